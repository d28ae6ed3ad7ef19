import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const compiler = join(
  dirname(createRequire(import.meta.url).resolve('assemblyscript/package.json')),
  'bin/asc.js',
);

/** Memory comes from outside, so that one may share it between workers; no allocator, no start-up code. */
const common = ['-O3', '--noAssert', '--runtime', 'stub', '--importMemory', '--enable', 'simd'];

/** Each kernel with what its memory needs beyond that. */
export const kernels = {
  pdq: [],
  search: ['--enable', 'threads', '--sharedMemory', '--maximumMemory', '65536'],
} satisfies Record<string, string[]>;

/** Compiles `assembly/NAME.ts`; answers the text of the module that carries it, byte for byte the same each time. */
export function kernelModule(name: keyof typeof kernels): string {
  const folder = mkdtempSync(join(tmpdir(), 'kernel-'));
  try {
    const out = join(folder, `${name}.wasm`);
    execFileSync(
      process.execPath,
      [compiler, `assembly/${name}.ts`, '-o', out, ...common, ...kernels[name]],
      { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] },
    );
    return (
      `/** Compiled from assembly/${name}.ts by scripts/build-kernels.ts; a test holds the two together. */\n` +
      `export const ${name}Kernel =\n  '${readFileSync(out).toString('base64')}';\n`
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const all = Object.keys(kernels) as (keyof typeof kernels)[];
  for (const name of all.filter((name) => process.argv.length < 3 || process.argv.includes(name))) {
    writeFileSync(join(root, `src/kernels/${name}.wasm.ts`), kernelModule(name));
  }
}
