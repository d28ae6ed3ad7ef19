import type { PastEvent } from '#ground/events';
import type { House } from '../../../../../server/house.ts';
import { countryName, labelOf } from '#taxonomy';
import { messages } from '#ui/messages/index.ts';
import type { Language } from '#ui/messages/typeset.ts';
import { delayInWords } from '#ui/words/delay.ts';
import type { LogLine, Qualification } from '#ui/console/views.ts';

/** Names of staff by id, for those that appear on a page. */
export async function namesOf(
  house: House,
  ids: readonly (string | null | undefined)[],
): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id): id is string => typeof id === 'string'))];
  return wanted.length === 0 ? new Map() : house.people.namesOf(wanted);
}

type Past = Awaited<ReturnType<House['legalQualification']['history']>>[number];

/** Every finding, newest first; what a later one replaced says so. Nothing was ever edited. */
export function showQualifications(
  history: readonly Past[],
  me: string,
  names: ReadonlyMap<string, string>,
  language: Language,
): Qualification[] {
  const replaced = new Set(history.map((past) => past.supersedes).filter(Boolean));
  const { someone } = messages(language).console.dossier.claim;
  return history
    .map((past) => ({
      id: past.id,
      reading: past.reading,
      verdict: past.verdict,
      infraction: past.infraction,
      article: past.article,
      reasons: past.reasons,
      by: names.get(past.decidedBy) ?? someone,
      byMe: past.decidedBy === me,
      at: past.decidedAt,
      superseded: replaced.has(past.id),
    }))
    .sort((one, other) => other.at.getTime() - one.at.getTime());
}

/** What is shown of an event beside its name: a word or two, never an address, never a reporter. */
interface Told {
  to?: string;
  reason?: string;
  by?: string;
  verdict?: string;
  gone?: boolean;
  country?: string | null;
  viewsAvoided?: number;
  infraction?: string | null;
  seconds?: number;
  answer?: string;
}

/** A decision is shown with its reasons beside; a task that ended by its decision was not given back. */
const givenBack = new Set(['given back', 'break', 'lapsed', 'no longer a task']);
const isTold = (event: PastEvent): boolean =>
  event.name !== 'legal-qualification.decided' &&
  (event.name !== 'dossier.released' || givenBack.has((event.data as Told).reason ?? ''));

/** The log book: what happened, oldest first, in words. */
export function showLog(
  events: readonly PastEvent[],
  names: ReadonlyMap<string, string>,
  language: Language,
): LogLine[] {
  return events.filter(isTold).map((event) => {
    const told = event.data as Told; // validated by its spec when it was announced
    return {
      at: event.at,
      name: event.name,
      detail: detailOf(event.name, told, names, language),
      tone: toneOf(event.name, told),
    };
  });
}

function detailOf(
  name: string,
  told: Told,
  names: ReadonlyMap<string, string>,
  language: Language,
): string | null {
  const { console: words, words: shared } = messages(language);
  const who = told.by === undefined ? null : (names.get(told.by) ?? words.dossier.claim.someone);
  switch (name) {
    case 'dossier.moved': {
      const state = (shared.states as Record<string, string>)[told.to ?? ''] ?? told.to ?? '';
      const why = told.reason === undefined ? null : (words.dossier.why[told.reason] ?? told.reason);
      return [words.dossier.quoted(state), who, why].filter(Boolean).join(', ');
    }
    case 'dossier.claimed':
    case 'dossier.released':
      return who;
    case 'known-images.screened':
      return told.viewsAvoided ? words.dossier.avoided(told.viewsAvoided) : null;
    case 'location.located':
      return told.country ? countryName(told.country, language) : null;
    case 'watch.checked':
      return told.gone ? words.dossier.gone : words.dossier.still;
    case 'watch.removal-confirmed':
      return told.seconds === undefined ? null : delayInWords(told.seconds, language);
    case 'removal.answered':
      return (words.dossier.answer as Record<string, string>)[told.answer ?? ''] ?? null;
    case 'well-being.exposed':
      return told.infraction ? labelOf(told.infraction, language) : null;
    default:
      return null;
  }
}

function toneOf(name: string, told: Told): LogLine['tone'] {
  if (name === 'removal.notice-failed') return 'bad';
  if (name === 'watch.removal-confirmed' || told.to === 'removed' || told.gone === true) return 'done';
  return 'plain';
}

/** From the first report to the first look that found it gone, in seconds; null when nothing confirmed it. */
export function removalSeconds(events: readonly PastEvent[]): number | null {
  const confirmed = events.findLast((event) => event.name === 'watch.removal-confirmed');
  return confirmed === undefined ? null : ((confirmed.data as Told).seconds ?? null);
}
