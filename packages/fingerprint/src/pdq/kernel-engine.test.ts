import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kinds, picture, uniform } from '../../tests/pictures.ts';
import { axisOperator } from './axis-operator.ts';
import { plainEngine } from './engine.ts';
import type { Pixels } from './index.ts';
import { kernelEngine } from './kernel-engine.ts';
import { startKernel } from './kernel.ts';

const kernel = startKernel();
if (kernel === undefined) throw new Error('No WebAssembly SIMD here.');
const fast = kernelEngine(kernel);

/** Every frequency to the last bit, and the quality, of both engines. */
function both(pixels: Pixels, from?: { width: number; height: number; by: number }) {
  const { width, height, by } = from ?? { ...pixels, by: 1 };
  const operators = [axisOperator(height, by), axisOperator(width, by)] as const;
  return [plainEngine, fast].map((engine) => {
    const { frequencies, quality } = engine(pixels, ...operators);
    return { quality, bits: [...new BigInt64Array(frequencies.slice().buffer)] };
  });
}

function agree(pixels: Pixels, from?: Parameters<typeof both>[1]): void {
  const [plain, fast] = both(pixels, from);
  expect(fast).toEqual(plain);
}

/** Grey grain, made fast. */
function grain(width: number, height: number): Pixels {
  const data = new Uint8Array(width * height);
  for (let at = 0; at < data.length; at++) data[at] = Math.imul(at, 2_654_435_761) >>> 23;
  return { data, width, height, channels: 1 };
}

describe('the kernel gives the plain engine’s numbers to the last bit', () => {
  test('at any size, in any channels', () => {
    const side = fc.oneof(fc.integer({ min: 5, max: 300 }), fc.integer({ min: 300, max: 1100 }));
    fc.assert(
      fc.property(
        fc.record({ width: side, height: side, channels: fc.constantFrom(1, 3, 4), seed: fc.nat(1000) }),
        ({ width, height, channels, seed }) => agree(picture('noise', width, height, { channels, seed })),
      ),
      { numRuns: 60 },
    );
  });

  test.each([...kinds, 'ramp'] as const)('of %s', (kind) => {
    for (const [width, height] of [
      [64, 64],
      [127, 256],
      [1024, 768],
    ] as const) {
      agree(picture(kind, width, height));
      agree(picture(kind, width, height, { channels: 1 }));
    }
  });

  test('of one colour, where every bit of the hash is a rounding', () => {
    for (const value of [0, 1, 77, 254, 255]) {
      for (const side of [5, 64, 100, 200, 257, 384, 777]) agree(uniform(value, side, side));
      agree(uniform(value, 2048, 2048)); // the largest sums 16 bits hold
    }
  });

  test('of shrunk decodes', () => {
    fc.assert(
      fc.property(
        fc.record({
          width: fc.integer({ min: 40, max: 6000 }),
          height: fc.integer({ min: 40, max: 6000 }),
          by: fc.constantFrom(2, 4, 8),
        }),
        ({ width, height, by }) => {
          const pixels = picture('noise', Math.ceil(width / by), Math.ceil(height / by));
          agree(pixels, { width, height, by });
        },
      ),
      { numRuns: 15 },
    );
  });

  test.each([
    ['white, sums beyond 16 bits', uniform(255, 2000, 2100)],
    ['wide', picture('noise', 20_000, 40)],
    ['high', picture('noise', 7, 20_000)],
    ['high, one output’s rows larger than a chunk', picture('noise', 900, 9000, { channels: 1 })],
    ['so wide that one output’s rows come in pieces', grain(90_000, 300)],
    ['wider than the kernel’s room', picture('noise', 40_000, 6)],
    ['higher than the kernel’s room', picture('noise', 5, 300_000, { channels: 1 })],
    ['higher than 32 bits can add up', picture('glyphs', 5, 400_000, { channels: 1 })],
  ])('of the extreme: %s', (_, pixels) => {
    agree(pixels);
  });

  test('after a smaller picture and after a larger one', () => {
    const small = picture('scene', 70, 50);
    const before = both(small)[1];
    agree(picture('noise', 3000, 2200, { channels: 1 }));
    expect(both(small)[1]).toEqual(before);
  });
});

test('the kernel’s memory stays as it began, whatever it was given', () => {
  expect(kernel.memory.byteLength).toBeLessThan(2 << 20);
});
