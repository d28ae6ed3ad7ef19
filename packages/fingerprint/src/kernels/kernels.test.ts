import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { kernelModule, kernels } from '../../scripts/build-kernels.ts';

test.each(Object.keys(kernels) as (keyof typeof kernels)[])(
  'the committed kernel is what its source compiles to: %s',
  (name) => {
    expect(kernelModule(name)).toBe(readFileSync(new URL(`${name}.wasm.ts`, import.meta.url), 'utf8'));
  },
);
