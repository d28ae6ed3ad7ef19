import { expect, it } from 'vitest';
import {
  datasetHeader,
  datasetRow,
  hmaSignals,
  isRefusal,
  pdqCommandLine,
  readList,
  signalLine,
} from './index.ts';
import type { Signal } from './index.ts';

const signals: Signal[] = [
  { type: 'pdq', value: '5'.repeat(64), tags: ['one', 'two'], line: 1 },
  { type: 'md5', value: '0f'.repeat(16), tags: [], line: 2 },
];

/** What a list says, without where it says it. */
async function readAgain(text: string) {
  const items = await Array.fromAsync(readList([text]));
  return items.map((item) =>
    isRefusal(item) ? item.refused : { type: item.type, value: item.value, tags: item.tags },
  );
}

it('each written shape is read again as what it was', async () => {
  const plain = signals.map(({ type, value }) => ({ type, value, tags: [] }));
  expect(await readAgain(signals.map(signalLine).join(''))).toEqual(plain);
  expect(await readAgain(JSON.stringify(hmaSignals(signals)))).toEqual(plain);
  const rows = signals.map((signal) => datasetRow(signal, 'A "name", with; all'));
  expect(await readAgain(datasetHeader + rows.join(''))).toEqual([
    { ...plain[0], tags: ['one', 'two', 'WORTH_INVESTIGATING'] },
    { ...plain[1], tags: ['WORTH_INVESTIGATING'] },
  ]);
});

it('kinds that HMA does not have are left out of what is written for it', () => {
  expect(hmaSignals([...signals, { type: 'sha1', value: '0'.repeat(40) }])).toEqual({
    pdq: '5'.repeat(64),
    video_md5: '0f'.repeat(16),
  });
});

it("a file's name cannot write a line of its own", async () => {
  const line = pdqCommandLine('5'.repeat(64), 100, `a\n${'6'.repeat(64)},100,b\u001B[2J\u009B1m\u007F.jpg`);
  expect(line.split('\n')).toHaveLength(2);
  expect(line).toContain('b\\u001b[2J\\u009b1m\\u007f.jpg');
  expect(await readAgain(line)).toHaveLength(1);
});
