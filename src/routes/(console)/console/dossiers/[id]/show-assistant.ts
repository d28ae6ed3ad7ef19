import type { Dossier } from '#hotline/dossier';
import type { ReadReport } from '#hotline/intake';
import type { Item, Page } from '#hotline/known-images';
import {
  elementsOf,
  infractionOfCategory,
  isInfraction,
  legalDay,
  type Answer,
  type Answers,
  type InfractionCode,
} from '#taxonomy';

/** What the assistant starts from: what the report says it is, and what the machine can answer by itself. */
export interface AssistantStart {
  infraction: InfractionCode | null;
  said: InfractionCode | null;
  answers: Answers;
  /** the day whose law applies, ISO */
  lawDay: string;
}

/** Questions about fingerprints are answered by fingerprints, never by a person; unscreened items answer nothing. */
function machineAnswers(code: InfractionCode, items: readonly Item[], page: Page | null): Answers {
  const known = items.some((item) => item.status === 'known');
  const isScreened = page?.outcome === 'screened' && items.every((item) => item.status !== 'unscreened');
  return Object.fromEntries(
    elementsOf(code)
      .filter((element) => element.answeredBy === 'machine')
      .flatMap((element): [string, Answer][] => {
        // Only exact fingerprints are kept in this version: nearness cannot be told, so it stays unanswered.
        if (!element.id.endsWith('hash_verified')) return [];
        if (known) return [[element.id, 'yes']];
        return isScreened ? [[element.id, 'no']] : [];
      }),
  );
}

export function startAssistant(given: {
  dossier: Dossier;
  items: readonly Item[];
  page: Page | null;
  reports: readonly ReadReport[];
  asked: string | null;
}): AssistantStart {
  const { dossier, items, page, reports, asked } = given;
  const categories = [dossier.category, ...reports.map((report) => report.category)];
  const said =
    categories
      .map((category) =>
        category === null ? null : isInfraction(category) ? category : infractionOfCategory(category),
      )
      .find((code) => code !== null) ?? null;
  const chosen = asked !== null && isInfraction(asked) ? asked : null;
  const kept = dossier.infraction !== null && isInfraction(dossier.infraction) ? dossier.infraction : null;
  const infraction = chosen ?? kept ?? said;
  return {
    infraction,
    said,
    answers: infraction === null ? {} : machineAnswers(infraction, items, page),
    lawDay: legalDay(dossier.openedAt),
  };
}
