import { grouped } from './figures.ts';

/** What is known of a long work at a moment. `total` is unknown while a list is read from a pipe. */
export type Progress = {
  label: string;
  done: number;
  total: number | undefined;
  elapsedMs: number;
  /** How an amount is written; a count unless told. */
  amount?: ((done: number) => string) | undefined;
};

/**
 * One line of at most `width` columns: bar, amounts, speed, time left. A narrow screen loses the bar first, then whole
 * figures, the share last: half a number would be a wrong one.
 */
export function progressLine(progress: Progress, width: number): string {
  const { label, done, total, elapsedMs, amount = (count) => grouped.format(count) } = progress;
  const perSecond = elapsedMs > 0 ? (done / elapsedMs) * 1000 : 0;
  const speed = `${amount(perSecond < 10 ? Math.round(perSecond * 10) / 10 : Math.round(perSecond))}/s`;
  if (total === undefined && done === 0) return line(label, [[`… ${duration(elapsedMs / 1000)}`]], width);
  if (total === undefined || total === 0) return line(label, [[amount(done), speed], [amount(done)]], width);
  const share = Math.min(1, done / total);
  const percent = `${Math.floor(share * 100)} %`;
  const amounts = `${amount(done)} of ${amount(total)}`;
  const left =
    done > 0 && done < total && elapsedMs > 1000 ? [`${duration((total - done) / perSecond)} left`] : [];
  const choices = [
    [amounts, percent, speed, ...left],
    [amounts, percent, ...left],
    [percent, ...left],
    [percent],
  ];
  return line(label, choices, width, share);
}

/** The label, shortened where it must be, and the most figures that fit beside it. */
function line(label: string, choices: string[][], width: number, share?: number): string {
  const texts = choices.map((figures) => figures.join('  '));
  const length = columnsOf(label);
  const figures = texts.find((text) => length + 1 + text.length <= width) ?? texts.at(-1) ?? '';
  const room = share === undefined ? 0 : Math.min(30, width - length - figures.length - 2);
  const filled = Math.round(room * (share ?? 0));
  const bar = room >= 8 ? `${'█'.repeat(filled)}${'░'.repeat(room - filled)} ` : '';
  const short = shortened(label, width - figures.length - 1);
  return short === '' ? figures.slice(0, Math.max(0, width)) : `${short} ${bar}${figures}`;
}

/** Characters that may take two columns; one too many costs a column, one too few breaks the line. */
const wide =
  /[\u1100-\u115f\u231a-\u27bf\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f000}-\u{3ffff}]/u;

function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += wide.test(character) ? 2 : 1;
  return columns;
}

function shortened(text: string, width: number): string {
  if (columnsOf(text) <= width) return text;
  let short = '';
  let room = width - 1;
  for (const character of text) {
    room -= columnsOf(character);
    if (room < 0) break;
    short += character;
  }
  return short === '' ? '' : `${short}…`;
}

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}
