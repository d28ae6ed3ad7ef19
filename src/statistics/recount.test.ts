import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql, type Database } from '#ground/db';
import { freshDatabase } from '../../tests/database.ts';
import type { ConsoleFigures, Count } from './figures.ts';
import { make } from './index.ts';
import { dayOf, daysIn, yearOf, type Period } from './period.ts';
import { sampleHistory } from './samples.ts';

interface Told {
  seq: number;
  name: string;
  subject: string;
  data: Record<string, unknown>;
  at: Date;
}

const year = yearOf(2026);
let database: Database;
let log: Told[];
let bySubject: Map<string, Told[]>;
let figures: ConsoleFigures;

beforeAll(async () => {
  database = await freshDatabase();
  const history = sampleHistory(year, 2_000);
  await sql`insert into ground_event (name, subject, data, at)
    select name, subject, data, at from jsonb_to_recordset(${JSON.stringify(history)}::jsonb)
      as e(name text, subject uuid, data jsonb, at timestamptz)`.execute(database.db);
  log = (await sql<Told>`select * from ground_event_log order by seq`.execute(database.db)).rows;
  bySubject = Map.groupBy(log, ({ subject }) => subject);
  await sql`analyze ground_event`.execute(database.db);
  figures = await make({ db: database.db, clock: { now: () => year.to } }).consoleFigures(year);
});
afterAll(() => database.close());

const isIn = ({ from, to }: Period, { at }: { at: Date }): boolean => at >= from && at < to;
const named = (name: string): Told[] => log.filter((event) => event.name === name && isIn(year, event));
const lastOf = (events: Told[]): Told | undefined => events.at(-1);
const about = (subject: string, name: string): Told[] =>
  (bySubject.get(subject) ?? []).filter((event) => event.name === name && event.at < year.to);

function counted(keys: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}
const asRecord = (table: readonly Count[]): Record<string, number> =>
  Object.fromEntries(table.filter(({ count }) => count > 0).map(({ code, count }) => [code, count]));

const verdicts = [
  'qualified',
  'closed-not-illegal',
  'closed-out-of-scope',
  'closed-not-found',
  'closed-passed-on',
];
function lastFindings(): Map<string, Told> {
  const found = new Map<string, Told>();
  for (const event of named('dossier.moved')) {
    if (verdicts.includes(String(event.data['to']))) found.set(event.subject, event);
  }
  return found;
}

describe('a plain recount of the whole log', () => {
  test('gives the same reports, mentions and dossiers', () => {
    const accepted = named('intake.report-accepted');
    expect(accepted.length).toBeGreaterThan(1_500);
    expect(figures.reports).toBe(accepted.length);
    expect(figures.mentions).toBe(
      accepted.reduce((sum, event) => sum + (event.data['dossierIds'] as string[]).length, 0),
    );
    const touched = [...named('dossier.opened'), ...named('dossier.joined')].map((event) => event.subject);
    expect(figures.dossiers).toBe(new Set(touched).size);
    expect(asRecord(figures.byChannel)).toEqual(
      counted(accepted.map((event) => String(event.data['channel']))),
    );
    expect(asRecord(figures.byCategory)).toEqual(
      counted(accepted.map((event) => String(event.data['category'] ?? 'unknown'))),
    );
  });

  test('gives the same months, and days that add up to them', async () => {
    const accepted = named('intake.report-accepted');
    expect(figures.received.unit).toBe('month');
    expect(asRecord(figures.received.points)).toEqual(
      counted(accepted.map((event) => dayOf(event.at).slice(0, 7))),
    );
    const spring = { from: new Date('2026-03-14T23:00:00Z'), to: new Date('2026-04-14T22:00:00Z') };
    const month = await make({ db: database.db, clock: { now: () => year.to } }).consoleFigures(spring);
    expect(month.received.unit).toBe('day');
    expect(month.received.points.map(({ code }) => code)).toEqual(daysIn(spring));
    const within = accepted.filter((event) => isIn(spring, event)).map((event) => dayOf(event.at));
    expect(asRecord(month.received.points)).toEqual(counted(within));
  });

  test('gives the same findings, noise, infractions and countries', () => {
    const found = [...lastFindings().values()];
    const byVerdict = counted(found.map((event) => String(event.data['to'])));
    expect(figures.findings).toEqual({
      illegal: byVerdict['qualified'],
      notIllegal: byVerdict['closed-not-illegal'],
      outOfScope: byVerdict['closed-out-of-scope'],
      notFound: byVerdict['closed-not-found'],
      passedOn: byVerdict['closed-passed-on'],
    });
    const noise = found.filter((event) =>
      ['closed-not-illegal', 'closed-out-of-scope'].includes(String(event.data['to'])),
    );
    const judged = noise.length + (byVerdict['qualified'] ?? 0);
    expect(figures.noise).toEqual({ count: noise.length, of: judged, share: noise.length / judged });
    const illegal = found.filter((event) => String(event.data['to']) === 'qualified');
    const last = (event: Told, name: string, word: string) =>
      String(lastOf(about(event.subject, name))?.data[word] ?? 'unknown');
    expect(asRecord(figures.byInfraction)).toEqual(
      counted(illegal.map((event) => last(event, 'legal-qualification.decided', 'infraction'))),
    );
    expect(asRecord(figures.byCountry)).toEqual(
      counted(illegal.map((event) => last(event, 'location.located', 'country'))),
    );
    const openedAt = (subject: string): number => about(subject, 'dossier.opened')[0]?.at.getTime() ?? 0;
    const seconds = found.map((event) => (event.at.getTime() - openedAt(event.subject)) / 1000);
    expect(figures.timeToFinding.count).toBe(seconds.length);
    expect(figures.timeToFinding.medianSeconds).toBeCloseTo(bruteQuantile(seconds, 0.5), 3);
  });

  test('gives the same states', () => {
    const moved = new Map(named('dossier.moved').map((event) => [event.subject, String(event.data['to'])]));
    const states = named('dossier.opened').map((event) => moved.get(event.subject) ?? 'received');
    expect(asRecord(figures.byState)).toEqual(counted(states));
  });

  test('gives the same removals and delays', () => {
    const gone = named('watch.removal-confirmed');
    const seconds = gone.map((event) => Number(event.data['seconds']));
    expect(figures.removal.removed).toBe(gone.length);
    expect(figures.removal.medianSeconds).toBeCloseTo(bruteQuantile(seconds, 0.5), 6);
    expect(figures.removal.ninetiethSeconds).toBeCloseTo(bruteQuantile(seconds, 0.9), 6);
    for (const { seconds: mark, count } of figures.removal.within) {
      expect(count).toBe(seconds.filter((one) => one <= mark).length);
    }
    expect(asRecord(figures.removedPerDay)).toEqual(counted(gone.map((event) => dayOf(event.at))));
    expect(figures.delayByInfraction.reduce((sum, { removed }) => sum + removed, 0)).toBe(gone.length);
    const csam = gone.filter(
      (event) =>
        String(lastOf(about(event.subject, 'legal-qualification.decided'))?.data['infraction']) === 'csam',
    );
    const ours = figures.delayByInfraction.find(({ code }) => code === 'csam');
    expect(ours?.removed).toBe(csam.length);
    expect(ours?.medianSeconds).toBeCloseTo(
      bruteQuantile(
        csam.map((event) => Number(event.data['seconds'])),
        0.5,
      ),
      6,
    );
  });

  test('gives the same work', () => {
    const screened = named('known-images.screened');
    const sum = (word: string) => screened.reduce((all, event) => all + Number(event.data[word]), 0);
    expect(figures.viewsAvoided).toBe(sum('viewsAvoided'));
    expect(figures.items).toEqual({
      seen: sum('items'),
      known: sum('known'),
      duplicates: 0,
      unknown: sum('unknown'),
    });
    const sent = named('removal.notice-sent');
    expect(figures.notices).toEqual({
      sent: sent.length,
      reminders: sent.filter((event) => event.data['reminder']).length,
      failed: 0,
    });
    expect(asRecord(figures.answers)).toEqual(
      counted(named('removal.answered').map((event) => String(event.data['answer']))),
    );
    expect(asRecord(figures.replies)).toEqual({ outcome: named('replies.sent').length });
    expect(figures.exposures.views).toBe(named('well-being.exposed').length);
  });
});

/** Counts instead of sorting by place: how many lie below, walked one by one. */
function bruteQuantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  const rank = (sorted.length - 1) * share;
  const below = sorted[Math.trunc(rank)] ?? 0;
  const above = sorted[Math.min(Math.trunc(rank) + 1, sorted.length - 1)] ?? below;
  return below * (1 - (rank - Math.trunc(rank))) + above * (rank - Math.trunc(rank));
}

test('an empty log counts nought, and says null where nothing can be said', async () => {
  const empty = await freshDatabase();
  const none = await make({ db: empty.db, clock: { now: () => year.to } }).publicFigures(year);
  expect(none).toMatchObject({
    reports: 0,
    removal: { removed: 0, medianSeconds: null },
    noise: null,
  });
  await empty.close();
});

test('a crowd on the public page asks the database once', async () => {
  let asked = 0;
  let now = year.to.getTime();
  const watched = database.db.withPlugin({
    transformQuery: ({ node }) => {
      asked += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  const { publicFigures } = make({ db: watched, clock: { now: () => new Date(now) }, keepMs: 5_000 });
  const all = await Promise.all(Array.from({ length: 50 }, () => publicFigures(year)));
  expect(new Set(all).size).toBe(1);
  const once = asked;
  await publicFigures(year);
  expect(asked).toBe(once);
  now += 5_001;
  await publicFigures(year);
  expect(asked).toBe(once * 2);
});
