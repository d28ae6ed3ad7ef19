import { inTransaction } from '#ground/db';
import { announce } from '#ground/events';
import { enqueue } from '#ground/jobs';
import type { Look } from '#ground/fetch';
import type { Dossier } from '#hotline/dossier';
import { baselineOf } from './baseline.ts';
import { evidenceOf, type Check } from './check.ts';
import { classify, needsSibling } from './classify.ts';
import { confirmRemoval, type Run } from './confirm-removal.ts';
import { checked, removalConfirmed } from './events.ts';
import { checkAt } from './jobs.ts';
import { siblingOf } from './sibling.ts';
import { isGone, isOurFault, type Verdict } from './verdict.ts';
import {
  dropBaseline,
  endWatch,
  insertCheck,
  keepBaseline,
  readBaseline,
  readLooks,
  writeWatch,
} from './watch.sql.ts';
import type { WatchTools } from './watch-tools.ts';

/**
 * Looks once at a watched dossier, keeps the verdict and its evidence, and decides: look again later, call it
 * removed, or send it back to location. Does nothing for a dossier that is not watched (any more).
 */
export async function checkDossier(tools: WatchTools, dossierId: string): Promise<void> {
  const dossier = await tools.dossier.find(dossierId);
  if (dossier.state !== 'watching') return endWatch(tools.db, dossierId);
  const at = tools.clock.now();
  if (dossier.locatorKind !== 'web') return leaveToPeople(tools, dossier, at);

  const look = await tools.fetcher.look({ url: dossier.locator, want: 'page' });
  const baseline = await readBaseline(tools.db, dossierId);
  const sibling = needsSibling(look, baseline)
    ? await tools.fetcher.look({ url: siblingOf(dossier.locator, tools.random()), want: 'page' })
    : null;
  const network = look.address === null ? null : ((await tools.networkOf?.(look.address)) ?? null);
  const verdict = classify(look, { baseline, sibling, network });
  const blind = isOurFault(look.problem);
  const evidence = evidenceOf(look, { baseline, sibling, network, blind });

  await inTransaction(tools.db, async (tx) => {
    const locked = await tools.dossier.lock(tx, dossierId);
    if (locked.state !== 'watching') return endWatch(tx, dossierId);
    await insertCheck(tx, { dossierId, at, verdict, gone: isGone(verdict), evidence } satisfies Omit<
      Check,
      'id'
    >);
    if (verdict === 'online') await keepBaseline(tx, dossierId, baselineOf(look, at, network), at);
    const looks = await readLooks(tx, dossierId, locked.stateSince);
    const run = confirmRemoval(looks, tools.schedule);
    await announce(tx, checked.of(dossierId, { verdict, gone: isGone(verdict), confirmations: run.counted }));
    const settled = run.confirmed || verdict === 'moved';
    const nextAt = nextLookAt(tools, locked, run, at);
    await writeWatch(tx, {
      dossierId,
      state: settled ? 'ended' : 'open',
      nextAt,
      urgent: isUrgent(locked),
      goneSince: run.since,
      goneLooks: run.counted,
      lastVerdict: verdict,
      lastAt: at,
    });
    if (run.confirmed) return confirm(tools, tx, locked, run, looks.length);
    if (verdict === 'moved') {
      await dropBaseline(tx, dossierId);
      await tools.dossier.move(tx, dossierId, 'locating', { reason: 'moved' });
      return;
    }
    await enqueue(tx, [checkAt(dossierId, nextAt)]);
  });
}

async function confirm(
  tools: WatchTools,
  tx: WatchTools['db'],
  dossier: Dossier,
  run: Run,
  checks: number,
): Promise<void> {
  const since = run.since ?? tools.clock.now();
  const seconds = Math.max(0, Math.round((since.getTime() - dossier.openedAt.getTime()) / 1000));
  await dropBaseline(tx, dossier.id);
  await announce(tx, removalConfirmed.of(dossier.id, { seconds, checks }));
  await tools.dossier.move(tx, dossier.id, 'removed');
}

/** While a removal is being confirmed the next look comes as soon as it can count; otherwise by the calendar. */
function nextLookAt({ schedule }: WatchTools, dossier: Dossier, run: Run, now: Date): Date {
  const seconds = isUrgent(dossier) ? schedule.urgentEverySeconds : schedule.everySeconds;
  const ordinary = new Date(now.getTime() + seconds * 1000);
  return run.nextAt !== null && run.nextAt < ordinary ? run.nextAt : ordinary;
}

const isUrgent = (dossier: Dossier): boolean => dossier.priority === 1;

/** An onion, a magnet, a messenger's channel: no machine of ours looks there yet. */
async function leaveToPeople(tools: WatchTools, dossier: Dossier, now: Date): Promise<void> {
  await writeWatch(tools.db, {
    dossierId: dossier.id,
    state: 'paused',
    nextAt: now,
    urgent: isUrgent(dossier),
    goneSince: null,
    goneLooks: 0,
    lastVerdict: null,
    lastAt: null,
  });
}

/** Takes the fingerprint of a page before its hoster is told, so that a page put in its place is recognised. */
export async function takeBaselineOf(tools: WatchTools, dossierId: string): Promise<void> {
  const dossier = await tools.dossier.find(dossierId);
  if (dossier.locatorKind !== 'web' || (await readBaseline(tools.db, dossierId)) !== null) return;
  const look: Look = await tools.fetcher.look({ url: dossier.locator, want: 'page' });
  const network = look.address === null ? null : ((await tools.networkOf?.(look.address)) ?? null);
  const verdict: Verdict = classify(look, { baseline: null });
  if (verdict === 'online')
    await keepBaseline(tools.db, dossierId, baselineOf(look, tools.clock.now(), network), tools.clock.now());
}
