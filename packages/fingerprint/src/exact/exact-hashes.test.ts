import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { exactHashesOf, startExactHashes } from './index.ts';

/** Published: RFC 1321 A.5 (MD5), FIPS 180-4 examples (SHA-1, SHA-256). */
const published = [
  {
    text: '',
    md5: 'd41d8cd98f00b204e9800998ecf8427e',
    sha1: 'da39a3ee5e6b4b0d3255bfef95601890afd80709',
    sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  },
  {
    text: 'abc',
    md5: '900150983cd24fb0d6963f7d28e17f72',
    sha1: 'a9993e364706816aba3e25717850c26c9cd0d89d',
    sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  },
  {
    text: 'a'.repeat(1_000_000),
    md5: '7707d6ae4e027c70eea2a935c2296f21',
    sha1: '34aa973cd4c4daa4f61eeb2bdbad27316534016f',
    sha256: 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0',
  },
];

describe.each(published)('of $text.length published bytes', ({ text, ...hashes }) => {
  const bytes = Buffer.from(text);
  const expected = { ...hashes, bytes: bytes.length };

  it('are the published ones from bytes', async () => {
    expect(await exactHashesOf(bytes)).toEqual(expected);
  });

  it('are the same from a stream cut at odd places', async () => {
    const pieces = function* (): Generator<Uint8Array> {
      for (let at = 0; at < bytes.length; at += 4_099) yield bytes.subarray(at, at + 4_099);
    };
    expect(await exactHashesOf(Readable.from(pieces()))).toEqual(expected);
    expect(await exactHashesOf(pieces())).toEqual(expected);
  });

  it('are the same from a file, by path and by address', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'exact-'));
    try {
      const path = join(folder, 'file');
      await writeFile(path, bytes);
      expect(await exactHashesOf(path)).toEqual(expected);
      expect(await exactHashesOf(pathToFileURL(path))).toEqual(expected);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

it('lets an error of the source pass', async () => {
  await expect(exactHashesOf(join(tmpdir(), 'nothing', 'here'))).rejects.toMatchObject({ code: 'ENOENT' });
  const broken = new Readable({
    read() {
      this.destroy(new Error('the line broke'));
    },
  });
  await expect(exactHashesOf(broken)).rejects.toThrow('the line broke');
});

it('takes piece after piece from a caller who has them anyway', () => {
  const taking = startExactHashes().add(Buffer.from('a')).add(Buffer.from('')).add(Buffer.from('bc'));
  expect(taking.end()).toMatchObject({ md5: published[1]?.md5, bytes: 3 });
});
