import type { NoticeFacts, WrittenLetter } from './notice-facts.ts';
import { english, french } from './wording.ts';
import { writeHtml } from './write-html.ts';
import { writeText } from './write-text.ts';

/** Writes a notice or its reminder: in English alone, or in French with English beside it. */
export function noticeLetter(facts: NoticeFacts): WrittenLetter {
  const wordings = { fr: french(facts), en: english(facts) };
  const { subject } = wordings[facts.language];
  const englishText = writeText(facts, wordings.en, 'en');
  const text =
    facts.language === 'en'
      ? englishText
      : `(English below)\n\n${writeText(facts, wordings.fr, 'fr')}\n\n${'-'.repeat(60)}\n\n${englishText}`;
  return { subject, text: `${text}\n`, html: writeHtml(facts, wordings) };
}
