import type { Db } from '#ground/db';
import type { ConsoleFigures, Count, Delay, Series } from './figures.ts';
import { daysIn, monthOf, type Period } from './period.ts';
import { spreadOf } from './quantile.ts';
import * as events from './events.sql.ts';

/** A period longer than this is drawn by month. */
const mostDaysByDay = 62;

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;
/** The moments at which the share removed is told: every threshold that hotlines print, and those of the minute. */
export const removalMarks = [
  minute,
  10 * minute,
  30 * minute,
  hour,
  4 * hour,
  8 * hour,
  day,
  2 * day,
  3 * day,
  7 * day,
  28 * day,
];

/** Counts every figure of a period, exactly, from events alone. */
export async function countFigures(db: Db, period: Period, now: Date): Promise<ConsoleFigures> {
  const [received, dossiers, states, found, toFinding, removals, screened, work, exposures] =
    await Promise.all([
      events.receivedIn(db, period),
      events.dossiersTouchedIn(db, period),
      events.statesOfCohort(db, period),
      events.findingsIn(db, period),
      events.timesToFinding(db, period),
      events.removalsIn(db, period),
      events.screenedIn(db, period),
      events.workIn(db, period),
      events.exposuresIn(db, period),
    ]);
  const findings = findingsOf(found);
  const judged = findings.illegal + findings.notIllegal + findings.outOfScope;
  const noise = findings.notIllegal + findings.outOfScope;
  const illegal = found.filter(({ finding }) => finding === 'qualified');
  const seconds = removals.map((removal) => removal.seconds);
  const of = (name: string, word?: string): number =>
    total(
      work.filter((row) => row.name === name && (word === undefined || row.word === word)),
      (row) => row.count,
    );
  return {
    period: { from: period.from.toISOString(), to: period.to.toISOString() },
    countedAt: now.toISOString(),
    reports: total(received, (row) => row.reports),
    mentions: total(received, (row) => row.mentions),
    dossiers,
    findings,
    noise: { count: noise, of: judged, share: judged === 0 ? null : noise / judged },
    removal: {
      ...delayOf(seconds),
      within: removalMarks.map((mark) => ({
        seconds: mark,
        count: seconds.filter((one) => one <= mark).length,
      })),
    },
    viewsAvoided: screened.viewsAvoided,
    received: seriesOf(
      period,
      tally(
        received,
        (row) => row.day,
        (row) => row.reports,
      ),
    ),
    removedPerDay: everyDay(
      period,
      tally(
        removals,
        (row) => row.day,
        () => 1,
      ),
    ),
    byChannel: ranked(
      tally(
        received,
        (row) => row.channel,
        (row) => row.reports,
      ),
    ),
    byCategory: ranked(
      tally(
        received,
        (row) => row.category,
        (row) => row.reports,
      ),
    ),
    byInfraction: ranked(
      tally(
        illegal,
        (row) => row.infraction,
        (row) => row.dossiers,
      ),
    ),
    byCountry: ranked(
      tally(
        illegal,
        (row) => row.country,
        (row) => row.dossiers,
      ),
    ),
    byState: ranked(new Map(states.map(({ code, count }) => [code, count]))),
    delayByInfraction: delaysByInfraction(removals),
    timeToFinding: { count: toFinding.length, ...spreadOf(toFinding) },
    items: {
      seen: screened.seen,
      known: screened.known,
      duplicates: screened.duplicates,
      unknown: screened.unknown,
    },
    notices: {
      sent: of('removal.notice-sent'),
      reminders: of('removal.notice-sent', 'true'),
      failed: of('removal.notice-failed'),
    },
    answers: ranked(new Map(work.filter(isA('removal.answered')).map(({ word, count }) => [word, count]))),
    replies: ranked(new Map(work.filter(isA('replies.sent')).map(({ word, count }) => [word, count]))),
    exposures,
  };
}

const isA = (name: string) => (row: { name: string }) => row.name === name;

function total<Row>(rows: readonly Row[], amount: (row: Row) => number): number {
  return rows.reduce((all, row) => all + amount(row), 0);
}

function tally<Row>(
  rows: readonly Row[],
  key: (row: Row) => string,
  amount: (row: Row) => number,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(key(row), (counts.get(key(row)) ?? 0) + amount(row));
  return counts;
}

/** Largest first, equals by code, so that the same events always give the same table. */
function ranked(counts: ReadonlyMap<string, number>): Count[] {
  return [...counts]
    .map(([code, count]) => ({ code, count }))
    .sort((one, other) => other.count - one.count || (one.code < other.code ? -1 : 1));
}

const everyDay = (period: Period, counts: ReadonlyMap<string, number>): Count[] =>
  daysIn(period).map((code) => ({ code, count: counts.get(code) ?? 0 }));

function seriesOf(period: Period, counts: ReadonlyMap<string, number>): Series<Count> {
  const days = everyDay(period, counts);
  if (days.length <= mostDaysByDay) return { unit: 'day', points: days };
  const months = tally(
    days,
    ({ code }) => monthOf(code),
    ({ count }) => count,
  );
  return { unit: 'month', points: [...months].map(([code, count]) => ({ code, count })) };
}

function findingsOf(rows: readonly events.FindingRow[]): ConsoleFigures['findings'] {
  const of = (finding: string): number =>
    total(
      rows.filter((row) => row.finding === finding),
      (row) => row.dossiers,
    );
  return {
    illegal: of('qualified'),
    notIllegal: of('closed-not-illegal'),
    outOfScope: of('closed-out-of-scope'),
    notFound: of('closed-not-found'),
    passedOn: of('closed-passed-on'),
  };
}

const delayOf = (seconds: readonly number[]): Delay => ({ removed: seconds.length, ...spreadOf(seconds) });

function delaysByInfraction(removals: readonly events.RemovalRow[]): (Delay & { code: string })[] {
  return ranked(
    tally(
      removals,
      (row) => row.infraction,
      () => 1,
    ),
  ).map(({ code }) => ({
    code,
    ...delayOf(removals.filter((row) => row.infraction === code).map((row) => row.seconds)),
  }));
}
