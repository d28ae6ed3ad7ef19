// The demo list of known fingerprints: what a shared list would say about some of the generated pictures.
import { picturesOf } from './gallery.ts';
import { fingerprintOf } from './pictures.ts';

/** One line of the list: SHA-256 in hexadecimal and the label that its source gave. */
export type KnownImage = { readonly sha256: string; readonly label: string };

export const knownListName = 'Liste de démonstration';

/** The list; computed from the pictures themselves, so that it holds whatever encoder is installed. */
export async function knownImages(): Promise<KnownImage[]> {
  const some = picturesOf('galerie', 12).filter((_, index) => index === 1 || index === 3);
  const all = picturesOf('galerie', 40);
  const far = picturesOf('photos', 3).slice(0, 1);
  return Promise.all(
    [...some, ...all, ...far].map(async ({ name, format }) => ({
      sha256: await fingerprintOf(name, format),
      label: `demo:${name}`,
    })),
  );
}

/** The list as CSV with a head line, ready to be imported. */
export async function knownImagesCsv(): Promise<string> {
  const lines = (await knownImages()).map(({ sha256, label }) => `${sha256},${label}`);
  return ['sha256,label', ...lines, ''].join('\n');
}
