import { Connection } from './load/connection.ts';
import type { Platform } from './platform.ts';

/** What the queue shows of one dossier. */
interface QueueRow {
  id: string;
  defanged: string;
}

/** An analyst signed in by the one-time link that the terminal printed, looking at the queue. */
export interface Analyst {
  /** One page of the queue, fifty rows. */
  page(order: 'newest' | 'oldest', cursor: string | null): Promise<{ rows: QueueRow[]; next: string | null }>;
  close(): void;
}

/** Signs in as a browser without script does: opens the link, sends its form, keeps the cookies; `role` as printed. */
export async function signIn(platform: Platform, role: string): Promise<Analyst> {
  const link = new URL(platform.links.get(role) ?? '', platform.site);
  const connection = new Connection(platform.host, platform.port);
  const host = `${platform.host}:${platform.port}`;
  const ask = async (head: string, body = '') => {
    const answer = await connection.ask(
      Buffer.from(`${head}\r\nHost: ${host}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`),
    );
    if (!answer) throw new Error('the site closed the connection');
    return answer;
  };
  await ask(`GET ${link.pathname}${link.search} HTTP/1.1\r\nAccept: text/html`);
  const sent = await ask(
    `POST ${link.pathname} HTTP/1.1\r\nAccept: text/html\r\nOrigin: http://${host}\r\nContent-Type: application/x-www-form-urlencoded`,
    new URLSearchParams({ token: link.searchParams.get('token') ?? '' }).toString(),
  );
  const cookies = [...sent.head.matchAll(/\r\nset-cookie: ([^;\r]+)/giu)]
    .map(([, cookie]) => cookie)
    .join('; ');
  if (!cookies) throw new Error(`the sign-in link was not taken (${sent.status})`);
  return {
    async page(order, cursor) {
      const query = new URLSearchParams({ order, ...(cursor ? { cursor } : {}) });
      const answer = await ask(
        `GET /console/queue.json?${query.toString()} HTTP/1.1\r\nAccept: application/json\r\nCookie: ${cookies}`,
      );
      if (answer.status !== 200) throw new Error(`the queue answered ${answer.status}`);
      return JSON.parse(jsonIn(answer.body)) as Awaited<ReturnType<Analyst['page']>>;
    },
    close: () => connection.close(),
  };
}

/** The JSON of an answer, also when it came in chunks. */
function jsonIn(body: Buffer): string {
  const said = body.toString('utf8');
  return said.slice(said.indexOf('{'), said.lastIndexOf('}') + 1);
}
