import { once } from 'node:events';
import { printable } from '../exchange/write-list.ts';
import { progressLine } from './progress.ts';

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
  /** Shows how far a long work is. `total` may be unknown. */
  bar(label: string, total?: number): Bar;
  /** Takes the bar off the screen and is silent from then on, for whoever ends the process. */
  end(): void;
};

const clearLine = '\r\u001B[2K';

/** Every control character but the ends of lines is shown, not sent. */
export const steerless = (text: string): string => text.split('\n').map(printable).join('\n');

export function openTerminal(quiet: boolean): Terminal {
  const { stdout, stderr } = process;
  let shown = false;
  let isEnded = false;
  let redraw: (() => void) | undefined;
  function clear(): void {
    if (shown) stderr.write(clearLine);
    shown = false;
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
    bar(label, total) {
      if (quiet || !stderr.isTTY) return { step: () => undefined, end: () => undefined };
      const started = performance.now();
      let done = 0;
      redraw = () => {
        const elapsedMs = performance.now() - started;
        if (elapsedMs < 300) return; // short work needs no bar
        const line = progressLine(
          { label: printable(label), done, total, elapsedMs },
          Math.max(20, (stderr.columns || 80) - 1),
        );
        stderr.write(`${clearLine}${line}`);
        shown = true;
      };
      const timer = setInterval(() => redraw?.(), 100);
      timer.unref();
      return {
        step(by = 1) {
          done += by;
        },
        end() {
          clearInterval(timer);
          redraw = undefined;
          clear();
        },
      };
    },
    end() {
      clear();
      redraw = undefined;
      isEnded = true;
    },
  };
}
