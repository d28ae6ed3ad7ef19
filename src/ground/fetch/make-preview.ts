import sharp, { type Sharp } from 'sharp';
import { FetchProblem } from './fetch-problem.ts';
import type { Preview } from './look.ts';
import { makeTurnstile } from './turnstile.ts';

// Only the formats of the web may be decoded at all: SVG (which can name other files), PDF, TIFF, camera formats and
// whatever libvips learns next stay shut. One picture at a time and no cache: nothing lingers in memory.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadWebpBuffer',
    'VipsForeignLoadNsgifBuffer',
    'VipsForeignLoadHeifBuffer',
  ],
});
sharp.cache(false);
sharp.concurrency(1);
const oneAtATime = makeTurnstile(1);

const veilGrain = 16;
const veilSize = 160;
const clearSize = 1600;
const reading = { limitInputPixels: 5e7, failOn: 'error' as const, animated: false, sequentialRead: true };

/**
 * A picture nobody can recognise: at most 160 px, grey, from no more than 16 grains across. The grains are really made
 * first: two resizes in one sharp pipeline collapse into the last one, and the picture would come out legible.
 */
export function makeVeil(picture: Buffer): Promise<Preview> {
  return guarded(async () => {
    const grains = await sharp(picture, reading)
      .autoOrient()
      .flatten({ background: '#808080' })
      .resize(veilGrain, veilGrain, { fit: 'inside', kernel: 'mitchell' })
      .greyscale()
      .png()
      .toBuffer();
    return sharp(grains)
      .resize(veilSize, veilSize, { fit: 'inside', kernel: 'cubic' })
      .blur(5)
      .webp({ quality: 40 });
  });
}

/** The picture re-encoded, at most 1600 px, without any of its metadata. */
export function makeClear(picture: Buffer): Promise<Preview> {
  return guarded(async () =>
    sharp(picture, reading)
      .autoOrient()
      .resize(clearSize, clearSize, { fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 82 }),
  );
}

function guarded(make: () => Promise<Sharp>): Promise<Preview> {
  return oneAtATime(async () => {
    try {
      const { data, info } = await (await make()).toBuffer({ resolveWithObject: true });
      return {
        contentType: 'image/webp',
        bytes: new Uint8Array(data),
        width: info.width,
        height: info.height,
      };
    } catch {
      // Whatever libvips says about a hostile file is not worth repeating: it is no picture that we show.
      throw new FetchProblem('answered', 'not-a-picture');
    }
  });
}
