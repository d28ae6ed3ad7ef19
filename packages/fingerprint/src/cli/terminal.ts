import { once } from 'node:events';
import { printable } from '../exchange/write-list.ts';
import { progressLine } from './progress.ts';
import type { Progress } from './progress.ts';

export type Bar = { step(by?: number): void; end(): void };

/**
 * The two streams of the command: results on standard output, one line each and nothing else; everything for a
 * person on standard error. A progress bar is drawn only where a person looks at it.
 */
export type Terminal = {
  /** Writes a result; waits when the reader is slow, so that a long output takes no memory. */
  write(text: string): Promise<void>;
  /** Tells a person, in whole sentences. Names of files and words of lists in them cannot steer the terminal. */
  tell(sentence: string): void;
  /**
   * Shows how far a long work is. `total` may be unknown; `amount` writes how much is done, where it is no count. A
   * bar that is opened while another is shown stands in its place until it ends.
   */
  bar(label: string, total?: number, amount?: (done: number) => string): Bar;
  /** Takes the bar off the screen and is silent from then on, for whoever ends the process. */
  end(): void;
};

const clearLine = '\r\u001B[2K';

/** Every control character but the ends of lines is shown, not sent. */
export const steerless = (text: string): string => text.split('\n').map(printable).join('\n');

/** Columns kept free: the terminal writes ^C after the bar, and a line that it breaks cannot be taken off again. */
const spare = 3;

export function openTerminal(
  hasBars: boolean,
  { stdout, stderr }: Pick<NodeJS.Process, 'stdout' | 'stderr'> = process,
): Terminal {
  let shown = false;
  let isEnded = false;
  const bars: (() => Progress)[] = [];
  let timer: NodeJS.Timeout | undefined;
  function clear(): void {
    if (shown) stderr.write(clearLine);
    shown = false;
  }
  function draw(): void {
    // short work needs no bar
    const progress = bars.map((bar) => bar()).findLast(({ elapsedMs }) => elapsedMs >= 300);
    if (isEnded || !progress) return;
    stderr.write(`${clearLine}${progressLine(progress, (stderr.columns || 80) - spare)}`);
    shown = true;
  }
  return {
    async write(text) {
      if (isEnded) return new Promise(() => undefined); // whoever waits to write more is done
      if (stdout.isTTY) clear();
      if (!stdout.write(text)) await once(stdout, 'drain');
    },
    tell(sentence) {
      if (isEnded) return;
      clear();
      stderr.write(`${steerless(sentence)}\n`);
    },
    bar(label, total, amount) {
      if (!hasBars || !stderr.isTTY) return { step: () => undefined, end: () => undefined };
      const started = performance.now();
      let done = 0;
      const look = (): Progress => ({
        label: printable(label),
        done,
        total,
        elapsedMs: performance.now() - started,
        amount,
      });
      bars.push(look);
      timer ??= setInterval(draw, 100).unref();
      return {
        step(by = 1) {
          done += by;
        },
        end() {
          bars.splice(bars.indexOf(look), 1);
          clear();
          if (bars.length > 0) return draw();
          clearInterval(timer);
          timer = undefined;
        },
      };
    },
    end() {
      clear();
      isEnded = true;
    },
  };
}
