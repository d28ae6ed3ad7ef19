import '../src/server/node-version.ts';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIsStale } from '../src/server/web-build.ts';
import { checks, runStep, tool } from './run-step.ts';

/**
 * `npm test`: types, lint, house, unit, database, crash trial, browser; the whole truth about the tree. Each
 * check counts as one; the closing line adds everything up.
 */
let passed = 0;
let failed = 0;
const slow: string[] = [];
const count = (name: string, ok: boolean, seconds: number): void => {
  if (ok) passed += 1;
  else failed += 1;
  slow.push(`${seconds.toFixed(1)} s ${name}`);
};

for (const [name, args] of checks) {
  const { ok, seconds } = await runStep(name, args);
  count(name, ok, seconds);
}
{
  const { ok, seconds } = await runStep('house', ['tests/house/run.ts']);
  count('house', ok, seconds);
}
if (buildIsStale()) {
  const { ok, seconds } = await runStep('pages are built', ['scripts/build-web.ts']);
  count('pages are built', ok, seconds);
}

interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numTotalTests: number;
  success: boolean;
}
const folder = mkdtempSync(join(tmpdir(), 'vigie-test-report-'));
for (const project of ['unit', 'start', 'browser']) {
  const file = join(folder, `${project}.json`);
  const { ok, seconds } = await runStep(`${project} tests`, [
    tool('vitest/vitest.mjs'),
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile=${file}`,
  ]);
  slow.push(`${seconds.toFixed(1)} s ${project} tests`);
  try {
    const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
    passed += report.numPassedTests;
    // A file that could not be loaded has no tests to count, and still failed.
    failed += Math.max(report.numFailedTests, ok ? 0 : 1);
  } catch {
    failed += 1;
  }
}
rmSync(folder, { recursive: true, force: true });

console.log(`\n${slow.join('\n')}\n`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
