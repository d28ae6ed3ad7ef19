import '../src/server/node-version.ts';
import { parseArgs } from 'node:util';
import type { Ask, Bench } from './bench.ts';
import { fingerprint } from './fingerprint.ts';
import { form } from './form.ts';
import { intake } from './intake.ts';
import { lookup } from './lookup.ts';
import { machine, watchStolen } from './machine.ts';
import { pages } from './pages.ts';
import { visible } from './visible.ts';

/** `npm run bench -- NAME [--size N] [--quick]`; NAME `all` runs every one. The last line is one JSON object. */
const benches: Record<string, Bench> = { intake, form, visible, pages, fingerprint, lookup };

async function runOne(name: string, bench: Bench, ask: Ask): Promise<Record<string, unknown>> {
  const on = machine();
  const stolen = watchStolen();
  const started = performance.now();
  const { table, figures } = await bench(ask);
  const width = Math.max(...table.map(([what]) => what.length));
  console.log(`\n${name}`);
  for (const [what, value] of table) console.log(`  ${what.padEnd(width)}  ${value}`);
  return {
    bench: name,
    ...figures,
    seconds: Number(((performance.now() - started) / 1000).toFixed(1)),
    machine: { ...on, stolen: Number(stolen().toFixed(3)) },
  };
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { size: { type: 'string' }, quick: { type: 'boolean', default: false } },
});
const name = positionals[0] ?? '';
const size = values.size === undefined ? null : Number(values.size);
if (
  (name !== 'all' && !benches[name]) ||
  (size !== null && !(Number.isInteger(size) && size > 0 && size <= 20_000_000))
) {
  console.error(
    `npm run bench -- NAME [--size N] [--quick]\nNAME is one of: ${Object.keys(benches).join(', ')}, all`,
  );
  process.exit(2);
}

const bench = benches[name];
if (bench) {
  console.log(JSON.stringify(await runOne(name, bench, { size, quick: values.quick })));
} else {
  const results: Record<string, unknown>[] = [];
  for (const [each, one] of Object.entries(benches))
    results.push(await runOne(each, one, { size: null, quick: values.quick }));
  console.log(JSON.stringify({ bench: 'all', results }));
}
