import type { Clock } from '#ground/clock';
import { inTransaction, type Db } from '#ground/db';
import { announce } from '#ground/events';
import type { Fetcher, Look } from '#ground/fetch';
import type { Hashing } from '#hashing';
import type { DossierRoom } from '#hotline/dossier';
import { imagesScreened } from './events.ts';
import type { Finding, Page, ScreeningOutcome } from './item.ts';
import { clearItems, writeItem, writePage } from './known-images.sql.ts';
import { screenImages } from './screen-images.ts';

export type Screening = {
  readonly db: Db;
  readonly fetcher: Fetcher;
  readonly hashing: Pick<Hashing, 'lookup'>;
  readonly dossier: Pick<DossierRoom, 'find' | 'lock' | 'move'>;
  readonly clock: Clock;
};

const networkMsOfADossier = 20_000;
const networkMsOfThePage = 10_000;

type Result = { readonly page: Omit<Page, 'online'>; readonly findings: readonly Finding[] };

/**
 * Screens one dossier and hands it to a person. Repeating it changes nothing once a person has it. When even the last
 * attempt fails, the dossier goes on as 'unscreened': a person must never wait for a machine that cannot.
 */
export async function screenDossier(
  tools: Screening,
  dossierId: string,
  lastAttempt: boolean,
): Promise<void> {
  const dossier = await tools.dossier.find(dossierId);
  if (dossier.state !== 'received' && dossier.state !== 'screening') return;
  await inTransaction(tools.db, async (tx) => {
    const { state } = await tools.dossier.lock(tx, dossierId);
    if (state === 'received') await tools.dossier.move(tx, dossierId, 'screening');
  });
  try {
    const result =
      dossier.locatorKind === 'web' ? await screenPage(dossier.locator, tools) : nothingToFetch(tools.clock);
    await settle(tools, dossierId, result);
  } catch (error) {
    if (!lastAttempt) throw error;
    // Also when what was found could not be written: a page must not be able to keep its dossier from people.
    const page = pageOf(null, 'unscreened', 'screening-failed', tools.clock);
    await settle(tools, dossierId, { page, findings: [] });
  }
}

async function screenPage(locator: string, tools: Screening): Promise<Result> {
  const until = Date.now() + networkMsOfADossier;
  const look = await tools.fetcher.look({ url: locator, want: 'page', timeoutMs: networkMsOfThePage });
  if (isWall(look)) return { page: pageOf(look, 'unscreened', 'login-wall', tools.clock), findings: [] };
  const outcome = outcomeOf(look);
  if (outcome !== 'screened') return { page: pageOf(look, outcome, look.problem, tools.clock), findings: [] };
  const findings = await screenImages({ ...look, finalUrl: look.finalUrl ?? locator }, { ...tools, until });
  const missed = findings.find((finding) => finding.status === 'unscreened');
  const page = pageOf(
    look,
    missed === undefined ? 'screened' : 'unscreened',
    missed?.problem ?? null,
    tools.clock,
  );
  return { page, findings };
}

/** Little but a password field: whatever was reported lies behind it. */
function isWall(look: Look): boolean {
  return (
    look.passwordField === true && look.wordCount !== null && look.wordCount < 120 && look.images.length === 0
  );
}

function outcomeOf(look: Look): ScreeningOutcome {
  if (look.outcome === 'dns-gone' || look.status === 404 || look.status === 410) return 'not-found';
  const read = look.outcome === 'answered' && look.status !== null && look.status >= 200 && look.status < 300;
  return read ? 'screened' : 'unscreened';
}

function nothingToFetch(clock: Clock): Result {
  return { page: pageOf(null, 'nothing-to-fetch', null, clock), findings: [] };
}

function pageOf(
  look: Look | null,
  outcome: ScreeningOutcome,
  problem: string | null,
  clock: Clock,
): Result['page'] {
  return {
    lookedAt: clock.now(),
    outcome,
    status: look?.status ?? null,
    finalLocator: look?.finalUrl ?? null,
    title: look?.title ?? null,
    excerpt: look?.excerpt ?? null,
    language: look?.language ?? null,
    problem: problem ?? (outcome === 'unscreened' && look !== null ? `status-${look.status}` : null),
  };
}

async function settle(tools: Screening, dossierId: string, { page, findings }: Result): Promise<void> {
  await inTransaction(tools.db, async (tx) => {
    const { state } = await tools.dossier.lock(tx, dossierId);
    if (state !== 'screening') return;
    await writePage(tx, dossierId, page);
    await clearItems(tx, dossierId, 0);
    const counts = { known: 0, duplicate: 0, unknown: 0, unscreened: 0 };
    for (const [position, finding] of findings.entries()) {
      counts[await writeItem(tx, dossierId, position, finding)] += 1;
    }
    await announce(
      tx,
      imagesScreened.of(dossierId, {
        outcome: page.outcome,
        items: findings.length,
        known: counts.known,
        duplicates: counts.duplicate,
        unknown: counts.unknown,
        viewsAvoided: counts.known + counts.duplicate,
      }),
    );
    await tools.dossier.move(tx, dossierId, 'awaiting-qualification');
  });
}
