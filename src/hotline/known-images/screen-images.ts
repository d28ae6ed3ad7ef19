import type { Clock } from '#ground/clock';
import type { BodyDigest, Fetcher, Look } from '#ground/fetch';
import type { Hashing } from '#hashing';
import { inlineAddress, kindOf, type Finding } from './item.ts';

export const itemsScreened = 50;
const atOnce = 6;
const timeOfAnImageMs = 6_000;

export type ScreeningTools = {
  readonly fetcher: Fetcher;
  readonly hashing: Pick<Hashing, 'lookup'>;
  readonly clock: Clock;
  /** When the network work of this dossier has to end. */
  readonly until: number;
};

/**
 * Finds out what is known about everything seen on a page: the body itself when it is media, else the pictures it
 * shows. Whatever is too many or too late is in the answer as 'unscreened'.
 */
export async function screenImages(page: Look, tools: ScreeningTools): Promise<Finding[]> {
  if (isMedia(page)) return [await judge(page.finalUrl ?? '', page, tools)];
  const carried = page.inlineImages.map((digest, index) => ({ address: inlineAddress(index), digest }));
  const inline = carried.slice(0, itemsScreened);
  const addresses = page.images.slice(0, Math.max(0, itemsScreened - inline.length));
  const left = [
    ...carried.slice(inline.length).map(({ address }) => address),
    ...page.images.slice(addresses.length),
  ];
  const beyond = left.map((address) => unscreened(address, 'too-many-items'));
  const known = await Promise.all(
    inline.map(({ address, digest }) => judgeDigest(address, 'image', digest, tools)),
  );

  const fetched: Finding[] = Array.from(addresses, (address) => unscreened(address, 'out-of-time'));
  let next = 0;
  const work = async (): Promise<void> => {
    for (let mine = next++; mine < addresses.length; mine = next++) {
      const leftMs = tools.until - Date.now();
      if (leftMs <= 0) return;
      const address = addresses[mine] ?? '';
      const look = await tools.fetcher.look({
        url: address,
        want: 'digest',
        timeoutMs: Math.min(leftMs, timeOfAnImageMs),
      });
      fetched[mine] = await judge(address, look, tools);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return [...known, ...fetched, ...beyond];
}

/** Only a whole answer, of a type that can be media, may count as screened. */
async function judge(address: string, look: Look, tools: ScreeningTools): Promise<Finding> {
  if (look.outcome !== 'answered') return unscreened(address, look.problem ?? look.outcome);
  if (look.status === null || look.status < 200 || look.status > 299)
    return unscreened(address, `status-${look.status}`);
  if (!isMedia(look)) return unscreened(address, 'not-media');
  const { sha256, sha1, md5, bytes } = look;
  if (sha256 === null || sha1 === null || md5 === null || bytes === null || bytes === 0)
    return unscreened(address, 'empty');
  return judgeDigest(address, kindOf(look.contentType), { sha256, sha1, md5, bytes }, tools);
}

async function judgeDigest(
  address: string,
  kind: Finding['kind'],
  digest: BodyDigest,
  { hashing, clock }: ScreeningTools,
): Promise<Finding> {
  const match = await hashing.lookup({ sha256: digest.sha256, sha1: digest.sha1, md5: digest.md5 });
  return {
    kind,
    address,
    status: match === null ? 'unknown' : 'known',
    sha256: digest.sha256,
    bytes: digest.bytes,
    listName: match?.listName ?? null,
    problem: null,
    screenedAt: clock.now(),
  };
}

function unscreened(address: string, problem: string): Finding {
  return {
    kind: 'image',
    address,
    status: 'unscreened',
    sha256: null,
    bytes: null,
    listName: null,
    problem,
    screenedAt: null,
  };
}

/** A host that answers a picture's address with a page is hiding the picture from us. */
function isMedia(look: Look): boolean {
  return !/^(?:text\/|application\/(?:xhtml\+xml|xml|json))/i.test(look.contentType ?? 'text/html');
}
