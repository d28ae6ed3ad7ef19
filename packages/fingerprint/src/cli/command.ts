import { parseArgs } from 'node:util';
import type { ParseArgsConfig } from 'node:util';
import { UsageError } from './problem.ts';
import type { Terminal } from './terminal.ts';

/** As grep has it: found or done, not found, trouble. */
export const exitCodes = { found: 0, done: 0, notFound: 1, trouble: 2 } as const;

export type Surroundings = {
  terminal: Terminal;
  /** What must be closed or removed when a signal ends the program; called last in, first out. */
  onStop(undo: () => unknown): void;
};

export type Command = {
  /** What stands after the program's name. */
  name: string;
  summary: string;
  help: string;
  options: NonNullable<ParseArgsConfig['options']>;
  run(call: Call): Promise<number>;
};

type Values = Record<string, string | boolean | (string | boolean)[] | undefined>;

/** One call of a command: its arguments, already told apart from its options. */
export type Call = Surroundings & { args: string[]; options: OptionReader };

export type OptionReader = {
  flag(name: string): boolean;
  text(name: string): string | undefined;
  /** A whole number within limits, or the default. */
  number(name: string, limits: { least: number; most: number; otherwise: number }): number;
  choice<Choice extends string>(name: string, choices: readonly [Choice, ...Choice[]]): Choice;
};

/** Options that every command takes. */
export const commonOptions = {
  help: { type: 'boolean', short: 'h' },
  json: { type: 'boolean' },
  quiet: { type: 'boolean', short: 'q' },
} as const;

/** Of the commands that hash pictures. */
export const decoderOptions = { workers: { type: 'string' }, memory: { type: 'string' } } as const;

export const commonHelp = `
  --json               one JSON object a line on standard output, and no progress bar
  -q, --quiet          no progress bar
  -h, --help           this text`;

export const decoderHelp = `
  --workers N          how many processes hash at once (default: to keep every core busy)
  --memory N           what one picture may take while it is decoded, in MiB (default 256)`;

export function parseCall(command: Command, argv: string[]): { args: string[]; options: OptionReader } {
  const { values, positionals } = parseArgs({
    args: argv,
    options: { ...commonOptions, ...command.options },
    allowPositionals: true,
    strict: true,
  });
  // which values an option may have is known only to the command, which is not known here
  return { args: positionals, options: optionReader(values as Values) };
}

function optionReader(values: Values): OptionReader {
  const text = (name: string): string | undefined => {
    const value = values[name];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    flag: (name) => values[name] === true,
    text,
    number(name, { least, most, otherwise }) {
      const value = text(name);
      if (value === undefined) return otherwise;
      const number = Number(value);
      if (value.trim() === '' || !Number.isInteger(number) || number < least || number > most) {
        throw new UsageError(`--${name} takes a whole number from ${least} to ${most}, not "${value}".`);
      }
      return number;
    },
    choice(name, choices) {
      const value = text(name) ?? choices[0];
      const found = choices.find((choice) => choice === value);
      if (found === undefined)
        throw new UsageError(`--${name} takes ${choices.join(' or ')}, not "${value}".`);
      return found;
    },
  };
}

/** How many decoders, where the call tells it (the engine knows best otherwise), and what each may take. */
export function decodersOf(options: OptionReader): { workers?: number; memoryMb: number } {
  const memoryMb = options.number('memory', { least: 16, most: 16_384, otherwise: 256 });
  if (options.text('workers') === undefined) return { memoryMb };
  return { memoryMb, workers: options.number('workers', { least: 1, most: 512, otherwise: 1 }) };
}
