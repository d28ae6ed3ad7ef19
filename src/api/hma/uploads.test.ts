import { expect, test } from 'vitest';
import { makeLine } from './uploads.ts';

test('so many are let in at once, the rest in their order, and nobody beyond a full line', async () => {
  const inLine = makeLine(2);
  const said: string[] = [];
  const gates = Array.from({ length: 62 }, () => Promise.withResolvers<undefined>());
  const works = gates.map((gate, at) =>
    inLine(async () => {
      said.push(`in ${at}`);
      await gate.promise;
      if (at === 1) throw new Error('failed');
      return at;
    }),
  );
  expect(said).toEqual(['in 0', 'in 1']);
  await expect(inLine(async () => 'never')).rejects.toThrow('HMA-008');
  gates[1]?.resolve(undefined);
  await expect(works[1]).rejects.toThrow('failed');
  expect(said).toEqual(['in 0', 'in 1', 'in 2']);
  for (const gate of gates) gate.resolve(undefined);
  expect((await Promise.all(works.filter((_, at) => at !== 1))).length).toBe(61);
  expect(said.map((each) => Number(each.slice(3)))).toEqual([...gates.keys()]);
  expect(await inLine(async () => 'free again')).toBe('free again');
});
