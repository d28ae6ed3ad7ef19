import { exactHashesOf } from '../exact/index.ts';
import { pdqCommandLine } from '../exchange/index.ts';
import { quoted } from '../exchange/write-list.ts';
import { hexOfPdq } from '../pdq/index.ts';
import { openPictureHasher } from '../pictures/index.ts';
import type { PictureFingerprint } from '../pictures/index.ts';
import { commonHelp, decoderHelp, decoderOptions, decodersOf, exitCodes } from './command.ts';
import type { Command } from './command.ts';
import { inOrder, picturesAhead } from './in-order.ts';
import { filesOf } from './inputs.ts';
import { damageOf, troubleWith, UsageError } from './problem.ts';

export const hashCommand: Command = {
  name: 'hash',
  summary: 'PDQ fingerprints of pictures',
  help: `Usage: vigie-fingerprint hash [options] FILE…

Prints "hash,quality,file" a picture, in the order given. Under quality 50 a hash says too little to be compared.
FILE may be a folder (with -r), or - for names on standard input, one a line.

  -r, --recursive      take the pictures in folders, and in the folders in them
  --exact              hash every pixel: JPEG is otherwise decoded smaller where that changes few bits
  --semantics KIND     library (default) as hashes are exchanged, or cli as the reference's command prints them
  --forms              also the hashes of the seven other ways to turn and mirror it (with --json)
  --digests            also MD5, SHA-1 and SHA-256 of the file (as columns under a header, or with --json)${decoderHelp}${commonHelp}

Exit codes: 0 all hashed, 2 some or all not (the others are printed all the same).
`,
  options: {
    ...decoderOptions,
    recursive: { type: 'boolean', short: 'r' },
    exact: { type: 'boolean' },
    semantics: { type: 'string' },
    forms: { type: 'boolean' },
    digests: { type: 'boolean' },
  },
  async run({ args, options, terminal, onStop }) {
    if (args.length === 0)
      throw new UsageError('Name at least one picture, or - for a list on standard input.');
    const semantics = options.choice('semantics', ['library', 'cli']);
    const [json, forms, digests] = [options.flag('json'), options.flag('forms'), options.flag('digests')];
    if (forms && !json) throw new UsageError('--forms needs --json: a line of text has room for one hash.');
    let hasTrouble = false;
    const onTrouble = (sentence: string): void => {
      hasTrouble = true;
      terminal.tell(sentence);
    };
    const files = await filesOf(args, { recursive: options.flag('recursive'), onTrouble });
    const hasher = openPictureHasher({
      exact: options.flag('exact'),
      semantics,
      forms,
      ...decodersOf(options),
    });
    onStop(() => hasher.close());
    const bar = terminal.bar('hashing', files.length);
    try {
      if (digests && !json) await terminal.write('pdq,quality,md5,sha1,sha256,filename\n');
      for await (const outcome of inOrder(files, picturesAhead, async (file) => ({
        picture: await hasher.hash(file),
        digest: digests ? await exactHashesOf(file) : undefined,
      }))) {
        bar.step();
        const file = outcome.item;
        if ('error' in outcome) {
          const { code, sentence } = troubleWith(file, outcome.error);
          onTrouble(sentence);
          if (json) await terminal.write(`${JSON.stringify({ file, error: { code, message: sentence } })}\n`);
          continue;
        }
        const { picture, digest } = outcome.result;
        if (picture.damaged) terminal.tell(damageOf(file));
        if (json) await terminal.write(`${JSON.stringify({ file, ...plain(picture), ...digest })}\n`);
        else if (digest) await terminal.write(digestRow(file, picture, digest));
        else await terminal.write(pdqCommandLine(hexOfPdq(picture.hash), picture.quality, file));
      }
    } finally {
      bar.end();
      await hasher.close();
    }
    return hasTrouble ? exitCodes.trouble : exitCodes.done;
  },
};

/** A fingerprint as a JSON object: hashes in hexadecimal. */
export function plain({ hash, forms, ...rest }: PictureFingerprint): Record<string, unknown> {
  return { pdq: hexOfPdq(hash), ...rest, ...(forms ? { forms: forms.map(hexOfPdq) } : {}) };
}

function digestRow(
  file: string,
  { hash, quality }: PictureFingerprint,
  { md5, sha1, sha256 }: { md5: string; sha1: string; sha256: string },
): string {
  return `${[hexOfPdq(hash), quality, md5, sha1, sha256, quoted(file)].join(',')}\n`;
}
