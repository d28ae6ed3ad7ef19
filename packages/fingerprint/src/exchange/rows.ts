import {
  admit,
  excerptOf,
  isKindNotRead,
  looksLikeTypeName,
  signalTypeNamed,
  typeByDigits,
} from './signal.ts';
import type { ListItem, Refusal, SignalType } from './signal.ts';

export type RowOptions = { leastQuality: number; sixtyFour: 'pdq' | 'sha256'; type?: SignalType | undefined };

export type RowReader = (line: string, number: number) => ListItem | undefined;

/** Columns by what lists call them; the first name found in a header wins its role. */
const roles = {
  value: [
    'signal_str',
    'signal',
    'hash',
    'indicator',
    'raw_indicator',
    'value',
    'fingerprint',
    'pdq',
    'pdq_hash',
  ],
  type: ['signal_type', 'type', 'indicator_type', 'hash_type', 'algorithm'],
  quality: ['quality', 'pdq_quality'],
  tags: ['tags', 'tag', 'label', 'labels', 'category', 'classification'],
  id: ['id', 'content_id', 'descriptor_id', 'entry_id'],
  name: ['filename', 'file', 'filepath', 'path', 'name', 'url', 'content_uri', 'collab'],
} as const;

type Role = keyof typeof roles;

const malformed = (line: string, number: number): Refusal => ({
  refused: 'malformed',
  line: number,
  excerpt: excerptOf(line),
});

const isHex = (text: string): boolean => /^[0-9a-f]+$/i.test(text);

/** The fields of one CSV line; a quoted field may hold the separator and doubled quotes, but no line break. */
export function fieldsOf(line: string, separator: string): string[] | undefined {
  if (!line.includes('"')) return line.split(separator).map((field) => field.trim());
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    if (line[at] === '"') {
      let field = '';
      let close = line.indexOf('"', at + 1);
      while (close >= 0 && line[close + 1] === '"') {
        field += line.slice(at + 1, close + 1);
        at = close + 1;
        close = line.indexOf('"', at + 1);
      }
      if (close < 0) return undefined;
      fields.push(field + line.slice(at + 1, close));
      at = close + 1;
      if (at < line.length && line[at] !== separator) return undefined;
    } else {
      const end = line.indexOf(separator, at);
      fields.push(line.slice(at, end < 0 ? undefined : end).trim());
      at = end < 0 ? line.length : end;
    }
    if (at >= line.length) return fields;
    at += 1;
  }
}

/** The separator of a line that has one of the three in use. */
export function separatorOf(line: string): string | undefined {
  return [',', ';', '\t'].find((separator) => line.includes(separator));
}

/** Reads the rows under a header line; nothing when the line is no header that names a column of values. */
export function readerOfHeader(header: string, options: RowOptions): RowReader | undefined {
  const separator = separatorOf(header) ?? ',';
  const names =
    fieldsOf(header, separator)?.map((name) => name.toLowerCase().replaceAll(/[\s-]+/g, '_')) ?? [];
  const columns = new Map<Role, number[]>();
  for (const role of Object.keys(roles) as Role[]) {
    const known: readonly string[] = roles[role];
    columns.set(
      role,
      known.map((name) => names.indexOf(name)).filter((column) => column >= 0),
    );
  }
  const valueColumn = columns.get('value')?.[0] ?? -1;
  if (valueColumn < 0) return undefined;
  const valueName = names[valueColumn] ?? '';
  const ofColumn = valueName.startsWith('pdq') ? 'pdq' : undefined;

  return (line, number) => {
    const fields = fieldsOf(line, separator);
    const value = fields?.[valueColumn];
    if (!fields || value === undefined) return malformed(line, number);
    const field = (role: Role): string | undefined => {
      const column = columns.get(role)?.[0];
      return column === undefined ? undefined : fields[column];
    };
    const typeName = field('type');
    const type = typeName
      ? signalTypeNamed(typeName)
      : (options.type ?? ofColumn ?? typeByDigits(value, options.sixtyFour));
    if (!type) {
      return typeName && looksLikeTypeName(typeName)
        ? { refused: 'other-type', line: number, excerpt: excerptOf(line) }
        : malformed(line, number);
    }
    const quality = field('quality');
    const tags = (columns.get('tags') ?? []).flatMap((column) =>
      tagsOf(fields[column] ?? '', names[column] === 'tags'),
    );
    return admit(
      {
        type,
        value,
        line: number,
        tags,
        id: field('id'),
        name: field('name'),
        quality: quality ? Number(quality) : undefined,
      },
      options.leastQuality,
    );
  };
}

/**
 * Reads a line without a header, in the shapes that ThreatExchange's tools write:
 * `hash`, `type hash`, `hash,quality,file name` (PDQ's command), `frame,quality,hash,seconds` (vPDQ's),
 * `hash,quality,seconds` (vPDQ's compact form), `hash,number,date,tags` (HMA's lists).
 */
export function readerWithoutHeader(options: RowOptions): RowReader {
  return (line, number) => {
    const separator = separatorOf(line);
    if (separator === undefined) return readBare(line, number, options);
    const fields = fieldsOf(line, separator);
    const [first = '', second = '', third = '', fourth = ''] = fields ?? [];
    if (!fields) return malformed(line, number);
    const claim = (
      value: string,
      rest: { quality?: number; name?: string; id?: string; tags?: string[] },
    ): ListItem => {
      const type = options.type ?? typeByDigits(value, options.sixtyFour);
      return type
        ? admit({ type, value, line: number, ...rest }, options.leastQuality)
        : malformed(line, number);
    };
    const isCount = (text: string): boolean => /^\d{1,20}$/.test(text);
    if (fields.length === 4 && isCount(first) && isCount(second))
      return claim(third, { quality: Number(second), id: first });
    if (fields.length === 4 && isCount(second) && /^\d{4}-\d\d-\d\d/.test(third)) {
      return claim(first, { id: second, tags: tagsOf(fourth, true) });
    }
    if (/^\d{1,3}$/.test(second)) {
      // the file name is last and may hold the separator itself
      const name = line.includes('"')
        ? fields.slice(2).join(separator)
        : line.split(separator).slice(2).join(separator);
      return claim(first, { quality: Number(second), name: name.trim() });
    }
    return fields.length === 2 ? claim(first, { name: second }) : malformed(line, number);
  };
}

function readBare(line: string, number: number, options: RowOptions): ListItem {
  const space = line.search(/\s/);
  const first = space < 0 ? line : line.slice(0, space);
  const second = space < 0 ? '' : line.slice(space).trim();
  if (second === '') {
    const type = options.type ?? typeByDigits(first, options.sixtyFour);
    return type ? admit({ type, value: first, line: number }, options.leastQuality) : malformed(line, number);
  }
  const type = signalTypeNamed(first);
  if (type) return admit({ type, value: second, line: number }, options.leastQuality);
  // `hash  file name`, as md5sum and its kin write; an asterisk marks binary mode
  const bare = isHex(first) ? (options.type ?? typeByDigits(first, options.sixtyFour)) : undefined;
  if (bare)
    return admit(
      { type: bare, value: first, line: number, name: second.replace(/^\*/, '') },
      options.leastQuality,
    );
  return isKindNotRead(first)
    ? { refused: 'other-type', line: number, excerpt: excerptOf(line) }
    : malformed(line, number);
}

/** ThreatExchange puts spaces between tags; a label of other lists may hold spaces, and has bars or semicolons between. */
function tagsOf(text: string, spacesPart: boolean): string[] {
  return text
    .split(spacesPart ? /[\s|;]+/ : /[|;]/)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
}
