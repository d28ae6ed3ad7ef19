// One report, from the public form to the confirmed removal, through the doors only.
import { setTimeout as pause } from 'node:timers/promises';
import { signIn, type Member } from './analyst.ts';
import type { Platform } from '../platform.ts';
import { ask, readReceiptPage, report, type Told } from './reporter.ts';
import { newVisitor } from '../visitor/visitor.ts';
import type { Timeline } from './timeline.ts';
import { waitUntil } from './wait-until.ts';
import { viewWorld, type WorldView } from './world-view.ts';

/** The last line of the journey; counts are what was seen from outside, whether it succeeded or not. */
export type Outcome = {
  readonly journey: 'report-to-removal';
  state: string;
  receipt: boolean;
  notices: number;
  answers: number;
  checks: number;
  replies: number;
  removedAfterSeconds: number | null;
};

/** The outcome of a journey that has not begun. */
export const nothingYet = (): Outcome => ({
  journey: 'report-to-removal',
  state: 'not-reported',
  receipt: false,
  notices: 0,
  answers: 0,
  checks: 0,
  replies: 0,
  removedAfterSeconds: null,
});

const page = { host: 'forum.example.org', path: '/sujet/7' };
const url = `https://${page.host}${page.path}`;
const desk = 'abuse@heberg.example';
const reporter = 'sacha@courriel.example';
const infraction = 'hate';
const longestMs = 90_000;

/**
 * Carries the report through and writes into `outcome` what is seen on the way. Throws when a door does not open or
 * something does not come in time; the counts so far stand in `outcome` then.
 */
export async function reportToRemoval(
  platform: Platform,
  timeline: Timeline,
  outcome: Outcome,
): Promise<void> {
  if (platform.world === null) throw new Error('the platform has no simulated world');
  const world = viewWorld(platform.world);
  const end = performance.now() + longestMs;
  const left = (): number => Math.max(1_000, end - performance.now());
  const { tell } = timeline;

  tell('world', `${page.host} is at ${await world.addressOf(page.host)}`);
  const before = await publicFigures(platform);

  const { receipt, cookies } = await report(platform.site, {
    where: url,
    category: infraction,
    comment: 'Third message of the page.',
    email: reporter,
  });
  outcome.state = 'received';
  tell('reporter', `reported in three steps without JavaScript; six words, ${cookies} cookies`);
  const follow = followReceipt(platform, receipt, timeline, outcome);
  const listening = keepListening(follow);
  try {
    const analyst = await signIn(platform, 'analyst');
    tell('analyst', 'signed in by a one-time link');
    const task = await waitUntil('a task for the analyst', () => analyst.takeNext(), { withinMs: left() });
    tell('analyst', 'took the next task');
    await analyst.qualify(task, infraction);
    tell('analyst', 'qualified it in law');
    await secondReading(platform, follow, left());
    const notice = await waitUntil('the notice', async () => (await noticesAt(world))[0], {
      withinMs: left(),
    });
    tell('abuse desk', `received “${notice.subject}”`);
    await waitUntil('the answer', async () => ((await answersOf(world)) > 0 ? true : undefined), {
      withinMs: left(),
    });
    tell('abuse desk', 'took the page down and answered by the signed link');
    const told = await waitUntil('the confirmed removal', async () => settled(await follow()), {
      withinMs: left(),
    });
    if (told.state !== 'removed') throw new Error(`the dossier ended as ${told.state}`);
    await waitUntil(
      'the letter about the outcome',
      async () => ((await world.mails(reporter)).length > 1 ? true : undefined),
      {
        withinMs: 15_000,
      },
    );
    for (const { subject } of await world.mails(reporter)) tell('reporter', `has a letter: “${subject}”`);
    const seen = await readReceiptPage(platform.site, receipt);
    if (!flat(seen).includes(flat(told.text)))
      throw new Error(`the receipt page does not say “${told.text}”`);
    outcome.receipt = true;
    tell('reporter', `reads on the receipt: “${told.text}”`);
    await waitUntil(
      'the public figures',
      async () => ((await publicFigures(platform)) === before ? undefined : true),
      {
        withinMs: 15_000,
        everyMs: 1_000,
      },
    );
    tell('public', 'the figures have moved');
  } finally {
    await listening.stop();
    await countInto(outcome, world);
  }
}

async function countInto(outcome: Outcome, world: WorldView): Promise<void> {
  const notices = await noticesAt(world);
  outcome.notices = notices.length;
  outcome.answers = await answersOf(world);
  outcome.replies = (await world.mails(reporter)).length;
  outcome.checks = notices[0] === undefined ? 0 : await looksSince(world, notices[0].at);
}

/** Asks the receipt, and tells each step of its story once. */
function followReceipt(
  platform: Platform,
  receipt: string,
  timeline: Timeline,
  outcome: Outcome,
): () => Promise<Told> {
  const said = new Set<string>();
  return async () => {
    const told = await ask(platform.site, receipt);
    outcome.state = told.state;
    outcome.removedAfterSeconds = told.dossiers[0]?.removedAfterSeconds ?? null;
    for (const { what, text } of told.timeline) {
      if (said.has(what)) continue;
      said.add(what);
      timeline.tell('receipt', text);
    }
    return told;
  };
}

/** Asks twice a second beside everything else, so that each step is told when it happens. */
function keepListening(follow: () => Promise<Told>): { stop(): Promise<void> } {
  const ending = new AbortController();
  const { signal } = ending;
  const listening = (async () => {
    while (!signal.aborted) {
      // A question that fails is asked again; whoever waits for an answer says what is wrong.
      await follow().catch(() => undefined);
      await pause(500, undefined, { signal }).catch(() => undefined);
    }
  })();
  return {
    stop: async () => {
      ending.abort();
      await listening;
    },
  };
}

async function secondReading(
  platform: Platform,
  follow: () => Promise<Told>,
  withinMs: number,
): Promise<void> {
  const told = await waitUntil('the decision', async () => decided(await follow()), { withinMs });
  if (told.state !== 'second-reading') return;
  const second: Member = await signIn(platform, 'second-reader');
  const task = await waitUntil('a task for the second reader', () => second.takeNext(), { withinMs });
  await second.agree(task);
}

function decided(told: Told): Told | undefined {
  return ['received', 'screening', 'awaiting-qualification'].includes(told.state) ? undefined : told;
}

function settled(told: Told): Told | undefined {
  return told.state === 'removed' || told.state.startsWith('closed-') ? told : undefined;
}

async function noticesAt(world: WorldView): ReturnType<WorldView['mails']> {
  const mails = await world.mails(desk);
  return mails.filter(({ attachments }) => attachments.some(({ filename }) => filename.endsWith('.json')));
}

async function answersOf(world: WorldView): Promise<number> {
  const { deeds } = await world.state();
  return deeds.filter(({ deed }) => deed === 'answered').reduce((sum, { detail }) => sum + Number(detail), 0);
}

/** Looks of the watch: requests for the page after its hoster had been told. */
async function looksSince(world: WorldView, at: string): Promise<number> {
  const { visits } = await world.state();
  return visits.filter((visit) => visit.at >= at && new URL(visit.url).pathname === page.path).length;
}

async function publicFigures(platform: Platform): Promise<string> {
  const shown = await newVisitor('en').open(`${platform.site}/en/figures`);
  if (shown.status !== 200) throw new Error(`the public figures are missing (${shown.status})`);
  return shown.text;
}

/** Words without the difference between kinds of space. */
function flat(text: string): string {
  return text.replace(/\s+/g, ' ').toLowerCase();
}
