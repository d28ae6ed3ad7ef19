import pg from 'pg';
import { describeError, log } from '#ground/log';

/** Something happened: names of events, without their data. */
export interface LiveBatch {
  names: readonly string[];
  at: Date;
}

/** The feed behind the console's live pages. */
export interface Live {
  /** Calls back for each batch until the returned function is called. */
  subscribe(listener: (batch: LiveBatch) => void): () => void;
  close(): Promise<void>;
}

/** For processes that nobody watches. */
export const quietLive: Live = { subscribe: () => () => undefined, close: async () => undefined };

/**
 * Listens to PostgreSQL's notifications on a connection of its own. When the connection is lost it is opened
 * again and everybody is told to look anew, since notifications are not kept.
 */
export function openLive(url: string): Live {
  const listeners = new Set<(batch: LiveBatch) => void>();
  let client: pg.Client | undefined;
  let closed = false;
  let retry: NodeJS.Timeout | undefined;

  const tell = (names: readonly string[]): void => {
    for (const listener of listeners) listener({ names, at: new Date() });
  };
  const reopen = (): void => {
    if (closed || retry) return;
    retry = setTimeout(() => {
      retry = undefined;
      void open(true);
    }, 500);
  };
  async function open(again: boolean): Promise<void> {
    const fresh = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
    fresh.on('error', reopen);
    fresh.on('end', reopen);
    fresh.on('notification', (message) => tell(parseNames(message.payload)));
    try {
      await fresh.connect();
      await fresh.query('listen vigie_live');
      client = fresh;
      if (again) tell(['everything']);
    } catch (error) {
      log.info({ event: 'live.away', ...describeError(error) });
      reopen();
    }
  }
  void open(false);
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async close() {
      closed = true;
      clearTimeout(retry);
      await client?.end();
    },
  };
}

function parseNames(payload: string | undefined): string[] {
  try {
    const names: unknown = JSON.parse(payload ?? '[]');
    return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
  } catch {
    return ['everything']; // a payload that was cut short still means that something happened
  }
}
