import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { openSeam } from './samples.ts';

const { house, key, picture, bearer, get, said, form, refused, close } = await openSeam();
afterAll(close);

describe('a file', () => {
  test('is hashed and looked up without being kept', async () => {
    const [status, hashed] = await said(get('/h/hash', form({ photo: picture })));
    expect([status, Object.keys(hashed as object)]).toEqual([200, ['pdq']]);
    const { pdq } = hashed as { pdq: string };
    expect(pdq).toMatch(/^[0-9a-f]{64}$/);
    expect(await said(get('/m/lookup', form({ photo: picture })))).toEqual([200, { pdq: {} }]);
    const { id } = await house.hashing.addList({ name: 'PICTURES', source: 'a peer' });
    await house.hashing.addEntries(id, [{ algorithm: 'pdq', digest: pdq }]);
    await new Promise((later) => setTimeout(later, 1_050));
    const smaller = await sharp(picture).resize(200, 150).jpeg({ quality: 80 }).toBuffer();
    for (const file of [picture, smaller]) {
      const [, found] = await said(get('/m/lookup', form({ photo: file })));
      expect(found).toMatchObject({ pdq: { PICTURES: [{ bank_content_id: expect.any(Number) }] } });
    }
    const all = await said(get('/h/hash?types=sha256, pdq', form({ photo: picture })));
    expect(all).toEqual([200, { pdq, sha256: createHash('sha256').update(picture).digest('hex') }]);
    expect((await said(get('/m/lookup?types=sha256', form({ photo: picture }))))[1]).toMatchObject({
      sha256: { TEST_BANK: [{ distance: '0' }] },
    });
  });

  test('that is a video has its MD5; nothing of it is decoded', async () => {
    const md5 = createHash('md5').update('a video').digest('hex');
    expect(await said(get('/h/hash', form({ video: 'a video' })))).toEqual([200, { video_md5: md5 }]);
    expect(await said(get('/m/lookup', form({ video: 'a video' })))).toMatchObject([
      200,
      { video_md5: { TEST_BANK: [{ distance: '0' }] } },
    ]);
  });

  test('without texture has no PDQ, and matches nothing', async () => {
    const flat = await sharp({ create: { width: 90, height: 90, channels: 3, background: '#357' } })
      .png()
      .toBuffer();
    expect(await said(get('/h/hash', form({ photo: flat })))).toEqual([200, { pdq: '' }]);
    expect(await said(get('/m/lookup', form({ photo: flat })))).toEqual([200, { pdq: {} }]);
  });

  test('that is none, one of two, of no known kind or no picture is refused with 400', async () => {
    const wrong: [string, RequestInit, string][] = [
      ['/h/hash', { method: 'POST', ...bearer() }, 'HMA-005'],
      ['/h/hash', { method: 'POST', body: '{}', ...bearer() }, 'HMA-005'],
      ['/h/hash', form({}), 'HMA-005'],
      ['/h/hash', form({ photo: picture, video: picture }), 'HMA-005'],
      ['/h/hash', form({ audio: picture }), 'HMA-004'],
      ['/h/hash?types=video_md5', form({ photo: picture }), 'HMA-003'],
      ['/h/hash?types=,', form({ photo: picture }), 'HMA-003'],
      ['/m/lookup', form({ photo: 'no picture at all' }), 'HAS-009'],
      [
        '/h/hash',
        form({ photo: '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>' }),
        'HAS-009',
      ],
      ['/h/hash', form({ photo: '' }), 'HAS-009'],
    ];
    for (const [path, asked, code] of wrong)
      expect([path, ...(await refused(get(path, asked)))]).toEqual([path, 400, code]);
  });

  test('without a key is refused before it is read', async () => {
    const asked = { ...form({ photo: Buffer.alloc(20 * 1024 * 1024, 7) }), headers: {} };
    const answer = await get('/h/hash', asked).catch(() => null);
    if (answer) expect(answer.status).toBe(401);
    expect((await get('/m/index/status')).status).toBe(200);
  });

  test('that is too large is refused, whether its head says so or its bytes', async () => {
    const large = Buffer.alloc(25 * 1024 * 1024, 7);
    expect(await refused(get('/h/hash', form({ photo: large })))).toEqual([413, 'HMA-006']);
    const edge = '--edge';
    const head = `${edge}\r\ncontent-disposition: form-data; name="photo"; filename="a"\r\n\r\n`;
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(stream) {
        stream.enqueue(sent === 0 ? Buffer.from(head) : Buffer.alloc(1_048_576, 7));
        sent += 1;
        if (sent > 400) stream.close();
      },
    });
    const asked: RequestInit & { duplex: 'half' } = {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'multipart/form-data; boundary=edge' },
      body,
      duplex: 'half',
    };
    // Refused in the middle of its sending: the answer comes, or the connection is closed under it.
    const answer = await get('/m/lookup', asked).catch(() => null);
    if (answer) expect([answer.status, (await answer.json())['code']]).toEqual([413, 'HMA-006']);
    expect(sent).toBeLessThan(100);
  });
});
