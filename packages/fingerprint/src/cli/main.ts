#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { exitCodes, parseCall } from './command.ts';
import type { Command } from './command.ts';
import { compareCommand } from './compare-command.ts';
import { hashCommand } from './hash-command.ts';
import { indexAddCommand, indexBuildCommand, indexStatsCommand } from './index-command.ts';
import { matchCommand } from './match-command.ts';
import { defectIn, sentenceOf } from './problem.ts';
import { openTerminal, steerless } from './terminal.ts';
import { videoHashCommand, videoMatchCommand } from './video-command.ts';

const program = 'vigie-fingerprint';
const commands: Command[] = [
  hashCommand,
  indexBuildCommand,
  indexAddCommand,
  indexStatsCommand,
  matchCommand,
  compareCommand,
  videoHashCommand,
  videoMatchCommand,
];

/** How a person, a service manager and a closed terminal end us: nothing half-done may stay behind. */
const endings = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 } as const;

const help = `${program}: PDQ fingerprints of pictures and videos, and exact search among millions of them.

Usage: ${program} COMMAND …

${commands.map(({ name, summary }) => `  ${name.padEnd(13)} ${summary}`).join('\n')}

${program} COMMAND --help tells about each. Exit codes: 0 done or found, 1 nothing found, 2 trouble.
A match of fingerprints is a hint for a person who looks, never a reason to act by itself.
`;

function version(): string {
  // the manifest stands above src/ in the sources, and above cli/ where it is published
  const path = import.meta.url.endsWith('.ts') ? '../../package.json' : '../package.json';
  const manifest: unknown = JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
  return String((manifest as { version?: unknown }).version);
}

async function main(argv: string[]): Promise<number> {
  const command = commands.find(({ name }) => name.split(' ').every((word, at) => argv[at] === word));
  // whoever asks for JSON has a program read it, and that program may write to the same screen
  const terminal = openTerminal(!['--quiet', '-q', '--json'].some((option) => argv.includes(option)));
  if (!command) {
    if (argv[0] === '--version') return print(`${version()}\n`);
    const group = commands.filter(({ name }) => name.startsWith(`${argv[0] ?? ''} `));
    if (argv.length === 0 || argv[0] === '--help' || argv[0] === '-h' || argv[0] === 'help')
      return print(help);
    terminal.tell(
      group.length > 0
        ? `${program} ${argv[0] ?? ''} needs to be told what to do: ${group.map(({ name }) => name).join(', ')}.`
        : `${program} has no command "${argv[0] ?? ''}". Its commands are ${commands.map(({ name }) => name).join(', ')}.`,
    );
    return exitCodes.trouble;
  }
  const undos: (() => unknown)[] = [];
  for (const [signal, number] of Object.entries(endings)) {
    process.once(signal, () => {
      terminal.end();
      const undone = Promise.allSettled(undos.toReversed().map(async (undo) => undo()));
      void undone.then(() => process.exit(128 + number));
    });
  }
  try {
    const call = parseCall(command, argv.slice(command.name.split(' ').length));
    if (call.options.flag('help')) return await print(command.help);
    return await command.run({ ...call, terminal, onStop: (undo) => undos.push(undo) });
  } catch (error) {
    const sentence = sentenceOf(error);
    terminal.tell(
      sentence === undefined ? defectIn(command.name, error) : `${program} ${command.name}: ${sentence}`,
    );
    return exitCodes.trouble;
  }

  async function print(text: string): Promise<number> {
    await terminal.write(text);
    return 0;
  }
}

process.on('uncaughtException', (error) => {
  process.stderr.write(`${steerless(defectIn('', error))}\n`);
  process.exit(exitCodes.trouble);
});
// The reader of our output went away (`| head`): nothing is left to do, and nothing to complain about.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});
process.exitCode = await main(process.argv.slice(2));
