import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { browserModule } from '../../scripts/build-browser.ts';
import { golden } from '../../tests/golden.ts';
import { picture } from '../../tests/pictures.ts';
import type * as Door from './index.ts';

// What it does in a page is tested in Chromium: tests/browser/fingerprint.test.ts at the root of the repository.

test('the module for pages is one file of at most 25 kB on the wire, which asks for nothing else', async () => {
  const text = await browserModule();
  expect(gzipSync(text).length).toBeLessThanOrEqual(25_000);
  expect(text).not.toMatch(/\bimport\b|\brequire\b|process\.|\bBuffer\b|https?:|fetch\(/);
  const door = (await import(
    `data:text/javascript;base64,${Buffer.from(text).toString('base64')}`
  )) as typeof Door;
  expect(door.isAccelerated()).toBe(true);
  for (const [kind, width, height, channels, hex] of golden.slice(0, 8)) {
    expect(door.hexOfPdq(door.pdqOfPixels(picture(kind, width, height, { channels })).hash)).toBe(hex);
  }
});
