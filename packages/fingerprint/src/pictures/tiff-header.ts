import type { PictureHeader } from './header.ts';

const tag = {
  width: 256,
  height: 257,
  bits: 258,
  photometric: 262,
  samples: 277,
  rowsPerStrip: 278,
  tileWidth: 322,
  tileLength: 323,
};
const mostEntries = 4_096;

/** The first directory of a TIFF or BigTIFF: sizes, and how much of the picture is unpacked in one go. */
export function tiffHeader(bytes: Buffer): PictureHeader | null {
  const isLittle = bytes.readUInt8(0) === 0x49;
  const isBig = bytes.readUInt8(isLittle ? 2 : 3) === 43;
  const number = (at: number, size: 2 | 4): number =>
    at < 0 || at + size > bytes.length
      ? 0
      : isLittle
        ? bytes.readUIntLE(at, size)
        : bytes.readUIntBE(at, size);
  const long = (at: number): number =>
    isLittle ? number(at, 4) + number(at + 4, 4) * 2 ** 32 : number(at, 4) * 2 ** 32 + number(at + 4, 4);
  const start = isBig ? long(8) : number(4, 4);
  const count = Math.min(mostEntries, isBig ? long(start) : number(start, 2));
  const found = new Map<number, number>();
  for (let index = 0; index < count; index += 1) {
    const at = start + (isBig ? 8 + 20 * index : 2 + 12 * index);
    if (at + 12 > bytes.length) break;
    const valueAt = at + (isBig ? 12 : 8);
    // Type 3 is two bytes wide; of a list (bits of each sample) the place is kept, which nobody needs exactly.
    found.set(number(at, 2), number(at + 2, 2) === 3 ? number(valueAt, 2) : number(valueAt, 4));
  }
  const width = found.get(tag.width) ?? 0;
  const height = found.get(tag.height) ?? 0;
  if (width === 0 || height === 0) return null;
  const samples = Math.max(1, found.get(tag.samples) ?? 1);
  const rows = Math.min(height, found.get(tag.rowsPerStrip) ?? height);
  const tile = (found.get(tag.tileWidth) ?? 0) * (found.get(tag.tileLength) ?? 0);
  const isGrey = samples === 1 && (found.get(tag.photometric) ?? 1) <= 1;
  // A strip or a tile is unpacked whole; a sample may be eight bytes wide, two are common.
  const unpacked = tile > 0 ? tile * (Math.ceil(width / (found.get(tag.tileWidth) ?? 1)) + 1) : width * rows;
  return {
    kind: 'tiff',
    width,
    height,
    isGrey,
    workingBytes: unpacked * samples * 2,
    // 5: CMYK, 8 to 10: CIELAB and its kin.
    isSlow: [5, 8, 9, 10].includes(found.get(tag.photometric) ?? 1),
  };
}
