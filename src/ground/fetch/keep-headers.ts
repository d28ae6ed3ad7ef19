export type RawHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** What may serve as evidence of who answered and how; nothing that could carry content or identify a visitor. */
const kept = [
  'server',
  'via',
  'cf-ray',
  'cf-mitigated',
  'x-served-by',
  'x-cache',
  'x-amz-cf-id',
  'x-powered-by',
  'etag',
  'last-modified',
  'retry-after',
  'content-type',
  'content-length',
  'content-language',
  'www-authenticate',
] as const;

const valueLength = 200;

/** The fixed selection of headers, each cut to 200 characters. */
export function keepHeaders(headers: RawHeaders): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of kept) {
    const value = headerOf(headers, name);
    if (value !== undefined) found[name] = value.slice(0, valueLength);
  }
  return found;
}

/** The first value of a header, which hostile servers may send several times. */
export function headerOf(headers: RawHeaders, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' ? value : value?.[0];
}
