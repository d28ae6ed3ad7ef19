import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openTerminal } from './terminal.ts';

let written: string[];

/** A terminal whose screen is so wide, and notes what is written to it. */
function screen(columns: number, { isTTY = true, hasBars = true } = {}) {
  const stream = (): PassThrough =>
    Object.assign(new PassThrough(), {
      isTTY,
      columns,
      write: (text: string) => written.push(text) > 0,
    });
  const streams = { stdout: stream(), stderr: stream() } as unknown as NodeJS.Process;
  return openTerminal(hasBars, streams);
}

/** What is seen of the line: whatever stands after it was last cleared. */
const line = (): string | undefined => written.join('').split('\r\u001B[2K').at(-1);

beforeEach(() => {
  written = [];
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

it('a bar within a bar stands in its place, is drawn once at a time, and gives the place back', () => {
  const terminal = screen(80);
  const videos = terminal.bar('reading videos', 4);
  for (const _ of [1, 2]) {
    const frames = terminal.bar('hashing frames');
    frames.step(5);
    vi.advanceTimersByTime(1000);
    expect(line()).toMatch(/^hashing frames 5 /);
    const before = written.length;
    vi.advanceTimersByTime(1000);
    expect(written.length - before).toBe(10);
    frames.end();
    videos.step();
  }
  vi.advanceTimersByTime(100);
  expect(line()).toMatch(/^reading videos .* 2 of 4 {2}50 %/);
  videos.end();
  expect(line()).toBe('');
  const before = written.length;
  vi.advanceTimersByTime(5000);
  expect(written).toHaveLength(before);
});

it('a bar leaves room for the ^C that the terminal writes after it, on any screen', () => {
  for (const columns of [10, 40, 80]) {
    written = [];
    const terminal = screen(columns);
    terminal.bar(`reading ${'a-long-name/'.repeat(9)}list.csv`, 1000).step(500);
    vi.advanceTimersByTime(2000);
    expect(`${line()}^C`.length).toBeLessThan(columns);
    expect(line()).toContain('50 %');
    terminal.end();
    expect(line()).toBe('');
    const before = written.length;
    vi.advanceTimersByTime(5000);
    expect(written).toHaveLength(before);
  }
});

it('results and sentences take the bar off the screen before they are written', async () => {
  const terminal = screen(80);
  const bar = terminal.bar('hashing', 10);
  vi.advanceTimersByTime(500);
  await terminal.write('a result\n');
  vi.advanceTimersByTime(500);
  terminal.tell('A sentence.');
  expect(written.filter((text) => !text.includes('hashing'))).toEqual([
    '\r\u001B[2K',
    'a result\n',
    '\r\u001B[2K',
    'A sentence.\n',
  ]);
  bar.end();
});

it('there is no bar where nobody looks, nor where none is wanted', () => {
  for (const terminal of [screen(80, { isTTY: false }), screen(80, { hasBars: false })]) {
    const bar = terminal.bar('hashing', 10);
    vi.advanceTimersByTime(5000);
    bar.end();
    expect(written).toEqual([]);
  }
});
