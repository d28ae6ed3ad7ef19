import { definitions, labelOf, type ConsoleFigures, type Dimension, type PublicFigures } from '#statistics';
import { messages } from '#ui/messages/index.ts';
import { typesetAll, type Language } from '#ui/messages/typeset.ts';
import { dayOfMonth, monthOfYear } from '#ui/words/dates.ts';
import { delayInWords } from '#ui/words/delay.ts';
import { numberInWords, percentInWords } from '#ui/words/numbers.ts';
import { barsInTime } from './bars.ts';
import { english, french } from './chart-words.ts';
import { delaysOnLogAxis, type DelayRow } from './delays.ts';
import { hundredDots, ofAHundred } from './dots.ts';
import { rankedBars } from './ranked.ts';
import type { ChartSection } from './section.ts';

/** What is drawn: the figures of the public page, or those of the console. */
type Figures = PublicFigures | ConsoleFigures;
/** A cell of either; null: closed. */
interface Row {
  code: string;
  count: number | null;
  closed?: 'few' | 'hidden';
}

const texts = { fr: typesetAll(french, 'fr'), en: typesetAll(english, 'en') };
/** "Comment c'est compté" / "How this is counted": the summary under each table. */
export const howItIsCounted = (language: Language): string => texts[language].howItIsCounted;

/**
 * Everything a page of figures shows, in order: sentence, drawing, table, definition. Works on public figures
 * (small cells closed) and on those of the console (exact). On the server only; pure.
 */
export function figureSections(figures: Figures, language: Language): ChartSection[] {
  return [
    received(figures, language),
    findings(figures, language),
    infractions(figures, language),
    delays(figures, language),
    countries(figures, language),
    ranked('channel', figures.byChannel, language),
    ranked('category', figures.byCategory, language),
    ranked('state', figures.byState, language),
  ];
}

const rowsOf = (
  cells: readonly (PublicFigures['byState'][number] | ConsoleFigures['byState'][number])[],
): Row[] =>
  cells.map((cell) => {
    if (!('status' in cell)) return { code: cell.code, count: cell.count };
    return cell.status === 'shown'
      ? { code: cell.code, count: cell.count }
      : { code: cell.code, count: null, closed: cell.status };
  });

const said = (row: Row, language: Language): string =>
  row.count === null ? texts[language][row.closed ?? 'hidden'] : numberInWords(row.count, language);

/** The middle of a calendar day, so that no zone moves it to another. */
const atNoon = (day: string): Date => new Date(`${day.length === 7 ? `${day}-15` : day}T12:00:00Z`);

function received(figures: Figures, language: Language): ChartSection {
  const words = texts[language];
  const { unit } = figures.received;
  const name = (code: string): string => (unit === 'day' ? dayOfMonth : monthOfYear)(atNoon(code), language);
  const rows = rowsOf(figures.received.points);
  const most = Math.max(0, ...rows.map(({ count }) => count ?? 0));
  const lit = most > 0 ? rows.findLastIndex(({ count }) => count === most) : -1;
  const busiest = rows[lit];
  const first = rows[0] ? name(rows[0].code) : '';
  const last = name(rows.at(-1)?.code ?? '1970-01-01');
  const number = (count: number): string => numberInWords(count, language);
  return {
    id: 'received',
    title:
      figures.reports === 0
        ? words.received.none
        : words.received.title(number(figures.reports), figures.reports === 1, unit),
    note: [words.period(first, last), busiest ? words.received.busiest(name(busiest.code), number(most)) : '']
      .join(' ')
      .trim(),
    drawing: barsInTime({
      bars: rows.map((row) => ({
        label: short(row.code, unit, language),
        value: row.count,
        said: said(row, language),
      })),
      sentence: words.received.sentence(first, last),
      lit,
      number,
    }),
    empty: words.noRows,
    table: {
      caption: definitions.reports.title[language],
      head: [unit === 'day' ? words.day : words.month, words.number],
      rows: rows.map((row) => ({ cells: [name(row.code), said(row, language)] })),
    },
    counted: `${definitions.reports.counted[language]} ${definitions.smallCells.counted[language]}`,
  };
}

const shortForms = {
  day: {
    fr: new Intl.DateTimeFormat('fr-FR', { day: 'numeric', month: 'short', timeZone: 'UTC' }),
    en: new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' }),
  },
  month: {
    fr: new Intl.DateTimeFormat('fr-FR', { month: 'short', timeZone: 'UTC' }),
    en: new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' }),
  },
};
const short = (code: string, unit: 'day' | 'month', language: Language): string =>
  shortForms[unit][language].format(atNoon(code));

/** Fewer than this many dossiers do not make a hundred dots. */
const fewestForDots = 20;

function findings(figures: Figures, language: Language): ChartSection {
  const words = texts[language].findings;
  const names = words.parts;
  const rows: Row[] = Array.isArray(figures.findings)
    ? rowsOf(figures.findings)
    : Object.entries(figures.findings).map(([code, count]) => ({ code, count: Number(count) }));
  const nameOf = (code: string): string =>
    Object.hasOwn(names, code) ? names[code as keyof typeof names] : code;
  const open = rows.every(({ count }) => count !== null);
  const total = rows.reduce((sum, { count }) => sum + (count ?? 0), 0);
  const parts = ofAHundred(rows.map(({ count }) => count ?? 0));
  const drawn = open && total >= fewestForDots;
  const told = rows.map(({ code }, at) => `${parts[at] ?? 0} ${nameOf(code)}`).join(', ');
  return {
    id: 'findings',
    title: words.title,
    note: words.note,
    drawing: drawn ? hundredDots(parts, words.sentence(told)) : null,
    empty: words.empty,
    table: {
      caption: words.title,
      head: [words.head, texts[language].number],
      rows: rows.map((row, look) => ({ cells: [nameOf(row.code), said(row, language)], look })),
    },
    counted: `${definitions.findings.counted[language]} ${definitions.noise.title[language]}${language === 'fr' ? '\u00a0:' : ':'} ${definitions.noise.counted[language]}`,
  };
}

interface Ranking {
  id: string;
  title: string;
  note: string;
  head: string;
  rows: Row[];
  labelFor: (code: string) => string;
  counted: string;
  shares: boolean;
}

function rankedSection(
  { id, title, note, head, rows, labelFor, counted, shares }: Ranking,
  language: Language,
): ChartSection {
  const words = texts[language];
  const total = rows.reduce((sum, { count }) => sum + (count ?? 0), 0);
  const withShares = shares && rows.length > 0 && rows.every(({ count }) => count !== null);
  const told = rows.slice(0, 12).map((row) => `${labelFor(row.code)} ${said(row, language)}`);
  return {
    id,
    title,
    note,
    drawing:
      rows.length === 0
        ? null
        : rankedBars(
            rows.map((row) => ({ label: labelFor(row.code), value: row.count, said: said(row, language) })),
            words.ranked(title, told.join(', ')),
          ),
    empty: words.noRows,
    table: {
      caption: title,
      head: [head, words.number, ...(withShares ? [words.share] : [])],
      rows: rows.map((row) => ({
        cells: [
          labelFor(row.code),
          said(row, language),
          ...(withShares ? [percentInWords((row.count ?? 0) / total, language)] : []),
        ],
      })),
    },
    counted,
  };
}

function infractions(figures: Figures, language: Language): ChartSection {
  const words = texts[language].infractions;
  const rows = rowsOf(figures.byInfraction);
  const labelFor = (code: string): string => labelOf('infraction', code, language);
  const first = rows[0];
  const title =
    first && first.count !== null && rows.length > 1 ? words.title(labelFor(first.code)) : words.plain;
  return rankedSection(
    {
      id: 'infractions',
      title,
      ...pick(words),
      rows,
      labelFor,
      counted: definitions.infraction.counted[language],
      shares: true,
    },
    language,
  );
}

function countries(figures: Figures, language: Language): ChartSection {
  const words = texts[language].countries;
  const rows = rowsOf(figures.byCountry);
  const labelFor = (code: string): string => labelOf('country', code, language);
  const first = rows[0];
  const title =
    first && first.count !== null && rows.length > 1 ? words.title(labelFor(first.code)) : words.plain;
  return rankedSection(
    {
      id: 'country',
      title,
      ...pick(words),
      rows,
      labelFor,
      counted: definitions.country.counted[language],
      shares: true,
    },
    language,
  );
}

const pick = ({ note, head }: { note: string; head: string }) => ({ note, head });

function ranked(
  dimension: 'channel' | 'category' | 'state',
  cells: Figures['byState'],
  language: Language,
): ChartSection {
  const words = texts[language];
  const own = { channel: words.channels, category: words.categories, state: words.states }[dimension];
  const states: Record<string, string> = messages(language).words.states;
  const labelFor = (code: string): string =>
    dimension === 'state' ? (states[code] ?? code) : labelOf(dimension satisfies Dimension, code, language);
  return rankedSection(
    {
      id: dimension,
      title: own.title,
      ...pick(own),
      rows: rowsOf(cells),
      labelFor,
      counted: definitions[dimension].counted[language],
      shares: false,
    },
    language,
  );
}

function delays(figures: Figures, language: Language): ChartSection {
  const words = texts[language].delays;
  const inWords = (seconds: number): string => delayInWords(seconds, language);
  const { medianSeconds, ninetiethSeconds, removed } = figures.removal;
  const count = (many: number): string => words.removed(numberInWords(many, language), many === 1);
  const rows: DelayRow[] = [];
  const add = (
    label: string,
    delay: { removed: number; medianSeconds: number | null; ninetiethSeconds: number | null },
    lit: boolean,
  ): void => {
    if (delay.medianSeconds === null || delay.ninetiethSeconds === null) return;
    const { medianSeconds: median, ninetiethSeconds: ninetieth } = delay;
    rows.push({ label, note: count(delay.removed), median, ninetieth, said: inWords(median), lit });
  };
  add(texts[language].all, figures.removal, true);
  for (const delay of figures.delayByInfraction.slice(0, 6))
    add(labelOf('infraction', delay.code, language), delay, false);
  return {
    id: 'delays',
    title: medianSeconds === null ? words.none : words.title(inWords(medianSeconds)),
    note: words.note,
    drawing:
      removed === 0 || medianSeconds === null
        ? null
        : delaysOnLogAxis(rows, {
            sentence: words.sentence(inWords(medianSeconds), inWords(ninetiethSeconds ?? medianSeconds)),
            wordsFor: inWords,
          }),
    empty: words.empty,
    table: {
      caption: definitions.removalDelay.title[language],
      head: [words.head, texts[language].removed, texts[language].median, texts[language].ninetieth],
      rows: [
        { label: texts[language].all, ...figures.removal },
        ...figures.delayByInfraction.map((delay) => ({
          ...delay,
          label: labelOf('infraction', delay.code, language),
        })),
      ].map((row) => ({
        cells: [
          row.label,
          numberInWords(row.removed, language),
          row.medianSeconds === null ? '–' : inWords(row.medianSeconds),
          row.ninetiethSeconds === null ? '–' : inWords(row.ninetiethSeconds),
        ],
      })),
    },
    counted: definitions.removalDelay.counted[language],
  };
}
