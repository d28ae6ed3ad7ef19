import { describe, expect, it } from 'vitest';
import { hexOfPdq, pdqFromHex } from '../pdq/index.ts';
import { framesOfVpdqJson, readVpdq, vpdqJson, vpdqText } from './formats.ts';

const one = '5'.repeat(64);
const other = 'a'.repeat(32) + '5'.repeat(32);
const text = `0,100,${one},0.000\n7,42,${other},0.280\n`;
const compact = `["${one},100,0.000","${other},42,0.280"]`;
const byFrame = `{"0":{"quality":100,"hash":"${one}","timestamp":0},"7":{"quality":42,"hash":"${other}","timestamp":0.28}}`;

describe('the frames of a video', () => {
  it('are written as the vPDQ command and the Python tools write them, and read again', () => {
    const frames = readVpdq(text);
    expect(frames).toEqual([
      { frame: 0, quality: 100, hash: pdqFromHex(one), timestamp: 0 },
      { frame: 7, quality: 42, hash: pdqFromHex(other), timestamp: 0.28 },
    ]);
    expect(vpdqText(frames)).toBe(text);
    expect(vpdqJson(frames)).toBe(compact);
    expect(vpdqJson(frames, 'by-frame')).toBe(byFrame);
    expect(readVpdq(byFrame)).toEqual(frames);
    expect(readVpdq(`\n ${compact}`).map(({ hash }) => hexOfPdq(hash))).toEqual([one, other]);
    expect(readVpdq('')).toEqual([]);
  });

  it('are refused with the place that is wrong', () => {
    const code = expect.objectContaining({ code: 'list-malformed' });
    for (const wrong of [
      `0,100,${one}`,
      `0,101,${one},0.000`,
      `-1,100,${one},0.000`,
      `0,100,${one.slice(1)},0.000`,
      `0,100,${one},soon`,
      `0,1e1,${one},0.000`,
      `{"0":${'['.repeat(10)}`,
      '{"0":null}',
      `{"0":{"quality":1,"hash":${'['.repeat(100_000)}${']'.repeat(100_000)},"timestamp":0}}`,
      '[1]',
      `{"zero":{"quality":1,"hash":"${one}","timestamp":0}}`,
    ]) {
      expect(() => readVpdq(wrong), wrong).toThrow(code);
    }
    expect(() => readVpdq(`${text}oops\n`)).toThrow(/line 3/);
    expect(() => framesOfVpdqJson('3')).toThrow(code);
  });
});
