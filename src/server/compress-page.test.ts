import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { compressPage } from './compress-page.ts';

const page = (body: string, type = 'text/html'): Response =>
  new Response(body, { status: 422, headers: { 'content-type': type, etag: '"a"' } });
const asking = (encoding: string): Request =>
  new Request('https://site.example/', { headers: { 'accept-encoding': encoding } });
const long = '<p>Où l’avez-vous vu ?</p>'.repeat(200);

describe('a public page on the wire', () => {
  it('is small for those who ask, and the same', async () => {
    const answer = await compressPage(asking('gzip, deflate'), page(long));
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    expect(answer.headers.get('content-length')).toBe(String(bytes.length));
    expect(answer.status).toBe(422);
    expect(bytes.length).toBeLessThan(long.length / 5);
    expect(gunzipSync(bytes).toString()).toBe(long);
  });
  it('is left as it is for those who do not', async () => {
    const answer = await compressPage(asking('identity'), page(long));
    expect(answer.headers.has('content-encoding')).toBe(false);
    expect(await answer.text()).toBe(long);
  });
  it('is left alone when it is short or no page', async () => {
    expect((await compressPage(asking('gzip'), page('<p>'))).headers.has('content-encoding')).toBe(false);
    expect(
      (await compressPage(asking('gzip'), page(long, 'image/png'))).headers.has('content-encoding'),
    ).toBe(false);
  });
});
