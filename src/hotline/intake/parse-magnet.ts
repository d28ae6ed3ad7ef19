import { decode } from 'magnet-uri';
import { keyOf, type ParsedLocator } from './locator.ts';

/** A magnet link is known by its info hash alone: trackers and file names vary from copy to copy. */
export function parseMagnet(verbatim: string, text: string): ParsedLocator {
  let hash: string | undefined;
  try {
    const parsed = decode(text);
    hash = parsed.infoHash ? `btih:${parsed.infoHash}` : parsed.infoHashV2 ? `btmh:1220${parsed.infoHashV2}` : undefined;
  } catch {
    hash = undefined;
  }
  if (!hash) return { fault: 'magnet-incomplete' };
  const canonical = `magnet:?xt=urn:${hash.toLowerCase()}`;
  return { locator: { kind: 'magnet', verbatim, canonical, key: keyOf(canonical), host: null, tld: null } };
}
