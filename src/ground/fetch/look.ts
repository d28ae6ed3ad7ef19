import type { AddressPolicy } from './address-policy.ts';

/**
 * What is wanted of an address. 'page': what a reader would see, as text and fingerprints. 'digest': fingerprints
 * only. 'veil': a picture made unrecognisable. 'clear': a picture re-encoded without metadata. 'bytes': the decoded body
 * itself, for the isolated decoders of `#hashing` and nobody else: with every other want, bytes of the original never
 * leave the fetcher's process.
 */
export type Want = 'page' | 'digest' | 'veil' | 'clear' | 'bytes';

export type LookRequest = {
  readonly url: string;
  readonly want: Want;
  /** Total time for all hops, in milliseconds; the fetcher's own limit when absent or larger. */
  readonly timeoutMs?: number;
};

export type LookOutcome = 'answered' | 'refused' | 'unreachable' | 'dns-gone' | 'too-large' | 'timeout';

/** One step of the way; `url` carries no credentials. */
export type Hop = { readonly url: string; readonly status: number; readonly ip: string };

export type BodyDigest = {
  readonly sha256: string;
  readonly sha1: string;
  readonly md5: string;
  readonly bytes: number;
};

/** A picture made in memory, to be shown and forgotten. */
export type Preview = {
  readonly contentType: 'image/webp';
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
};

/** What one look found. Digests are lower-case hex over the decoded body. Absent knowledge is null. */
export type Look = {
  readonly outcome: LookOutcome;
  /** Stable word where the outcome is not plain 'answered', e.g. 'refused:loopback', 'connection-refused'. */
  readonly problem: string | null;
  readonly status: number | null;
  readonly hops: readonly Hop[];
  /** Where redirects led, without credentials. */
  readonly finalUrl: string | null;
  /** IP address that answered last. */
  readonly address: string | null;
  readonly contentType: string | null;
  /** Length of the decoded body as far as it was read. */
  readonly bytes: number | null;
  readonly sha256: string | null;
  readonly sha1: string | null;
  readonly md5: string | null;
  /** SHA-256 of the first 64 KiB: known even of a body that is too large to be read to its end. */
  readonly headSha256: string | null;
  readonly title: string | null;
  /** First visible words, at most 1,200 characters. */
  readonly excerpt: string | null;
  /** Primary subtag as declared by the page, else guessed; null when unsure. */
  readonly language: string | null;
  readonly wordCount: number | null;
  /** 64-bit simhash of the visible text, 16 hex digits; compare with `simhashDistance`. */
  readonly simhash: string | null;
  /** SHA-256 of the visible text with digits and spacing folded. */
  readonly textHash: string | null;
  /** Absolute http(s) addresses of the pictures of a page, in order of appearance, at most 200. */
  readonly images: readonly string[];
  /** Pictures that the page carries inside itself (data: addresses), by digest. */
  readonly inlineImages: readonly BodyDigest[];
  readonly passwordField: boolean | null;
  /** A small, fixed selection of headers (server, cf-ray, cf-mitigated, etag, last-modified, retry-after …). */
  readonly headers: Readonly<Record<string, string>>;
  readonly tls: 'valid' | 'invalid' | 'none';
  readonly elapsedMs: number;
  readonly preview: Preview | null;
  /** The decoded body, where 'bytes' were wanted and the whole of it came. */
  readonly body: Uint8Array | null;
};

export type FetchLimits = {
  /** All hops together, in milliseconds. */
  readonly totalMs: number;
  /** To one of the addresses of a host, before the next one is tried. */
  readonly connectMs: number;
  readonly headersMs: number;
  readonly headerBytes: number;
  /** As they come over the wire. */
  readonly wireBytes: number;
  /** After decompression. */
  readonly bodyBytes: number;
  /** After decompression, for what is read as a page (held in memory). */
  readonly pageBytes: number;
  /** After decompression, for what is turned into a picture or handed over (held in memory). */
  readonly pictureBytes: number;
  readonly redirects: number;
  readonly inFlight: number;
};

export const defaultLimits: FetchLimits = {
  totalMs: 15_000,
  connectMs: 4_000,
  headersMs: 8_000,
  headerBytes: 32 * 1024,
  wireBytes: 64 * 1024 * 1024,
  bodyBytes: 64 * 1024 * 1024,
  pageBytes: 4 * 1024 * 1024,
  pictureBytes: 24 * 1024 * 1024,
  redirects: 5,
  inFlight: 32,
};

export type FetcherOptions = {
  readonly policy: AddressPolicy;
  /** DNS servers, 'ip' or 'ip:port'; the machine's own when absent. */
  readonly resolvers?: readonly string[];
  /** 'http://host:port' of an HTTP CONNECT proxy; it is given checked addresses only, never a name. */
  readonly egressProxy?: string;
  readonly userAgent?: string;
  readonly limits?: Partial<FetchLimits>;
};

/** The port that rooms lean on. */
export type Fetcher = {
  /** Looks once at an address. Never throws: whatever happens is in the outcome. */
  look(request: LookRequest): Promise<Look>;
  /** Ends the process; looks under way answer 'unreachable'. */
  close(): Promise<void>;
};
