import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openListReader, readList, readPdqList } from './index.ts';
import type { ListItem, ListOptions } from './index.ts';

/** 64 digits with 128 one-bits, another for each number: `5` and `a` have two of four bits, and so have others. */
function hash(number: number): string {
  const halves = ['3', '5', '6', '9', 'a', 'c'];
  return Array.from({ length: 64 }, (_, at) => halves[(number * 7 + at * (number + 3) + (at >> 3)) % 6]).join(
    '',
  );
}

async function read(text: string, options: ListOptions = {}, size = text.length + 1): Promise<ListItem[]> {
  const chunks: string[] = [];
  for (let at = 0; at < text.length; at += size) chunks.push(text.slice(at, at + size));
  return Array.fromAsync(readList(chunks, options));
}

describe('a list without a header', () => {
  it('is one hash a line, or a kind and a hash', async () => {
    const text = `${hash(1)}\npdq ${hash(2).toUpperCase()}\r\nHASH_MD5 ${'0f'.repeat(16)}\n# a remark\n\n${'ab'.repeat(20)}\n`;
    expect(await read(text)).toEqual([
      { type: 'pdq', value: hash(1), tags: [], line: 1 },
      { type: 'pdq', value: hash(2), tags: [], line: 2 },
      { type: 'md5', value: '0f'.repeat(16), tags: [], line: 3 },
      { type: 'sha1', value: 'ab'.repeat(20), tags: [], line: 6 },
    ]);
  });

  it("may be what PDQ's command prints, commas in the file's name included", async () => {
    expect(await read(`${hash(1)},100,pictures/one, two.jpg\n${hash(2)},50,b.png`)).toEqual([
      { type: 'pdq', value: hash(1), quality: 100, name: 'pictures/one, two.jpg', tags: [], line: 1 },
      { type: 'pdq', value: hash(2), quality: 50, name: 'b.png', tags: [], line: 2 },
    ]);
  });

  it("may be HMA's sample lists: hash, number, date, tags", async () => {
    expect(
      await read(`${hash(1)},2880742865368386,2020-07-31T18:47:52+0000,media_type_photo test_samples\n`),
    ).toEqual([
      {
        type: 'pdq',
        value: hash(1),
        id: '2880742865368386',
        tags: ['media_type_photo', 'test_samples'],
        line: 1,
      },
    ]);
  });

  it("may be vPDQ's frames", async () => {
    expect(await read(`12,98,${hash(1)},0.400\n`)).toEqual([
      { type: 'pdq', value: hash(1), quality: 98, id: '12', tags: [], line: 1 },
    ]);
  });

  it('may be what md5sum prints', async () => {
    expect(await read(`${'0f'.repeat(16)}  a name.bin\n`)).toEqual([
      { type: 'md5', value: '0f'.repeat(16), name: 'a name.bin', tags: [], line: 1 },
    ]);
  });

  it('has 64 digits that are SHA-256 when the caller says so', async () => {
    expect(await read(`${hash(1)}\n`, { sixtyFour: 'sha256' })).toMatchObject([{ type: 'sha256' }]);
    expect(await read(`${hash(1)}\n`, { type: 'sha256' })).toMatchObject([{ type: 'sha256' }]);
  });
});

describe('a list with a header', () => {
  it("is what threatexchange's dataset command writes", async () => {
    const text = `collab,signal_type,signal_str,category,tags\nSample Signals,pdq,${hash(1)},WORTH_INVESTIGATING,one two\n`;
    expect(await read(text)).toEqual([
      {
        type: 'pdq',
        value: hash(1),
        name: 'Sample Signals',
        tags: ['one', 'two', 'WORTH_INVESTIGATING'],
        line: 2,
      },
    ]);
  });

  it('may have semicolons, quotes, and its columns in any order', async () => {
    const text = `Quality;Label;PDQ Hash;File\n77;"a ""big""; list";${hash(1)};x.jpg\n`;
    expect(await read(text)).toEqual([
      { type: 'pdq', value: hash(1), quality: 77, name: 'x.jpg', tags: ['a "big"', 'list'], line: 2 },
    ]);
  });

  it('tells the kinds it does not read apart from nonsense', async () => {
    const text = `type,hash\ntmk,abcdef\nHASH_PDQ,${hash(1)}\npdq,nonsense\n"open,${hash(2)}\n`;
    expect(await read(text)).toMatchObject([
      { refused: 'other-type', line: 2 },
      { type: 'pdq', line: 3 },
      { refused: 'malformed', line: 4 },
      { refused: 'malformed', line: 5 },
    ]);
  });
});

describe('a JSON list', () => {
  it("is contents of an HMA bank, over many lines or one; 0 is 'off' and 1 is 'on'", async () => {
    const contents = [
      {
        id: 7,
        disable_until_ts: 1,
        bank: { name: 'TEST_BANK', matching_enabled_ratio: 1 },
        signals: { pdq: hash(1), video_md5: '0f'.repeat(16), text: 'x' },
      },
      { id: 8, disable_until_ts: 0, signals: { pdq: hash(2) } },
      { id: 9, disable_until_ts: 2_000_000_000, signals: { pdq: hash(3) } },
    ];
    const expected = [
      { type: 'pdq', value: hash(1), id: '7', tags: ['TEST_BANK'] },
      { type: 'md5', id: '7' },
      { refused: 'other-type' },
      { refused: 'withdrawn' },
    ];
    const now = new Date('2026-01-01');
    expect(await read(JSON.stringify(contents), { now })).toMatchObject([
      ...expected,
      { refused: 'withdrawn' },
    ]);
    expect(await read(JSON.stringify({ contents, next: null }, undefined, 2), { now })).toMatchObject([
      ...expected,
      { refused: 'withdrawn' },
    ]);
    expect(
      await read(contents.map((content) => JSON.stringify(content)).join('\n'), {
        now: new Date('2040-01-01'),
      }),
    ).toMatchObject([...expected, { type: 'pdq', value: hash(3), line: 3 }]);
  });

  it('is a page of ThreatExchange, with tags on the descriptors', async () => {
    const page = {
      data: [
        {
          id: '1',
          indicator: hash(1),
          type: 'HASH_PDQ',
          should_delete: false,
          descriptors: { data: [{ tags: { data: [{ text: 'known' }] } }, { tags: ['other'] }] },
        },
        { id: '2', indicator: hash(2), type: 'HASH_PDQ', should_delete: true },
        { id: '3', indicator: 'an address', type: 'URI' },
      ],
      paging: { cursors: { after: 'x' }, next: 'https://example.org/next' },
    };
    expect(await read(JSON.stringify(page, undefined, 1))).toMatchObject([
      { type: 'pdq', value: hash(1), id: '1', tags: ['known', 'other'] },
      { refused: 'withdrawn' },
      { refused: 'other-type' },
    ]);
  });

  it('is texts, answers of a hashing service, or lines of this command', async () => {
    expect(await read(JSON.stringify([hash(1), `pdq ${hash(2)}`]))).toMatchObject([
      { value: hash(1) },
      { value: hash(2) },
    ]);
    expect(await read(`{"pdq":"${hash(1)}"}`)).toMatchObject([{ type: 'pdq', value: hash(1) }]);
    expect(
      await read(`{"file":"a.jpg","pdq":"${hash(1)}","quality":90,"md5":"${'0f'.repeat(16)}"}\n`),
    ).toMatchObject([{ type: 'pdq', quality: 90, name: 'a.jpg' }, { type: 'md5' }]);
    const vpdq = { 0: { quality: 100, hash: hash(1), timestamp: 0 } };
    expect(await read(JSON.stringify(vpdq))).toMatchObject([{ type: 'vpdq', value: JSON.stringify(vpdq) }]);
  });

  it('that nests without end is refused like any other nonsense', async () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    expect(await read(`[${deep},"${hash(1)}"]`)).toMatchObject([
      { refused: 'malformed' },
      { value: hash(1) },
    ]);
    expect(await read(`{"signals":{"pdq":${deep}}}\n{"pdq":"${hash(1)}"}`)).toMatchObject([
      { refused: 'malformed' },
      { value: hash(1) },
    ]);
    expect(await read(`{"pdq":"${hash(1)}","note":"${'[{'.repeat(50)}\\""}`)).toMatchObject([
      { value: hash(1) },
    ]);
  });

  it('that ends in the middle, or is broken on one line, is told with the line', async () => {
    expect(await read(`[\n  "${hash(1)}",\n  {"pdq": "${hash(2)}`)).toMatchObject([
      { value: hash(1), line: 2 },
      { refused: 'malformed', line: 3 },
    ]);
    expect(await read(`{"pdq":"${hash(1)}"}\n{"pdq":\n{"pdq":"${hash(2)}"}\n`)).toMatchObject([
      { line: 1, value: hash(1) },
      { refused: 'malformed', line: 2 },
      { line: 3, value: hash(2) },
    ]);
  });
});

it('reads a record of very many lines in time that grows with its length', async () => {
  const lines = '\n'.repeat(400_000);
  const text = `${lines} {${lines}"pdq": "${hash(3)}"${lines}}`;
  const started = performance.now();
  expect(await read(text, { shape: 'json', longest: 2_000_000 })).toMatchObject([
    { value: hash(3), line: 400_001 },
  ]);
  expect(performance.now() - started).toBeLessThan(3_000);
});

it('of blanks without end is not kept until something follows', () => {
  const reader = openListReader({ longest: 100 });
  expect(reader.push(' '.repeat(101))).toEqual([]);
  expect(reader.push(`${' '.repeat(100)}\n`)).toMatchObject([{ refused: 'too-long', line: 1 }]);
  expect(reader.push(`${hash(1)}\n`)).toMatchObject([{ value: hash(1), line: 2 }]);
  const json = openListReader({ longest: 100, shape: 'json' });
  const items = [' '.repeat(150), ' '.repeat(150), `["${hash(1)}"]`].flatMap((text) => json.push(text));
  expect(items).toMatchObject([{ refused: 'too-long', line: 1 }]);
});

describe('what must not enter an index', () => {
  it('is refused with its line and the reason', async () => {
    const text = `${'0'.repeat(64)}\n${hash(1)},49,dull.jpg\n${'f'.repeat(64)},50,white.jpg\nraw_text there\nhello there\n${'x'.repeat(64)}\n${hash(2)},101,b\n`;
    expect(await read(text)).toMatchObject([
      { refused: 'all-zero', line: 1 },
      { refused: 'low-quality', line: 2 },
      { type: 'pdq', line: 3, unbalanced: true },
      { refused: 'other-type', line: 4 },
      { refused: 'malformed', line: 5 },
      { refused: 'malformed', line: 6 },
      { refused: 'malformed', line: 7 },
    ]);
    expect(await read(`${hash(1)},0,dull.jpg`, { leastQuality: 0 })).toMatchObject([{ quality: 0 }]);
  });

  it('includes lines and records without end, of which no more than the limit is kept', async () => {
    const long = 'a'.repeat(5000);
    expect(await read(`${long}\n${hash(1)}\n`, { longest: 1000 }, 100)).toMatchObject([
      { refused: 'too-long', line: 1 },
      { value: hash(1), line: 2 },
    ]);
    const json = await read(`[{"note":"${long}"},"${hash(1)}"]`, { longest: 1000 }, 100);
    expect(json).toMatchObject([{ refused: 'too-long', line: 1 }, { value: hash(1) }]);
    expect(JSON.stringify(json).length).toBeLessThan(500);
  });
});

it('does not matter where the chunks are cut', async () => {
  const texts = [
    `${hash(1)}\npdq ${hash(2)}\r\nbroken\n${hash(3)}`,
    `hash;tags\n${hash(1)};a\n"${hash(2)}";"b"\n`,
    JSON.stringify(
      { data: [{ indicator: hash(1), type: 'HASH_PDQ', note: 'é[{"\\' }, hash(2)], paging: {} },
      undefined,
      1,
    ),
    `{"pdq":"${hash(1)}"}\n{"pdq":"${hash(2)}"}\n`,
  ];
  const whole = await Promise.all(texts.map((text) => read(text)));
  await fc.assert(
    fc.asyncProperty(fc.nat(texts.length - 1), fc.integer({ min: 1, max: 200 }), async (which, size) => {
      const bytes = new TextEncoder().encode(texts[which] ?? '');
      const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
        bytes.subarray(at * size, (at + 1) * size),
      );
      expect(await Array.fromAsync(readList(chunks))).toEqual(whole[which]);
    }),
    { numRuns: 60 },
  );
});

it('a hundred thousand lines are packed in order, in a second and little memory', async () => {
  const lines = Array.from({ length: 1000 }, (_, number) => hash(number));
  function* chunks(): Generator<string> {
    for (let round = 0; round < 100; round++) yield `${lines.join('\n')}\n`;
    yield 'nonsense!\n';
  }
  const refused: number[] = [];
  const list = await readPdqList(chunks(), { onRefusal: ({ line }) => refused.push(line) });
  expect(list).toMatchObject({ count: 100_000, refused: 1, others: 0, unbalanced: 0 });
  expect(list.hashes).toHaveLength(3_200_000);
  expect(refused).toEqual([100_001]);
  expect(Buffer.from(list.hashes.subarray(32 * 7, 32 * 8)).toString('hex')).toBe(hash(7));
});

it('nothing that can stand in a file makes it throw, and every item has its line', async () => {
  const scrap = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ';',
    '"',
    '\\',
    '\n',
    '\r\n',
    ':',
    '0',
    'pdq',
    'hash',
    'data',
    hash(1),
    ' ',
  );
  const text = fc.oneof(
    fc.array(scrap, { maxLength: 60 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.json(),
  );
  await fc.assert(
    fc.asyncProperty(text, fc.integer({ min: 1, max: 50 }), async (content, size) => {
      const lines = content.split('\n').length;
      for (const item of await read(content, { longest: 200 }, size)) {
        expect(item.line).toBeGreaterThanOrEqual(1);
        expect(item.line).toBeLessThanOrEqual(lines);
      }
    }),
    { numRuns: 500 },
  );
});
