import {
  definitions,
  labelOf,
  type ConsoleFigures,
  type Count,
  type Dimension,
  type FigureName,
} from '#statistics';
import { barsInTime } from '#ui/charts/bars.ts';
import { delaysOnLogAxis } from '#ui/charts/delays.ts';
import { rankedBars } from '#ui/charts/ranked.ts';
import type { ChartSection } from '#ui/charts/section.ts';
import { messages } from '#ui/messages/index.ts';
import type { Language } from '#ui/messages/typeset.ts';
import { dayOfMonth, monthOfYear } from '#ui/words/dates.ts';
import { delayInWords } from '#ui/words/delay.ts';
import { numberInWords } from '#ui/words/numbers.ts';

const counted = (name: FigureName, language: Language): string => definitions[name].counted[language];

/** Every drawing of the page, each with its table and its definition; drawn here, so that no script is needed. */
export function sectionsOf(figures: ConsoleFigures, language: Language): ChartSection[] {
  const words = messages(language).console.figures;
  const states = messages(language).words.states as Record<string, string>;
  return [
    receivedSection(figures, language),
    ranked('infraction', words.infractions, figures.byInfraction, language, (code) =>
      named('infraction', code, language),
    ),
    delaySection(figures, language),
    ranked('channel', words.channels, figures.byChannel, language, (code) =>
      named('channel', code, language),
    ),
    ranked('country', words.countries, figures.byCountry, language, (code) =>
      named('country', code, language),
    ),
    ranked('state', words.states, figures.byState, language, (code) => states[code] ?? code),
  ];
}

const named = (dimension: Dimension, code: string, language: Language): string =>
  labelOf(dimension, code, language);

const axisDays = {
  fr: new Intl.DateTimeFormat('fr-FR', { day: 'numeric', month: 'short', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' }),
};
const axisMonths = {
  fr: new Intl.DateTimeFormat('fr-FR', { month: 'short', year: '2-digit', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { month: 'short', year: '2-digit', timeZone: 'UTC' }),
};
/** Short enough to stand under an axis: "23 oct.". */
function axisWord(code: string, unit: 'day' | 'month', language: Language): string {
  const at = new Date(`${code.slice(0, 7)}-${code.slice(8) || '15'}T12:00:00Z`);
  return (unit === 'day' ? axisDays : axisMonths)[language].format(at);
}

function receivedSection(figures: ConsoleFigures, language: Language): ChartSection {
  const words = messages(language).console.figures;
  const { unit, points } = figures.received;
  const say = (code: string): string => {
    const at = new Date(`${code.slice(0, 7)}-${code.slice(8) || '15'}T12:00:00Z`);
    return unit === 'day' ? dayOfMonth(at, language) : monthOfYear(at, language);
  };
  const most = Math.max(0, ...points.map(({ count }) => count));
  const lit = points.findIndex(({ count }) => count === most && most > 0);
  const number = (value: number): string => numberInWords(value, language);
  const top = points[lit];
  const note = top
    ? (unit === 'day' ? words.received : words.receivedMonths)(number(most), say(top.code))
    : words.receivedNone;
  return {
    id: 'received',
    title: words.perDay,
    note,
    drawing: top
      ? barsInTime({
          bars: points.map(({ code, count }) => ({
            label: axisWord(code, unit, language),
            value: count,
            said: number(count),
          })),
          sentence: note,
          lit,
          number,
        })
      : null,
    empty: words.receivedNone,
    table: {
      caption: `${words.perDay}, ${words.table}`,
      head: [unit === 'day' ? words.day : words.month, words.value],
      rows: points.map(({ code, count }) => ({ cells: [say(code), number(count)] })),
    },
    counted: counted('reports', language),
  };
}

function ranked(
  name: 'infraction' | 'channel' | 'country' | 'state',
  title: string,
  counts: readonly Count[],
  language: Language,
  label: (code: string) => string,
): ChartSection {
  const words = messages(language).console.figures;
  const rows = counts
    .filter(({ count }) => count > 0)
    .toSorted((one, other) => other.count - one.count)
    .map(({ code, count }) => ({ label: label(code), value: count, said: numberInWords(count, language) }));
  const first = rows[0];
  const note = first ? messages(language).console.pair(first.label, first.said) : words.nothing;
  return {
    id: name,
    title,
    note,
    drawing: first ? rankedBars(rows, `${title}. ${note}`) : null,
    empty: words.nothing,
    table: {
      caption: `${title}, ${words.table}`,
      head: [words.kind, words.value],
      rows: rows.map((row) => ({ cells: [row.label, row.said] })),
    },
    counted: counted(name, language),
  };
}

function delaySection(figures: ConsoleFigures, language: Language): ChartSection {
  const words = messages(language).console.figures;
  const say = (seconds: number): string => delayInWords(seconds, language);
  const rows = figures.delayByInfraction.flatMap(({ code, removed, medianSeconds, ninetiethSeconds }) =>
    medianSeconds === null
      ? []
      : [
          {
            label: named('infraction', code, language),
            removed,
            median: medianSeconds,
            ninetieth: ninetiethSeconds ?? medianSeconds,
          },
        ],
  );
  const { medianSeconds } = figures.removal;
  const title = medianSeconds === null ? words.noDelay : words.delays(say(medianSeconds));
  return {
    id: 'delays',
    title,
    note: words.delaysNote,
    drawing:
      rows.length === 0
        ? null
        : delaysOnLogAxis(
            rows.map((row, index) => ({
              label: row.label,
              note: messages(language).console.pair(words.removed, numberInWords(row.removed, language)),
              median: row.median,
              ninetieth: row.ninetieth,
              said: say(row.median),
              lit: index === 0,
            })),
            { sentence: title, wordsFor: say },
          ),
    empty: words.noDelay,
    table: {
      caption: `${title}, ${words.table}`,
      head: [words.kind, words.removed, words.median, words.ninetieth],
      rows: rows.map((row) => ({
        cells: [row.label, numberInWords(row.removed, language), say(row.median), say(row.ninetieth)],
      })),
    },
    counted: counted('removalDelay', language),
  };
}
