import { createHash } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { hash, openSeam, turned } from './samples.ts';

const { database, picture, get, said, form, refused, close } = await openSeam();
afterAll(close);

describe('a lookup by fingerprint', () => {
  test('finds an entry at 0 and at 30 bits, and not at 32, in the shape of HMA', async () => {
    const ask = (signal: string) => said(get(`/m/lookup?signal_type=pdq&signal=${signal}`));
    const [status, itself] = await ask(hash);
    const id = (itself as { TEST_BANK: { bank_content_id: number }[] }).TEST_BANK[0]?.bank_content_id;
    expect(Number.isInteger(id)).toBe(true);
    expect([status, itself]).toEqual([200, { TEST_BANK: [{ bank_content_id: id, distance: '0' }] }]);
    expect(await ask(turned(30))).toEqual([200, { TEST_BANK: [{ bank_content_id: id, distance: '30' }] }]);
    expect(await ask(turned(31).toUpperCase())).toEqual([
      200,
      { TEST_BANK: [{ bank_content_id: id, distance: '31' }] },
    ]);
    expect(await ask(turned(32))).toEqual([200, {}]);
    const raw = `/m/raw_lookup?signal_type=pdq&signal=${turned(2)}`;
    expect(await said(get(raw))).toEqual([200, { matches: [id] }]);
    expect(await said(get(`${raw}&include_distance=true`))).toEqual([
      200,
      { matches: [{ bank_content_id: id, distance: '2' }] },
    ]);
    expect(await said(get(`${raw}&include_distance=false&banks=OTHER`))).toEqual([200, { matches: [] }]);
  });

  test('always asks every list, whatever the coin says; banks narrow it', async () => {
    const ask = (more: string) => said(get(`/m/lookup?signal_type=pdq&signal=${hash}&${more}`));
    const all = await ask('');
    for (const more of [
      'seed=1',
      'seed=two',
      'bypass_coinflip=true',
      'include_distance=true',
      'banks=TEST_BANK',
      'banks=A,TEST_BANK',
    ])
      expect(await ask(more)).toEqual(all);
    expect(await ask('banks=OTHER')).toEqual([200, {}]);
  });

  test('finds exact digests by their types', async () => {
    const md5 = createHash('md5').update('a video').digest('hex');
    const sha256 = createHash('sha256').update(picture).digest('hex');
    for (const [type, signal] of [
      ['video_md5', md5],
      ['md5', md5],
      ['sha256', sha256],
    ])
      expect(await said(get(`/m/lookup?signal_type=${type}&signal=${signal}`))).toMatchObject([
        200,
        { TEST_BANK: [{ distance: '0' }] },
      ]);
    expect(await said(get(`/m/lookup?signal_type=sha1&signal=${'a'.repeat(40)}`))).toEqual([200, {}]);
  });

  test('leaves nothing behind: no event, no line in the trail, no row anywhere', async () => {
    const tables = await database.pool.query<{ name: string }>(
      `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
    );
    const rowsIn = async () => {
      const counted: Record<string, number> = {};
      for (const { name } of tables.rows) {
        const { rows } = await database.pool.query<{ n: number }>(`select count(*)::int as n from "${name}"`);
        counted[name] = rows[0]?.n ?? 0;
      }
      return counted;
    };
    const before = await rowsIn();
    for (const path of [`/m/lookup?signal_type=pdq&signal=${hash}`, '/m/lookup?signal_type=pdq&signal=x'])
      await (await get(path)).text();
    await (await get('/m/lookup', form({ photo: picture }))).text();
    expect(await rowsIn()).toEqual(before);
  });

  test('refuses with 400 what is missing, unknown, malformed or said twice', async () => {
    const wrong: [string, string][] = [
      ['/m/lookup', 'HMA-002'],
      [`/m/lookup?signal=${hash}`, 'HMA-002'],
      ['/m/lookup?signal_type=pdq', 'HMA-002'],
      [`/m/lookup?signal_type=tmk&signal=${hash}`, 'HMA-003'],
      ['/m/lookup?signal_type=pdq&signal=banana', 'HAS-002'],
      [`/m/lookup?signal_type=sha1&signal=${hash}`, 'HAS-002'],
      [`/m/lookup?signal_type=pdq&signal=${hash}&signal=${hash}`, 'HMA-002'],
      ['/m/raw_lookup?signal_type=pdq', 'HMA-002'],
      ['/m/index/status?signal_type=nothing', 'HMA-003'],
    ];
    for (const [path, code] of wrong)
      expect([path, ...(await refused(get(path)))]).toEqual([path, 400, code]);
  });
});
