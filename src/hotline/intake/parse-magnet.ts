import { decode } from 'magnet-uri';
import { keyOf, type ParsedLocator } from './locator.ts';

/** A magnet link is known by its info hash alone: trackers and file names vary from copy to copy. */
export function parseMagnet(verbatim: string, text: string): ParsedLocator {
  const hash = hashIn(text);
  if (!hash) return { fault: 'magnet-incomplete' };
  const canonical = `magnet:?xt=urn:${hash}`;
  return { locator: { kind: 'magnet', verbatim, canonical, key: keyOf(canonical), host: null, tld: null } };
}

/**
 * Only the topics are given to the library: it would unfold a file selection (`so=0-999999999`) into an array of
 * that length, and one line would take the whole process down.
 */
function hashIn(text: string): string | null {
  const [, query = ''] = text.split('?', 2);
  const topics = query
    .split('&')
    .filter((part) => /^xt=urn:(btih:(\w{40}|\w{32})|btmh:1220\w{64})$/i.test(part));
  try {
    const { infoHash, infoHashV2 } = decode(
      `magnet:?${topics.join('&')}`.replace(/urn:(btih|btmh):/gi, (urn) => urn.toLowerCase()),
    );
    if (infoHash && /^[0-9a-f]{40}$/i.test(infoHash)) return `btih:${infoHash.toLowerCase()}`;
    return infoHashV2 && /^[0-9a-f]{64}$/i.test(infoHashV2) ? `btmh:1220${infoHashV2.toLowerCase()}` : null;
  } catch {
    return null; // letters that its alphabet does not have
  }
}
