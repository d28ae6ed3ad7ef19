declare module 'magnet-uri' {
  /** Hashes in lower-case hexadecimal. Throws on an undecodable parameter. */
  export function decode(uri: string): { infoHash?: string; infoHashV2?: string };
}
