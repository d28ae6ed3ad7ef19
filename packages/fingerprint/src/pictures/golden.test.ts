import { afterAll, describe, expect, it } from 'vitest';
import { goldenFiles } from '../../tests/golden-files.ts';
import { distance, hexOfPdq, pdqFromHex, popcount } from '../pdq/index.ts';
import { openPictureHasher } from './index.ts';

/** Fixed once. */
const golden: Record<
  string,
  { hash: string; quality: number; size: string; shrunkBy: number; damaged: boolean }
> = {
  'PNG, shapes': {
    hash: '1ba35c6ee84fe31983d81870ebb9670e0cceace5b19547899c76a8b9e68c81f1',
    quality: 100,
    size: '640×480',
    shrunkBy: 1,
    damaged: false,
  },
  'PNG, gradient': {
    hash: '738204f88cc3073cf33cfb01463ec437fc061f0d120df3dc01f704733ffef80e',
    quality: 100,
    size: '500×333',
    shrunkBy: 1,
    damaged: false,
  },
  'PNG, text': {
    hash: '2c682a29d510ccf6b6d6d524268b4b27a6efcc44f29479b90d7aa66dd915a68b',
    quality: 100,
    size: '640×480',
    shrunkBy: 1,
    damaged: false,
  },
  'PNG, noise': {
    hash: '82493ffa436ba96a259c94d2a5acbd288db6dad1595a5b419296da99a56a256e',
    quality: 100,
    size: '257×129',
    shrunkBy: 1,
    damaged: false,
  },
  'PNG, interlaced': {
    hash: '1ba35c6ee84fe31983d81870ebb9670e0cceace5b19547899c76a8b9e68c81f1',
    quality: 100,
    size: '640×480',
    shrunkBy: 1,
    damaged: false,
  },
  'PNG, 64×64': {
    hash: 'fcc712f9550a89d2e2d734f0e0b189f3f15347d45cb09c69b91dfa64002edb61',
    quality: 100,
    size: '64×64',
    shrunkBy: 1,
    damaged: false,
  },
  'PNG, 5×5': {
    hash: 'ce739b26348d64d9390e9b269b2664d964d99b26cb729b26348d64d93b0e9b26',
    quality: 34,
    size: '5×5',
    shrunkBy: 1,
    damaged: false,
  },
  'PNG, 4×600': {
    hash: '0000000000000000000000000000000000000000000000000000000000000000',
    quality: 0,
    size: '4×600',
    shrunkBy: 1,
    damaged: false,
  },
  'PNG, one pixel': {
    hash: '0000000000000000000000000000000000000000000000000000000000000000',
    quality: 0,
    size: '1×1',
    shrunkBy: 1,
    damaged: false,
  },
  'PNG, grey': {
    hash: '3ba313fea0f762011798cc384e194f662cab88d7db7ea4898c67339ae7a8a613',
    quality: 100,
    size: '640×480',
    shrunkBy: 1,
    damaged: false,
  },
  'PNG, the same grey in three channels': {
    hash: '3ba313fea0f762011798cc384e194f662cab88d7db7ea4898c67339ae7a8a613',
    quality: 100,
    size: '640×480',
    shrunkBy: 1,
    damaged: false,
  },
  'PNG, sixteen bits': {
    hash: '1ba35c6ee84fe31983d81870ebb9670e0cceace5b19547899c76a8b9e68c81f1',
    quality: 100,
    size: '640×480',
    shrunkBy: 1,
    damaged: false,
  },
  'PNG, transparent over nothing': {
    hash: '0aab5c6e6a4fe35cd15a1b5acab9572e4cabace5915444a99554a8b5a6a99535',
    quality: 100,
    size: '640×480',
    shrunkBy: 1,
    damaged: false,
  },
  'PNG, the same laid on white': {
    hash: '0aab5c6e6a4fe35cd15a1b5acab9572e4cabace5915444a99554a8b5a6a99535',
    quality: 100,
    size: '640×480',
    shrunkBy: 1,
    damaged: false,
  },
  'PNG, to be turned by EXIF': {
    hash: '1ba35c6ee84fe31983d81870ebb9670e0cceace5b19547899c76a8b9e68c81f1',
    quality: 100,
    size: '640×480',
    shrunkBy: 1,
    damaged: false,
  },
  'WebP, lossless': {
    hash: '1ba35c6ee84fe31983d81870ebb9670e0cceace5b19547899c76a8b9e68c81f1',
    quality: 100,
    size: '640×480',
    shrunkBy: 1,
    damaged: false,
  },
  'TIFF, packed': {
    hash: '1ba35c6ee84fe31983d81870ebb9670e0cceace5b19547899c76a8b9e68c81f1',
    quality: 100,
    size: '640×480',
    shrunkBy: 1,
    damaged: false,
  },
  'GIF, one frame': {
    hash: '1ba35c6ee84fe31983d81870ebb9670e0cceace5b19547899c76a8b9e68c81f1',
    quality: 100,
    size: '640×480',
    shrunkBy: 1,
    damaged: false,
  },
  'GIF, hundreds of frames': {
    hash: '0000000000000000000000000000000000000000000000000000000000000000',
    quality: 0,
    size: '100×80',
    shrunkBy: 1,
    damaged: false,
  },
  'PNG, cut short': {
    hash: '1fa37ceee84ee308875889716338678e2ce6b8e5f381d5951cf4a4b5a2a985b1',
    quality: 100,
    size: '640×480',
    shrunkBy: 1,
    damaged: true,
  },
  'JPEG, shrunk by two': {
    hash: '1ba35c6ee84fe31983d81870ebb9670e0cceace5b19545899c76a8b9e68c81f5',
    quality: 100,
    size: '640×480',
    shrunkBy: 2,
    damaged: false,
  },
  'JPEG, shrunk by four': {
    hash: '536cd93b640ba5ecd892637cdc934d65a1a994c81672999a6a6d84d3792cdb99',
    quality: 88,
    size: '1280×960',
    shrunkBy: 4,
    damaged: false,
  },
  'JPEG, a profile of another colour space': {
    hash: '536cd93b640ba5ecd892637cdc934d65a1a994c81672999a6a6d84d3792cdb99',
    quality: 88,
    size: '1280×960',
    shrunkBy: 4,
    damaged: false,
  },
  'JPEG, progressive': {
    hash: '536cd93b640ba5ecd892637cdc934d65a1a994c81672999a6a6d84d3792cdb99',
    quality: 88,
    size: '1280×960',
    shrunkBy: 4,
    damaged: false,
  },
  'JPEG, grey': {
    hash: '5b641d63350b37bcd1934ffc8c1b4e6d318334723642f39a4b651c1b676cc3c1',
    quality: 100,
    size: '1280×960',
    shrunkBy: 4,
    damaged: false,
  },
  'JPEG, CMYK': {
    hash: '536cd93b640ba7ecd892637cdc934b65a18994c81672999a6e6d84d37b2c5a99',
    quality: 96,
    size: '1280×960',
    shrunkBy: 2,
    damaged: false,
  },
  'JPEG, to be turned by EXIF': {
    hash: '536cd93b640ba5ecd892637cdc934d65a1a994c81672999a6a6d84d3792cdb99',
    quality: 88,
    size: '1280×960',
    shrunkBy: 4,
    damaged: false,
  },
  'JPEG, huge': {
    hash: 'd7fcd0050207fbf8700a040bb5ec94ed900d9efcb2c90007f7fe45624d337fba',
    quality: 85,
    size: '6000×4001',
    shrunkBy: 8,
    damaged: false,
  },
  'JPEG, cut short': {
    hash: 'cb43592b356da4e393b272dc4e575925612da4ca94125b1c66c5aee5793d511b',
    quality: 55,
    size: '1280×960',
    shrunkBy: 1,
    damaged: true,
  },
  'JPEG, progressive, cut short': {
    hash: '536cd93b640ba7ecd892637cd8934d65a1a994c81672999a6a6d84d3792cdb99',
    quality: 88,
    size: '1280×960',
    shrunkBy: 4,
    damaged: true,
  },
  WebP: {
    hash: '1ba35c6ee84fe31983d81870ebb9670e0cceace5b19547899c76a8b9e68c81f1',
    quality: 100,
    size: '640×480',
    shrunkBy: 1,
    damaged: false,
  },
  'WebP, animated': {
    hash: '2c683a29d510c8f6b6d6d524268b4b27b6efcc44f29079b90d7aa66dd915a68b',
    quality: 100,
    size: '640×480',
    shrunkBy: 1,
    damaged: false,
  },
  AVIF: {
    hash: '1ba35c6ee84fe31983d81870ebb9670e0cceace5b19545899c76a8b9e68c81f5',
    quality: 100,
    size: '640×480',
    shrunkBy: 1,
    damaged: false,
  },
};

const hasher = openPictureHasher({ workers: 1 });
afterAll(() => hasher.close());
const files = await goldenFiles();
const canShrink = process.platform === 'linux';

it('each golden file has its constant, and each constant its file', () => {
  expect(files.map(({ name }) => name)).toEqual(Object.keys(golden));
});

describe.each(files)('$name', ({ name, bytes, isExact }) => {
  it('has its hash', async () => {
    const expected = golden[name];
    if (!expected) throw new Error('no constant');
    const found = await hasher.hash(bytes);
    expect(`${String(found.width)}×${String(found.height)}`).toBe(expected.size);
    expect(found.damaged).toBe(expected.damaged);
    if (canShrink) expect(found.shrunkBy).toBe(expected.shrunkBy);
    if (isExact) {
      expect(hexOfPdq(found.hash)).toBe(expected.hash);
      expect(found.quality).toBe(expected.quality);
    } else {
      // Decoders of lossy formats may round differently from release to release.
      expect(distance(found.hash, pdqFromHex(expected.hash))).toBeLessThanOrEqual(canShrink ? 6 : 10);
      expect(Math.abs(found.quality - expected.quality)).toBeLessThanOrEqual(2);
    }
    expect([0, 128]).toContain(popcount(found.hash));
  });
});

describe('what must not matter does not', () => {
  const hashOf = (name: string): string => golden[name]?.hash ?? name;

  it.each([
    ['PNG, interlaced', 'PNG, shapes'],
    ['PNG, sixteen bits', 'PNG, shapes'],
    ['PNG, to be turned by EXIF', 'PNG, shapes'],
    ['WebP, lossless', 'PNG, shapes'],
    ['TIFF, packed', 'PNG, shapes'],
    ['PNG, grey', 'PNG, the same grey in three channels'],
    ['PNG, transparent over nothing', 'PNG, the same laid on white'],
    ['JPEG, a profile of another colour space', 'JPEG, shrunk by four'],
    ['JPEG, to be turned by EXIF', 'JPEG, shrunk by four'],
    ['JPEG, progressive', 'JPEG, shrunk by four'],
  ])('%s is as %s', (one, other) => {
    expect(hashOf(one)).toBe(hashOf(other));
  });

  it('of an animation only the first picture', () => {
    const [animated, first] = [hashOf('WebP, animated'), hashOf('PNG, text')].map(pdqFromHex);
    expect(distance(animated ?? new Uint8Array(), first ?? new Uint8Array())).toBeLessThanOrEqual(10);
  });

  it('colours by way of CMYK stay near', () => {
    const [cmyk, colour] = [hashOf('JPEG, CMYK'), hashOf('JPEG, shrunk by four')].map(pdqFromHex);
    expect(distance(cmyk ?? new Uint8Array(), colour ?? new Uint8Array())).toBeLessThanOrEqual(20);
  });
});
