import { newId } from '#ground/ids';
import type { Period } from './period.ts';

/** One event of a synthetic history, as the log would hold it. */
export interface SampleEvent {
  name: string;
  subject: string;
  data: Record<string, unknown>;
  at: Date;
}

/** The same seed always gives the same history (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const channels = ['form', 'form', 'form', 'form', 'api', 'partner', 'peer', 'extension'];
const categories = ['csam', 'csam', 'hate', 'hate', 'terror', 'ncii', 'sex_harass', 'suicide', null];
const infractions = ['csam', 'csam', 'csam', 'hate', 'hate', 'terror', 'ncii', 'explosives'];
const countries = ['FR', 'FR', 'US', 'US', 'US', 'NL', 'NL', 'DE', 'LU', null];
const closings = [
  'closed-not-illegal',
  'closed-not-illegal',
  'closed-out-of-scope',
  'closed-not-found',
  'closed-passed-on',
];

/**
 * A synthetic history of so many reports, spread over the period and running over its edges: opened and joined
 * dossiers, reports of several addresses, dossiers judged twice, reopened, removed, still waiting. Nothing in it
 * was ever anybody's.
 */
export function sampleHistory(period: Period, reports: number, seed = 7): SampleEvent[] {
  const random = randomFrom(seed);
  const pick = <Kind>(kinds: readonly Kind[]): Kind => kinds[Math.floor(random() * kinds.length)] as Kind;
  const span = period.to.getTime() - period.from.getTime();
  const history: SampleEvent[] = [];
  const open: string[] = [];
  for (let number = 0; number < reports; number += 1) {
    const at = period.from.getTime() + Math.floor((random() * 1.1 - 0.05) * span);
    const report = newId(at);
    const channel = pick(channels);
    const category = pick(categories);
    const mentions = random() < 0.05 ? 0 : 1 + Math.floor(random() * random() * 4);
    const dossierIds: string[] = [];
    for (let mention = 0; mention < mentions; mention += 1) {
      const joined = open.length > 20 && random() < 0.2 ? pick(open) : null;
      const dossier = joined ?? newId(at);
      dossierIds.push(dossier);
      const data = { reportId: report, channel };
      if (joined) history.push({ name: 'dossier.joined', subject: dossier, data, at: new Date(at) });
      else {
        open.push(dossier);
        history.push({
          name: 'dossier.opened',
          subject: dossier,
          data: { ...data, category, kind: 'web', tld: 'example', onion: false },
          at: new Date(at),
        });
        history.push(...lifeOf(dossier, at, random, pick));
      }
    }
    history.push({
      name: 'intake.report-accepted',
      subject: report,
      data: { dossierIds, channel, category, language: 'fr', hasContact: random() < 0.3 },
      at: new Date(at),
    });
  }
  return history.sort((one, other) => one.at.getTime() - other.at.getTime());
}

type Pick = <Kind>(kinds: readonly Kind[]) => Kind;

/** What happens to a dossier after its opening, up to wherever chance lets it get. */
function lifeOf(dossier: string, openedAt: number, random: () => number, pick: Pick): SampleEvent[] {
  const life: SampleEvent[] = [];
  let at = openedAt;
  let state = 'received';
  const later = (scale: number): Date => {
    at += Math.ceil(-Math.log(1 - random()) * scale * 1000);
    return new Date(at);
  };
  const move = (to: string, scale: number, extra: object = {}): void => {
    life.push({
      name: 'dossier.moved',
      subject: dossier,
      data: { from: state, to, ...extra },
      at: later(scale),
    });
    state = to;
  };
  const tell = (name: string, data: Record<string, unknown>): void => {
    life.push({ name, subject: dossier, data, at: new Date(at) });
  };
  move('screening', 2);
  const items = Math.floor(random() * 6);
  const known = Math.floor(random() * (items + 1) * 0.5);
  tell('known-images.screened', {
    outcome: 'screened',
    items,
    known,
    duplicates: 0,
    unknown: items - known,
    viewsAvoided: known,
  });
  move('awaiting-qualification', 20);
  if (random() < 0.1) return life;
  for (let judged = 0; judged < (random() < 0.05 ? 2 : 1); judged += 1) {
    if (judged > 0) move('awaiting-qualification', 86_400, { reason: 'reopened' });
    if (random() < 0.45) {
      move(pick(closings), 7_200);
      continue;
    }
    const infraction = pick(infractions);
    const at = later(7_200);
    life.push({
      name: 'legal-qualification.decided',
      subject: dossier,
      data: {
        qualificationId: dossier,
        verdict: 'illegal',
        infraction,
        article: null,
        reading: 'first',
        by: dossier,
      },
      at,
    });
    move('qualified', 0.001, { infraction });
    if (random() < 0.3)
      tell('well-being.exposed', { staffId: dossier, infraction, seconds: Math.ceil(random() * 20) });
    move('locating', 1);
    tell('location.located', {
      country: pick(countries),
      asn: 64_500,
      confidence: 3,
      cdn: null,
      hosterId: null,
    });
    move('acting', 3);
    tell('removal.notice-sent', { dossierIds: [dossier], hosterId: dossier, reminder: random() < 0.2 });
    move('watching', 3);
    if (random() < 0.3)
      tell('removal.answered', {
        noticeId: dossier,
        answer: pick(['removed', 'customer-warned', 'not-ours']),
      });
    if (random() < 0.15) continue;
    move('removed', 40_000);
    tell('watch.removal-confirmed', {
      seconds: Math.floor((at.getTime() - openedAt) / 1000 + random() * 90_000),
      checks: 3,
    });
    if (random() < 0.3) tell('replies.sent', { kind: 'outcome' });
  }
  return life;
}
