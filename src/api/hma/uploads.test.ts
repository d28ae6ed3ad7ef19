import { expect, test } from 'vitest';
import { makeLine, readUpload } from './uploads.ts';

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

/** A form with one file and so many other parts, handed over in chunks of so many bytes. */
function formOf(others: number, chunkSize: number): Request {
  const begin = (name: string): string =>
    `--boundary-of-this-form-of-ours\r\nContent-Disposition: form-data; ${name}`;
  const text = [
    `${begin('name="photo"; filename="a.jpg"')}\r\n\r\nthe picture\r\n`,
    ...Array.from({ length: others }, () => `${begin('name="note"')}\r\n\r\n\r\n`),
    '--boundary-of-this-form-of-ours--\r\n',
  ].join('');
  const bytes = new TextEncoder().encode(text);
  let at = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(into) {
      if (at >= bytes.length) return into.close();
      into.enqueue(bytes.slice(at, at + chunkSize));
      at += chunkSize;
    },
  });
  const headers = { 'content-type': 'multipart/form-data; boundary=boundary-of-this-form-of-ours' };
  return new Request('https://vigie.example/', {
    method: 'POST',
    headers,
    body,
    duplex: 'half',
  } as RequestInit);
}

test('a form may have a few parts beside its file, and thousands are refused while they come', async () => {
  for (const chunkSize of [3, 64, 65_536]) {
    const { of, bytes } = await readUpload(formOf(20, chunkSize));
    expect([of, new TextDecoder().decode(bytes)]).toEqual(['photo', 'the picture']);
    await expect(readUpload(formOf(2_000, chunkSize))).rejects.toThrow('HMA-005');
  }
});
