// The simulated world as a process of its own: `node sandbox/world.ts [--port N] [--desk-delay-ms N]`.
// Prints one JSON line when all of it is ready. Ends on SIGTERM, on SIGINT, or when a parent's pipe to it closes.
import { fstatSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startWorld } from './start-world.ts';

const { values } = parseArgs({ options: { port: { type: 'string' }, 'desk-delay-ms': { type: 'string' } } });

/** A whole number from the command line, or a sentence that says what is wrong with it. */
function whole(name: string, text: string | undefined, most: number): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (Number.isInteger(number) && number >= 0 && number <= most) return number;
  process.stderr.write(`--${name} must be a whole number from 0 to ${most}.\n`);
  return process.exit(2);
}

const port = whole('port', values.port, 65_535);
const deskDelayMs = whole('desk-delay-ms', values['desk-delay-ms'], 3_600_000);
const world = await startWorld({
  ...(port === undefined ? {} : { port }),
  ...(deskDelayMs === undefined ? {} : { deskDelayMs }),
});

let ending = false;
function end(): void {
  if (ending) return;
  ending = true;
  // Whatever hangs must not outlive the platform.
  setTimeout(() => process.exit(1), 3_000).unref();
  void world.close().then(() => process.exit(0));
}
process.once('SIGTERM', end);
process.once('SIGINT', end);
// A terminal or /dev/null is nobody's lifeline; a pipe is the parent's.
const input = fstatSync(0);
if (input.isFIFO() || input.isSocket()) process.stdin.once('end', end).once('error', end).resume();

process.stdout.write(`${JSON.stringify({ ready: true, ...world.addresses })}\n`);
