import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Path of a program that came with the packages. */
export const tool = (path: string): string =>
  fileURLToPath(new URL(`../node_modules/${path}`, import.meta.url));

/** Runs one program with this Node, its output shown; resolves with whether it went well and how long it took. */
export async function runStep(
  name: string,
  args: readonly string[],
): Promise<{ ok: boolean; seconds: number }> {
  console.log(`\n── ${name}`);
  const started = performance.now();
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
  const code = await new Promise<number | null>((done) => child.once('exit', done));
  const seconds = (performance.now() - started) / 1000;
  console.log(`── ${name}: ${code === 0 ? 'ok' : 'FAILED'} (${seconds.toFixed(1)} s)`);
  return { ok: code === 0, seconds };
}

/** Types, lint, format and dead code: what `npm run check` does, and the first part of `npm test`. */
export const checks: readonly (readonly [string, readonly string[]])[] = [
  ['routes and types are generated', [tool('@sveltejs/kit/svelte-kit.js'), 'sync']],
  [
    'types',
    [
      tool('svelte-check/bin/svelte-check'),
      '--tsconfig',
      './tsconfig.json',
      '--threshold',
      'warning',
      '--output',
      'human',
      '--fail-on-warnings',
    ],
  ],
  ['lint', [tool('oxlint/bin/oxlint'), '--deny-warnings']],
  ['format', [tool('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.']],
  ['dead code', [tool('knip/bin/knip.js')]],
];
