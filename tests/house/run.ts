import { fileURLToPath } from 'node:url';
import { frontDoors, rooms } from '../../src/map.ts';
import { breaches } from './walls.ts';
import { looseFiles } from './loose.ts';

const started = performance.now();
const found = breaches({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  rooms,
  frontDoors,
  loose: looseFiles,
});
for (const sentence of found) console.error(sentence);
console.log(
  found.length === 0
    ? `The house stands: ${rooms.length} rooms, no wall broken (${Math.round(performance.now() - started)} ms).`
    : `${found.length} walls broken.`,
);
process.exitCode = found.length === 0 ? 0 : 1;
