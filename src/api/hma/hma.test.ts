import { afterAll, expect, test } from 'vitest';
import { openDatabase } from '#ground/db';
import { makeHouse } from '../../server/house.ts';
import { baseOf, hash, houseWith, openSeam, serve, turned } from './samples.ts';

const { database, house, base, key, bearer, get, said, refused, close } = await openSeam();
afterAll(close);

test('two fingerprints are compared as HMA compares them', async () => {
  const ask = (body: unknown) =>
    get('/m/compare', {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    });
  expect(await said(ask({ pdq: [hash, turned(9)] }))).toEqual([200, { pdq: [true, { distance: 9 }] }]);
  expect(await said(ask({ pdq: [hash, turned(32)] }))).toEqual([200, { pdq: [false, { distance: 32 }] }]);
  expect(await said(ask({}))).toEqual([200, {}]);
  for (const bad of [
    ['banana'],
    { pdq: 'banana' },
    { pdq: [] },
    { pdq: ['banana', 'banana'] },
    { pdq: [hash, hash, hash] },
    7,
    null,
  ])
    expect((await refused(ask(bad)))[0]).toBe(400);
  expect(await refused(ask({ tmk: [hash, hash] }))).toEqual([400, 'HMA-003']);
});

test('the state of the index is told, and whether lookups can be answered', async () => {
  const [status, all] = await said(get('/m/index/status'));
  expect([status, Object.keys(all as object)]).toEqual([200, ['pdq', 'video_md5', 'md5', 'sha1', 'sha256']]);
  const { pdq, sha1 } = all as Record<string, { present: boolean; built_to: number; size: number }>;
  expect(pdq).toMatchObject({ present: true, size: expect.any(Number) });
  expect(pdq?.size).toBeGreaterThan(0);
  expect(Math.abs((pdq?.built_to ?? 0) - Date.now() / 1000)).toBeLessThan(600);
  expect(sha1).toEqual({ present: true, built_to: -1, size: 0 });
  expect(await said(get('/m/index/status?signal_type=pdq'))).toEqual([200, { pdq }]);
  const alive = await get('/status', {});
  expect([alive.status, await alive.text()]).toEqual([200, 'I-AM-ALIVE']);

  const asleep = houseWith(database, {});
  const there = await serve(asleep);
  const answer = await fetch(`${baseOf(there)}/status`);
  expect([answer.status, await answer.text()]).toEqual([503, 'INDEX-NOT-LOADED']);
  there.close();
  await asleep.close();
});

test('while the database is away a question gets a named problem and is told when to come back', async () => {
  const away = openDatabase('postgres://vigie@127.0.0.1:1/vigie', 1);
  const alone = makeHouse(away, { ...house.config });
  const there = await serve(alone);
  const answer = fetch(`${baseOf(there)}/m/lookup?signal_type=pdq&signal=${hash}`, bearer());
  expect(await refused(answer)).toEqual([503, 'HMA-008']);
  expect((await answer).headers.get('retry-after')).toBe('5');
  there.close();
  await alone.close();
  await away.close();
});

test('the document of the API describes the seam and its keys', async () => {
  const document = await (await fetch(base.replace('/hma', '/openapi.json'))).json();
  const { paths, components } = document as {
    paths: Record<string, Record<string, { security?: unknown[]; requestBody?: { content: object } }>>;
    components: { securitySchemes: Record<string, unknown> };
  };
  const seam = Object.keys(paths).filter((path) => path.startsWith('/api/hma/'));
  expect(seam).toEqual([
    '/api/hma/h/hash',
    '/api/hma/m/lookup',
    '/api/hma/m/raw_lookup',
    '/api/hma/m/compare',
    '/api/hma/m/index/status',
    '/api/hma/status',
  ]);
  for (const path of seam.slice(0, -1)) {
    for (const [method, route] of Object.entries(paths[path] ?? {}))
      expect(route.security, `${method} ${path}`).toHaveLength(3);
  }
  expect(Object.keys(paths['/api/hma/h/hash']?.['post']?.requestBody?.content ?? {})).toEqual([
    'multipart/form-data',
  ]);
  expect(Object.keys(components.securitySchemes)).toEqual([
    'programKey',
    'programKeyHeader',
    'programKeyPassword',
  ]);
});
