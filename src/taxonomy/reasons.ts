import { assessUnder } from './assess.ts';
import type { Answers } from './expression.ts';
import type { Law } from './law.ts';
import type { Language } from './pack-schema.ts';

/** Roles whose answers may be written down: danger signs and background never leave the house in a notice. */
const spoken = new Set(['element', 'exclusion', 'aggravating']);

function dayInWords(day: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`));
}

/** "l’article 24, al. 7 ou 8, de la loi du 29 juillet 1881…": one article, as a sentence names it. */
export function articleInWords(
  article: { act: { fr: string; en: string }; number: string; part?: { fr: string; en: string } | null },
  language: Language,
): string {
  const part = article.part ? `, ${article.part[language]}` : '';
  return language === 'fr'
    ? `${article.act.fr}, art.\u00a0${article.number}${part}`
    : `${article.act.en}, art.\u00a0${article.number}${part}`;
}

/**
 * Drafts the reasons of a finding from answered elements only: no description of images, no method, nothing
 * about the reporter. An analyst may edit the draft; the notice reuses what was kept. One sentence a line.
 */
export function draftReasonsUnder(
  law: Law,
  given: { code: string; answers: Answers; day: string; language: Language },
): string {
  const { code, answers, day, language } = given;
  const assessment = assessUnder(law, code, answers, day);
  const elements = [...law.pack.gates, ...(law.categories.get(code)?.elements ?? [])];
  const facts = elements.flatMap((element) => {
    const answer = answers[element.id];
    const sentence =
      answer === 'yes'
        ? element.finding.yes
        : answer === 'no' && element.role !== 'aggravating'
          ? element.finding.no
          : null;
    return spoken.has(element.role) && sentence ? [sentence[language]] : [];
  });
  const texts = assessment.articles
    .map((article) => articleInWords(article, language))
    .join(language === 'fr' ? '\u00a0; ' : '; ');
  const on = dayInWords(day, language);
  const closing =
    assessment.verdict === 'manifest' && texts
      ? language === 'fr'
        ? [`Texte applicable, dans sa version en vigueur le ${on}\u00a0: ${texts}.`]
        : [`Applicable text, as in force on ${on}: ${texts}.`]
      : assessment.reason
        ? [assessment.reason[language]]
        : [];
  return [...facts, ...closing].join('\n');
}
