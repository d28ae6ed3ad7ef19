import { sql, type Db } from '#ground/db';

/** Events a second above which the house is being flooded: about 300 reports, each of which tells two. */
const floodPerSecond = 600;

/** Tells whether events are being born faster than `floodPerSecond`, from how far their sequence has moved. */
export function makeFloodGauge(db: Db, now: () => number = () => performance.now()): () => Promise<boolean> {
  let lastSeq = 0;
  let lastAt = Number.NEGATIVE_INFINITY;
  let isFlooded = false;
  return async () => {
    const at = now();
    if (at - lastAt < 200) return isFlooded;
    const { rows } = await sql<{ seq: number }>`select last_value as seq from ground_event_seq_seq`.execute(
      db,
    );
    const seq = rows[0]?.seq ?? 0;
    const seconds = (at - lastAt) / 1000;
    isFlooded = Number.isFinite(seconds) && (seq - lastSeq) / seconds > floodPerSecond;
    lastSeq = seq;
    lastAt = at;
    return isFlooded;
  };
}
