import { afterAll, describe, expect, test } from 'vitest';
import { startWorld } from '../../../sandbox/start-world.ts';
import { picturesOf } from '../../../sandbox/web/gallery.ts';
import { fingerprintOf } from '../../../sandbox/web/pictures.ts';
import { openCanary } from '../../ground/fetch/small-world.ts';
import { openSeam } from './samples.ts';

const world = await startWorld();
const { dns, egressProxy, allow } = world.addresses;
const { house, get, said, refused, close } = await openSeam({
  VIGIE_DNS: dns,
  VIGIE_EGRESS_PROXY: egressProxy,
  VIGIE_SANDBOX_ALLOW: allow.join(','),
});
afterAll(async () => {
  await close();
  await world.close();
});

describe('an address', () => {
  const at = (url: string, more = ''): string => `/h/hash?url=${encodeURIComponent(url)}${more}`;

  test('is looked at by the guarded fetcher: private, loopback and odd ones are never dialled', async () => {
    const canary = await openCanary();
    const hosts = [
      '127.0.0.1',
      'localhost',
      '[::1]',
      '10.0.0.1',
      '192.168.1.1',
      '169.254.169.254',
      '0x7f.1',
      '2130706433',
    ];
    for (const host of hosts) {
      const answer = await refused(get(at(`http://${host}:${canary.port}/`)));
      expect([host, ...answer]).toEqual([host, 400, 'HAS-011']);
    }
    for (const url of ['ftp://example.org/', 'file:///etc/hostname', 'data:image/png;base64,AA', 'nonsense'])
      expect([url, ...(await refused(get(at(url))))]).toEqual([url, 400, 'HAS-011']);
    expect(canary.rings()).toBe(0);
    await canary.close();
  });

  test('answers its fingerprints and their matches', async () => {
    const [one] = picturesOf('photos', 3);
    const url = `https://photos.example.net/images/${one?.file}`;
    const [status, hashed] = (await said(get(at(url)))) as [number, { pdq: string }];
    expect([status, Object.keys(hashed)]).toEqual([200, ['pdq']]);
    expect(await said(get(at(url, '&content_type=photo&types=pdq')))).toEqual([200, hashed]);
    const sha256 = await fingerprintOf(one?.name ?? '', one?.format ?? 'png');
    expect(await said(get(at(url, '&types=sha256')))).toEqual([200, { sha256 }]);
    const { id } = await house.hashing.addList({ name: 'ADDRESSES', source: 'a peer' });
    await house.hashing.addEntries(id, [{ algorithm: 'sha256', digest: sha256 }]);
    const lookUp = `/m/lookup?url=${encodeURIComponent(url)}`;
    expect((await said(get(`${lookUp}&types=sha256`)))[1]).toMatchObject({
      sha256: { ADDRESSES: [{ distance: '0' }] },
    });
    expect((await said(get(`${lookUp}&signal_type=sha256`)))[1]).toMatchObject({
      ADDRESSES: [{ distance: '0' }],
    });
    expect(Object.keys((await said(get(lookUp)))[1] as object)).toEqual(['pdq']);
    expect(
      Object.keys((await said(get(at('https://mur.test/sujet/1', '&content_type=video'))))[1] as object),
    ).toEqual(['video_md5']);
  });

  test('that does not answer, is no picture or is not named is refused with 400', async () => {
    expect(await refused(get('/h/hash'))).toEqual([400, 'HMA-002']);
    expect(await refused(get('/h/hash?url='))).toEqual([400, 'HMA-002']);
    expect(await refused(get(at('https://nobody.example.org/a.png')))).toEqual([400, 'HAS-012']);
    expect(await refused(get(at('https://mur.test/sujet/1')))).toEqual([400, 'HMA-004']);
    expect(await refused(get(at('https://mur.test/sujet/1', '&content_type=photo')))).toEqual([
      400,
      'HAS-009',
    ]);
    expect(await refused(get(at('https://mur.test/sujet/1', '&content_type=text')))).toEqual([
      400,
      'HMA-004',
    ]);
    expect(await refused(get(at('https://mur.test/sujet/1', '&content_type=photo&types=tmk')))).toEqual([
      400,
      'HMA-003',
    ]);
  });
});
