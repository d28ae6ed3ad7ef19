/**
 * A signal is one fingerprint of a list that platforms and hotlines hand to each other: its kind, its value,
 * and what the list says about it. The names of the kinds are those of ThreatExchange and HMA, made one.
 */
export type SignalType = 'pdq' | 'md5' | 'sha1' | 'sha256' | 'vpdq';

/** One signal as it was read and checked: what is not told by the list is absent. */
export type Signal = {
  type: SignalType;
  /** Lower-case hexadecimal digits; for `vpdq` the JSON signal string, see `framesOfVpdqJson`. */
  value: string;
  /** PDQ quality, 0 to 100, where the list tells it. */
  quality?: number;
  /** Labels, tags and category, as the list wrote them. */
  tags: readonly string[];
  /** The list's own number for it. */
  id?: string;
  /** A file name or address, where the list tells one. */
  name?: string;
  /** Where it was read: the line of the list, from 1. */
  line: number;
  /** A PDQ value whose one-bits are not 128: ties, or another algorithm. Kept, and worth a look. */
  unbalanced?: true;
};

/** Why a line did not become a signal. */
export type RefusalReason =
  /** Not one of the shapes read here. */
  | 'malformed'
  /** Longer than the limit; the rest of the line was skipped without being kept. */
  | 'too-long'
  /** All digits are zero: PDQ's answer for "too small to hash". */
  | 'all-zero'
  /** Quality under the limit (50 unless told otherwise): low texture, a source of false positives. */
  | 'low-quality'
  /** A kind of signal that is not among the five, for instance a text or a TMK. */
  | 'other-type'
  /** Deleted or switched off by those who share it. */
  | 'withdrawn';

/** What did not become a signal: why, on which line (from 1), and at most 80 characters of it. */
export type Refusal = { refused: RefusalReason; line: number; excerpt: string };

/** What a list gives, in its order: signals, and refusals in their place. */
export type ListItem = Signal | Refusal;

/** Tells the two kinds of items apart. */
export function isRefusal(item: ListItem): item is Refusal {
  return 'refused' in item;
}

const names: Readonly<Record<string, SignalType>> = {
  pdq: 'pdq',
  hash_pdq: 'pdq',
  photo_pdq: 'pdq',
  md5: 'md5',
  hash_md5: 'md5',
  video_md5: 'md5',
  photo_md5: 'md5',
  hash_video_md5: 'md5',
  sha1: 'sha1',
  hash_sha1: 'sha1',
  sha256: 'sha256',
  hash_sha256: 'sha256',
  vpdq: 'vpdq',
  video_vpdq: 'vpdq',
  hash_video_vpdq: 'vpdq',
};

/** The kind that a list means by a name such as `pdq`, `HASH_PDQ` or `video_md5`; nothing for those not kept. */
export function signalTypeNamed(name: string): SignalType | undefined {
  return names[name.trim().toLowerCase().replaceAll('-', '')];
}

/** A name of a kind that we know exists but do not read: better reported as such than as malformed. */
export function looksLikeTypeName(name: string): boolean {
  return /^[a-z][a-z0-9_-]{1,40}$/i.test(name);
}

const kindsNotRead =
  /^(?:hash_|video_|photo_|text_)[a-z0-9_]+$|^(?:raw_)?(?:text|url|uri)$|^(?:tmk|tmk_pdqf|photodna|tlsh|tlsh_pdf|ssdeep|imphash|url_md5|trend_query|domain|ip_address|email_address|string|debug_string)$/i;

/** A kind of ThreatExchange's that we do not read. In a line without columns only a known name is one, not any word. */
export function isKindNotRead(name: string): boolean {
  return kindsNotRead.test(name.replaceAll('-', '_'));
}

const digits: Readonly<Record<Exclude<SignalType, 'vpdq'>, number>> = {
  pdq: 64,
  sha256: 64,
  md5: 32,
  sha1: 40,
};

/** What a bare value must be, by its length. 64 digits are PDQ or SHA-256: the caller says which of them. */
export function typeByDigits(value: string, sixtyFour: 'pdq' | 'sha256'): SignalType | undefined {
  if (value.length === 64) return sixtyFour;
  if (value.length === 40) return 'sha1';
  return value.length === 32 ? 'md5' : undefined;
}

export type Claim = {
  type: SignalType;
  value: string;
  line: number;
  quality?: number | undefined;
  tags?: readonly string[] | undefined;
  id?: string | undefined;
  name?: string | undefined;
};

/** The one gate into a list: checks what a line claims, and answers a signal or the reason against it. */
export function admit(claim: Claim, leastQuality: number): ListItem {
  const { type, line, quality, tags = [] } = claim;
  const refuse = (refused: RefusalReason): Refusal => ({ refused, line, excerpt: excerptOf(claim.value) });
  const signal: Signal = { type, value: claim.value, tags, line };
  if (type !== 'vpdq') {
    const ones = claim.value.length === digits[type] ? oneBits(claim.value) : -1;
    if (ones < 0) return refuse('malformed');
    if (ones === 0) return refuse('all-zero');
    if (type === 'pdq' && ones !== 128) signal.unbalanced = true;
    signal.value = claim.value.toLowerCase();
  }
  if (quality !== undefined) {
    if (!(quality >= 0 && quality <= 100)) return refuse('malformed');
    if (type === 'pdq' && quality < leastQuality) return refuse('low-quality');
    signal.quality = quality;
  }
  if (claim.id) signal.id = claim.id;
  if (claim.name) signal.name = claim.name;
  return signal;
}

/** What may be shown of a refused line: its beginning, without control characters. */
export function excerptOf(text: string): string {
  const plain = text.slice(0, 80).replace(/\p{Cc}/gu, ' ');
  return text.length > 80 ? `${plain}…` : plain;
}

/** One-bits of a hexadecimal digit by its character; far below zero for what is none. */
const bitsOfDigit = new Int16Array(128).fill(-1000);
for (let digit = 0; digit < 16; digit++) {
  const bits = (digit & 1) + ((digit >> 1) & 1) + ((digit >> 2) & 1) + (digit >> 3);
  bitsOfDigit[digit.toString(16).charCodeAt(0)] = bits;
  bitsOfDigit[digit.toString(16).toUpperCase().charCodeAt(0)] = bits;
}

/** One-bits of up to 64 hexadecimal digits; negative when not all are. One loop: lists have millions of lines. */
function oneBits(hex: string): number {
  let bits = 0;
  for (let at = 0; at < hex.length; at++) bits += bitsOfDigit[hex.charCodeAt(at)] ?? -1000;
  return bits;
}
