import { rounded, type Bench } from './bench.ts';
import { Connection } from './load/connection.ts';
import { startPlatform, type Platform } from './platform.ts';

const paths = ['/', '/en', '/receipt', '/figures', '/en/figures', '/privacy', '/accessibility', '/nowhere'];
const most = 60;

/** What each public page weighs on the wire: itself and all that it asks for, heads of the answers included. */
export const pages: Bench = async () => {
  const platform = await startPlatform();
  try {
    const weights: { path: string; kilobytes: number; requests: number; foreign: number }[] = [];
    for (const path of paths) weights.push(await weigh(platform, path));
    const heaviest = Math.max(...weights.map(({ kilobytes }) => kilobytes));
    return {
      table: weights.map(
        ({ path, kilobytes, requests }) =>
          [path, `${kilobytes.toFixed(1)} kB in ${requests} answers`] as const,
      ),
      figures: {
        pages: weights.length,
        heaviestKb: rounded(heaviest),
        overBudget: weights.filter(({ kilobytes }) => kilobytes > most).length,
        foreignRequests: weights.reduce((sum, { foreign }) => sum + foreign, 0),
      },
    };
  } finally {
    await platform.stop();
  }
};

/** Fetches a page and, as a browser does, its styles, scripts, icons and fonts; each once. */
async function weigh(
  platform: Platform,
  path: string,
): Promise<{ path: string; kilobytes: number; requests: number; foreign: number }> {
  const connection = new Connection(platform.host, platform.port);
  const waiting = [path];
  const fetched = new Set<string>();
  let bytes = 0;
  let foreign = 0;
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    if (fetched.has(next)) continue;
    fetched.add(next);
    const answer = await connection.ask(
      Buffer.from(
        `GET ${next} HTTP/1.1\r\nHost: ${platform.host}:${platform.port}\r\nAccept: text/html,*/*\r\nAccept-Encoding: br, gzip\r\n\r\n`,
      ),
    );
    if (!answer) throw new Error(`no answer for ${next}`);
    bytes += answer.bytes;
    const plain = await (await fetch(new URL(next, platform.site))).text();
    for (const found of assetsIn(plain, next)) {
      const address = new URL(found, new URL(next, platform.site));
      if (address.origin !== platform.site) foreign += 1;
      else waiting.push(address.pathname + address.search);
    }
  }
  connection.close();
  return { path, kilobytes: bytes / 1000, requests: fetched.size, foreign };
}

/** What a page makes the browser fetch by itself; links that a person must follow do not count. */
function assetsIn(plain: string, path: string): string[] {
  if (/\.css(\?|$)/u.test(path))
    return [...plain.matchAll(/url\(["']?([^"')]+)["']?\)/gu)]
      .map(([, address = '']) => address)
      .filter(isFetched);
  if (/\.[a-z0-9]+(\?|$)/u.test(path)) return [];
  const tags = [
    ...plain.matchAll(
      /<(?:link\b[^>]*rel="(?:stylesheet|icon|preload|modulepreload|manifest)"[^>]*|script\b[^>]*|img\b[^>]*)>/gu,
    ),
  ].map(([tag]) => tag);
  return tags.flatMap((tag) => /(?:href|src)="([^"]+)"/u.exec(tag)?.[1] ?? []).filter(isFetched);
}

const isFetched = (address: string): boolean => !address.startsWith('data:') && !address.startsWith('#');
