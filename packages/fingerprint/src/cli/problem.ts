import { FingerprintError } from '../problem.ts';
import type { ProblemCode } from '../problem.ts';

/** The command was called in a way that makes no sense; the message says what would. */
export class UsageError extends Error {}

/** What a person can do, where the message of the library tells only what is wrong. */
const cures: Partial<Record<ProblemCode, string>> = {
  'index-file-damaged': 'Copy it again from where it was whole, or build it anew with index build.',
  'index-file-version': 'Build it anew with index build.',
  'index-full': 'Split the list over two indexes.',
  'picture-memory': 'Allow more with --memory.',
  'picture-too-large': 'Shrink the picture, and hash the smaller one.',
};

/** The library's messages begin as they like; a person reads sentences. */
function wholeSentence(message: string): string {
  const text = message.trim();
  const first = text.startsWith('ffmpeg') ? 'f' : text.charAt(0).toUpperCase(); // a name is written as its owner does
  return `${first}${text.slice(1)}${/[.!?…]$/.test(text) ? '' : '.'}`;
}

/** What to tell a person about an expected error; `undefined` for a defect, which shall be seen with its trace. */
export function sentenceOf(error: unknown): string | undefined {
  if (error instanceof UsageError) return error.message;
  if (error instanceof FingerprintError)
    return [wholeSentence(error.message), cures[error.code]].join(' ').trim();
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  if (error.code.startsWith('ERR_PARSE_ARGS'))
    return `${error.message.split('. To specify')[0] ?? ''}.`.replace(/\.\.$/, '.');
  const told = 'path' in error && typeof error.path === 'string' ? error.path : 'the file';
  const path = told.replace(/(?:\.labels)?\.\d+\.part$/, ''); // a person knows what the part becomes
  switch (error.code) {
    case 'ENOENT':
      return `There is no ${path}: check the name.`;
    case 'EACCES':
    case 'EPERM':
      return `No permission for ${path}: check its rights, or run as its owner.`;
    case 'EISDIR':
      return `${path} is a folder: name a file, or add -r where folders are taken.`;
    case 'ENOSPC':
      return `The disk is full: ${path} was not written. Make room and run again.`;
    default:
      return undefined;
  }
}

/** What to tell about one file among many; the others go on. */
export function troubleWith(file: string, error: unknown): { code: string; sentence: string } {
  const code =
    error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
  if (code === 'ENOENT') return { code, sentence: `${file}: there is no such file.` };
  if (code === 'EACCES' || code === 'EPERM') return { code, sentence: `${file}: no permission to read it.` };
  return {
    code,
    sentence: `${file}: ${sentenceOf(error) ?? (error instanceof Error ? error.message : String(error))}`,
  };
}

/** What to tell about a picture that was hashed though it is damaged: it is worth a word, and no error. */
export const damageOf = (file: string): string =>
  `${file} is damaged or cut off: what could be decoded of it was hashed.`;

/** A defect of ours, with its trace. Its exit code is that of trouble: Node's own, 1, would read as "no match". */
export function defectIn(command: string, error: unknown): string {
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `vigie-fingerprint ${command}: this is a defect of the program. Please report it with these lines:\n${trace}`;
}
