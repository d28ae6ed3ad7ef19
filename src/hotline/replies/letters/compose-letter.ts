import { inEnglish } from './english.ts';
import { inFrench } from './french.ts';
import { layOutHtml } from './lay-out-html.ts';
import type { LetterParts } from './parts.ts';
import type { Telling } from './what-to-tell.ts';
import { typeset, type Language } from './words.ts';

/** Whose letters these are: the site's address and the centre's name. */
export interface House {
  publicUrl: string;
  organisation: string;
}

/** A letter ready to leave, but for its addressee. */
export interface WrittenLetter {
  subject: string;
  text: string;
  html: string;
}

/** Puts what there is to tell into words, as plain text and as HTML of the same content. */
export function composeLetter(telling: Telling, language: Language, house: House): WrittenLetter {
  const parts = set(language === 'fr' ? inFrench(telling) : inEnglish(telling), language);
  const page = `${house.publicUrl.replace(/\/$/u, '')}${language === 'en' ? '/en' : ''}/receipt`;
  const { organisation } = house;
  return {
    subject: parts.subject,
    text: layOutText(parts, { page, organisation }),
    html: layOutHtml(parts, { page, organisation, language }),
  };
}

function layOutText(
  parts: LetterParts,
  { page, organisation }: { page: string; organisation: string },
): string {
  const width = Math.max(...parts.log.map(({ time }) => time.length));
  const log = parts.log.map(({ time, what, more }) =>
    [`${(time || '–').padEnd(width)}  ${what}`, ...(more ? [`${' '.repeat(width)}  ${more}`] : [])].join(
      '\n',
    ),
  );
  return [
    parts.heading,
    parts.greeting,
    ...parts.paragraphs,
    log.join('\n'),
    parts.follow.before + page + parts.follow.after,
    parts.thanks,
    `${parts.signature}\n${organisation}`,
    `-- \n${parts.footer}\n`,
  ].join('\n\n');
}

/** Every text of the letter, set for its language. */
function set(parts: LetterParts, language: Language): LetterParts {
  const one = (text: string): string => typeset(text, language);
  return {
    subject: one(parts.subject),
    heading: one(parts.heading),
    greeting: one(parts.greeting),
    paragraphs: parts.paragraphs.map(one),
    log: parts.log.map(({ time, what, more }) => ({ time, what: one(what), more: one(more) })),
    follow: { before: one(parts.follow.before), after: one(parts.follow.after) },
    thanks: one(parts.thanks),
    signature: one(parts.signature),
    footer: one(parts.footer),
  };
}
