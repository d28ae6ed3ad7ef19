import { sql, type Db } from '#ground/db';

/** Events a second above which the house is being flooded: about 300 reports, each of which tells two. */
const floodPerSecond = 600;

/** Tells whether events are being born faster than `floodPerSecond`, from how far their sequence has moved. */
export function makeFloodGauge(db: Db, now: () => number = () => performance.now()): () => Promise<boolean> {
  let lastSeq = 0;
  let lastAt = Number.NEGATIVE_INFINITY;
  let answer = Promise.resolve(false);
  const measure = async (since: number, at: number): Promise<boolean> => {
    const { rows } = await sql<{ seq: number }>`select last_value as seq from ground_event_seq_seq`.execute(
      db,
    );
    const seq = rows[0]?.seq ?? 0;
    const seconds = (at - since) / 1000;
    const isFlooded = Number.isFinite(seconds) && (seq - lastSeq) / seconds > floodPerSecond;
    lastSeq = seq;
    return isFlooded;
  };
  // Whoever asks meanwhile gets the same answer: many jobs ask, the database is asked ten times a second at most.
  return () => {
    const at = now();
    if (at - lastAt >= 100) {
      answer = measure(lastAt, at);
      lastAt = at;
    }
    return answer;
  };
}
