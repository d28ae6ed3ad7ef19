import type { Signal, SignalType } from './signal.ts';

/** `type signal`, one a line: what python-threatexchange's file exchange reads. */
export function signalLine(signal: Pick<Signal, 'type' | 'value'>): string {
  return `${signal.type} ${signal.value}\n`;
}

/** `hash,quality,file name`: the line of PDQ's command. A control character in the name would end the line: it is shown. */
export function pdqCommandLine(hash: string, quality: number, name: string): string {
  return `${hash},${quality},${printable(name)}\n`;
}

/** The first line of a CSV dataset of `threatexchange`, with its line end. */
export const datasetHeader = 'collab,signal_type,signal_str,category,tags\n';

/** A row under `datasetHeader`: what `threatexchange dataset --csv` writes. */
export function datasetRow(signal: Signal, collaboration: string, category = 'WORTH_INVESTIGATING'): string {
  const fields = [collaboration, signal.type, signal.value, category, signal.tags.join(' ')];
  return `${fields.map(quoted).join(',')}\n`;
}

/** HMA's names of the kinds that it has. */
const hmaNames: Partial<Record<SignalType, string>> = { pdq: 'pdq', md5: 'video_md5', vpdq: 'video_vpdq' };

/**
 * The body of HMA's `POST /c/bank/NAME/signal`: one content, its signals by kind. Kinds that HMA does not have (SHA-1,
 * SHA-256) are left out: it would refuse the whole.
 */
export function hmaSignals(signals: readonly Pick<Signal, 'type' | 'value'>[]): Record<string, string> {
  const named = signals.flatMap(({ type, value }) => (hmaNames[type] ? [[hmaNames[type], value]] : []));
  return Object.fromEntries(named) as Record<string, string>;
}

/** A field of a CSV line, in quotes where it must be. */
export function quoted(field: string): string {
  const plain = printable(field);
  return /[",;]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/**
 * Control characters (C0, DEL, C1) as `\n` or `\u001b`: a file's name must not be able to write a line of its own, nor
 * to steer a terminal.
 */
export function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, (character) => {
    const shown = JSON.stringify(character).slice(1, -1); // leaves DEL and C1 as they are
    return shown === character ? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}` : shown;
  });
}
