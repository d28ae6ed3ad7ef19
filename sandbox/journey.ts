// `npm run journey`: a platform and a world of its own, one report from the public form to the confirmed removal.
// `npm run journey -- --input FILE.csv`: a person's own list through intake, screening and location.
import { parseArgs } from 'node:util';
import { startPlatform, type Platform } from './platform.ts';
import { nothingYet, reportToRemoval } from './journey/report-to-removal.ts';
import { startTimeline } from './journey/timeline.ts';
import { isForTheWorld, readList, takeList } from './journey/take-list.ts';

const { values } = parseArgs({ options: { input: { type: 'string' } } });
const print = (line: string): void => void process.stdout.write(`${line}\n`);

const outcome = nothingYet();
const givenUp = new AbortController();
let starting: Promise<Platform> | undefined;
let ending: Promise<never> | undefined;

function start(withWorld: boolean): Promise<Platform> {
  starting = startPlatform(
    { VIGIE_MODE: 'sandbox', ...(withWorld ? {} : { VIGIE_SANDBOX_WORLD: 'off' }) },
    { signal: givenUp.signal },
  );
  return starting;
}

/** Whatever happens, nothing that was started stays behind. */
function end(code: number): Promise<never> {
  ending ??= (async () => {
    givenUp.abort();
    // A platform that did not come up has already been ended by the one who started it.
    const platform = await starting?.catch(() => undefined);
    await platform?.stop();
    return process.exit(code);
  })();
  return ending;
}
process.once('SIGINT', () => void end(130));
process.once('SIGTERM', () => void end(143));
process.once('SIGHUP', () => void end(129));
// Somebody who stops reading (`| head`) ends the journey too.
process.stdout.on('error', () => void end(1));

try {
  if (values.input === undefined) {
    print('Starting a platform and a simulated world of its own…');
    await reportToRemoval(await start(true), startTimeline(print), outcome);
    print('');
    print(JSON.stringify(outcome));
    await end(0);
  } else {
    const lines = await readList(values.input);
    const withWorld = isForTheWorld(lines);
    print(
      `${lines.length} lines; ${withWorld ? 'all in the simulated world' : 'real names, real network; no notice can leave'}.`,
    );
    await takeList(await start(withWorld), lines, print);
    await end(0);
  }
} catch (error) {
  if (ending) await ending;
  process.stderr.write(
    `\nThe journey broke off: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  if (values.input === undefined) print(JSON.stringify(outcome));
  await end(1);
}
