import { admit, excerptOf, looksLikeTypeName, signalTypeNamed, typeByDigits } from './signal.ts';
import type { Claim, ListItem, RefusalReason } from './signal.ts';
import { readerWithoutHeader } from './rows.ts';
import type { RowOptions } from './rows.ts';

export type RecordOptions = RowOptions & { now: number };

type Fields = Readonly<Record<string, unknown>>;

/** Members of a JSON answer that hold the records, in the answers of HMA and ThreatExchange and in common dumps. */
export const recordHolders = [
  'data',
  'signals',
  'hashes',
  'contents',
  'content',
  'entries',
  'items',
  'results',
];

/**
 * The signals of one JSON value: a content of an HMA bank (`{ id, signals: { pdq, … } }`), the answer of HMA's
 * hashing (`{ pdq: "…" }`), a ThreatExchange update or descriptor (`{ indicator, type, tags, … }`), a vPDQ signal
 * keyed by frame, a line of this package's own `hash --json`, a text as in a list, or a list of any of these.
 */
export function signalsOfRecord(record: unknown, line: number, options: RecordOptions): ListItem[] {
  if (typeof record === 'string') {
    const item = readerWithoutHeader(options)(record.trim(), line);
    return item ? [item] : [];
  }
  if (Array.isArray(record)) return record.flatMap((inner) => signalsOfRecord(inner, line, options));
  if (!isFields(record)) return [refusal('malformed', record, line)];
  const fields = record;
  if (fields['should_delete'] === true || isSwitchedOff(fields, options.now))
    return [refusal('withdrawn', fields, line)];
  if (isVpdqByFrame(fields))
    return [admit({ type: 'vpdq', value: JSON.stringify(fields), line }, options.leastQuality)];

  const about = {
    line,
    id: textOf(fields['id'] ?? fields['content_id']),
    name: textOf(fields['original_media_uri'] ?? fields['file'] ?? fields['filename'] ?? fields['url']),
    quality: typeof fields['quality'] === 'number' ? fields['quality'] : undefined,
    tags: [...tagsOfFields(fields), ...tagsOfBank(fields)],
  };
  if (isFields(fields['signals'])) return signalsByType(fields['signals'], about, options, true);
  const value =
    fields['signal_str'] ??
    fields['signal'] ??
    fields['indicator'] ??
    fields['raw_indicator'] ??
    fields['hash'] ??
    fields['value'];
  if (typeof value === 'string') {
    const typeName = textOf(fields['signal_type'] ?? fields['type'] ?? fields['hash_type']);
    const type = typeName
      ? signalTypeNamed(typeName)
      : (options.type ?? typeByDigits(value, options.sixtyFour));
    if (type) return [admit({ ...about, type, value }, options.leastQuality)];
    return [refusal(typeName && looksLikeTypeName(typeName) ? 'other-type' : 'malformed', fields, line)];
  }
  const direct = signalsByType(fields, about, options, false);
  if (direct.length > 0) return direct;
  const holder = recordHolders.find((name) => Array.isArray(fields[name]));
  return holder ? signalsOfRecord(fields[holder], line, options) : [refusal('malformed', fields, line)];
}

function signalsByType(
  byType: Fields,
  about: Omit<Claim, 'type' | 'value'>,
  options: RecordOptions,
  tellOthers: boolean,
): ListItem[] {
  const items: ListItem[] = [];
  for (const [name, value] of Object.entries(byType)) {
    const type = signalTypeNamed(name);
    if (type && typeof value === 'string') items.push(admit({ ...about, type, value }, options.leastQuality));
    else if (tellOthers)
      items.push(refusal(type ? 'malformed' : 'other-type', { [name]: value }, about.line));
  }
  return items;
}

function refusal(refused: RefusalReason, record: unknown, line: number): ListItem {
  return { refused, line, excerpt: excerptOf(JSON.stringify(record) ?? '') };
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** HMA: 0 is off, 1 is on, anything else is the second from which it is on again. */
function isSwitchedOff(fields: Fields, now: number): boolean {
  const until = fields['disable_until_ts'];
  return typeof until === 'number' && until !== 1 && (until === 0 || until > now / 1000);
}

function isVpdqByFrame(fields: Fields): boolean {
  const entries = Object.entries(fields);
  return (
    entries.length > 0 &&
    entries.every(([key, value]) => /^\d+$/.test(key) && isFields(value) && 'hash' in value)
  );
}

/** Tags are a list of texts, or ThreatExchange's `{ data: [{ text }] }`, on the record or on its descriptors. */
function tagsOfFields(fields: Fields): string[] {
  const tags = fields['tags'] ?? fields['labels'] ?? fields['label'];
  const descriptors = isFields(fields['descriptors']) ? fields['descriptors']['data'] : undefined;
  const nested = Array.isArray(descriptors) ? descriptors.filter(isFields).flatMap(tagsOfFields) : [];
  if (typeof tags === 'string') return [tags, ...nested];
  const list: unknown = isFields(tags) ? tags['data'] : tags;
  const own = Array.isArray(list)
    ? list.map((tag) => textOf(isFields(tag) ? (tag['text'] ?? tag['name']) : tag))
    : [];
  return [...new Set([...own, ...nested].filter((tag) => tag !== undefined))];
}

function tagsOfBank(fields: Fields): string[] {
  const bank = isFields(fields['bank']) ? textOf(fields['bank']['name']) : textOf(fields['bank']);
  return bank ? [bank] : [];
}
