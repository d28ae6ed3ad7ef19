import { sql, type Db } from '#ground/db';

/** Events within a second, or a second of those since, above which the house is being flooded: about 300 reports. */
const floodPerSecond = 600;

/** The database is asked ten times a second at most; who asks meanwhile gets the same answer. */
const lookEveryMs = 100;

/** Tells whether events are being born faster than `floodPerSecond`, from how far their sequence has moved. */
export function makeFloodGauge(db: Db, now: () => number = () => performance.now()): () => Promise<boolean> {
  let looks: { at: number; seq: number }[] = [];
  let looking: Promise<boolean> | undefined;
  let isFlooded = false;

  async function look(): Promise<boolean> {
    const { rows } = await sql<{ seq: number }>`select last_value as seq from ground_event_seq_seq`.execute(
      db,
    );
    const latest = { at: now(), seq: rows[0]?.seq ?? 0 };
    // Compared with how it was a second ago: a burst of a moment is no flood, a flood is seen before its second is over.
    const base = looks.findLast(({ at }) => latest.at - at >= 1_000) ?? looks[0] ?? latest;
    const seconds = Math.max(1, (latest.at - base.at) / 1000);
    isFlooded = (latest.seq - base.seq) / seconds > floodPerSecond;
    looks = [...looks.filter(({ at }) => at >= base.at), latest];
    return isFlooded;
  }

  return async () => {
    const last = looks.at(-1);
    if (!looking && last && now() - last.at < lookEveryMs) return isFlooded;
    looking ??= look().finally(() => {
      looking = undefined;
    });
    return looking;
  };
}
