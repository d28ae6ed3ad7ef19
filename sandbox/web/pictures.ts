// Benign pictures, drawn from their name: gradients and shapes, never anything else.
import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { between, oneOf, seeded } from './seeded.ts';

export type PictureFormat = 'png' | 'jpg' | 'webp';

const mostKept = 200;
const kept = new Map<string, Promise<Buffer>>();

/** The bytes of a picture; the same name and format always give the same bytes in one installation. */
export function picture(name: string, format: PictureFormat): Promise<Buffer> {
  const key = `${name}.${format}`;
  const known = kept.get(key);
  if (known) return known;
  const drawn = encode(draw(name), format);
  kept.set(key, drawn);
  const oldest = kept.keys().next();
  if (kept.size > mostKept && !oldest.done) kept.delete(oldest.value);
  return drawn;
}

/** SHA-256 of a picture, in hexadecimal. */
export async function fingerprintOf(name: string, format: PictureFormat): Promise<string> {
  return createHash('sha256')
    .update(await picture(name, format))
    .digest('hex');
}

function encode(svg: string, format: PictureFormat): Promise<Buffer> {
  const image = sharp(Buffer.from(svg));
  if (format === 'png') return image.png({ compressionLevel: 9 }).toBuffer();
  if (format === 'jpg') return image.jpeg({ quality: 82 }).toBuffer();
  return image.webp({ quality: 80 }).toBuffer();
}

function draw(name: string): string {
  const next = seeded(`picture ${name}`);
  const [width, height] = oneOf<readonly [number, number]>(next, [
    [480, 320],
    [400, 400],
    [320, 480],
  ]);
  const hue = between(next, 0, 359);
  const shapes = Array.from({ length: between(next, 4, 9) }, () => {
    const fill = `hsl(${(hue + between(next, 20, 200)) % 360} 45% ${between(next, 35, 75)}%)`;
    const [x, y, size] = [between(next, 0, width), between(next, 0, height), between(next, 30, 120)];
    return oneOf(next, [
      `<circle cx="${x}" cy="${y}" r="${size}" fill="${fill}" opacity=".8"/>`,
      `<rect x="${x}" y="${y}" width="${size}" height="${size}" fill="${fill}" opacity=".8"/>`,
      `<path d="M${x} ${y}l${size} ${size}h-${size * 2}Z" fill="${fill}" opacity=".8"/>`,
    ]);
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
<defs><linearGradient id="g" x2="1" y2="1"><stop stop-color="hsl(${hue} 40% 82%)"/><stop offset="1" stop-color="hsl(${(hue + 60) % 360} 40% 55%)"/></linearGradient></defs>
<rect width="100%" height="100%" fill="url(#g)"/>${shapes.join('')}</svg>`;
}
