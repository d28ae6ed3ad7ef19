import { setTimeout as pause } from 'node:timers/promises';
import { startPostgres, type Postgres } from '#ground/postgres';

/** A database that is there, ours or somebody else's. */
export interface KeptDatabase {
  url: string;
  pid(): number | null;
  stop(): Promise<void>;
}

/** Starts our own PostgreSQL and starts it again when it dies; with `given`, leaves everything to that server. */
export async function keepDatabase(
  data: string,
  given: string | null,
  onStart: () => void,
): Promise<KeptDatabase> {
  if (given) return { url: given, pid: () => null, stop: async () => undefined };
  let stopping = false;
  let server: Postgres = await startPostgres({ data });
  const guard = async (): Promise<void> => {
    while (!stopping) {
      await server.ended;
      if (stopping) return;
      try {
        server = await startPostgres({ data });
        onStart();
      } catch {
        await pause(500); // its orphans may still hold the shared memory
      }
    }
  };
  void guard();
  return {
    url: server.url,
    pid: () => server.pid,
    async stop() {
      stopping = true;
      await server.stop();
    },
  };
}
