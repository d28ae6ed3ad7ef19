import { jpegHeader } from './jpeg-header.ts';
import { tiffHeader } from './tiff-header.ts';

/** The formats that are decoded; everything else is refused before a decoder sees it. */
export type PictureKind = 'jpeg' | 'png' | 'gif' | 'webp' | 'tiff' | 'avif';

/** What a file says of itself, read without decoding. Nothing here is believed: the decoder is limited as well. */
export type PictureHeader = {
  kind: PictureKind;
  width: number;
  height: number;
  isGrey: boolean;
  /** Upper bound, in bytes, of what a decoder keeps beside the picture that it hands out. */
  workingBytes: number;
  /** JPEG: shrinking while decoding works. */
  canShrink?: boolean;
  /** CMYK, CIELAB and the like: each pixel is converted by way of another colour space, which takes 50 ns. */
  isSlow?: boolean;
};

/**
 * Reads the header of a picture from its first bytes. Answers `null` for what is no picture of the six formats.
 * Sources: ITU-T T.81 (JPEG), RFC 2083 (PNG), GIF89a, RFC 9649 (WebP), TIFF 6.0 and BigTIFF, ISO 23008-12 (AVIF).
 */
export function pictureHeader(bytes: Buffer): PictureHeader | null {
  if (bytes.length < 14) return null;
  if (bytes.readUInt16BE(0) === 0xffd8) return jpegHeader(bytes);
  if (bytes.toString('latin1', 0, 8) === '\x89PNG\r\n\x1a\n') return pngHeader(bytes);
  if (/^GIF8[79]a/u.test(bytes.toString('latin1', 0, 6))) return gifHeader(bytes);
  if (bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP') {
    return webpHeader(bytes);
  }
  if (/^(?:II[*+]\0|MM\0[*+])/u.test(bytes.toString('latin1', 0, 4))) return tiffHeader(bytes);
  if (bytes.toString('latin1', 4, 8) === 'ftyp') return avifHeader(bytes);
  return null;
}

function pngHeader(bytes: Buffer): PictureHeader | null {
  if (bytes.length < 33 || bytes.toString('latin1', 12, 16) !== 'IHDR') return null;
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const depth = bytes.readUInt8(24);
  const colour = bytes.readUInt8(25);
  const isInterlaced = bytes.readUInt8(28) !== 0;
  const channels = [1, 0, 3, 3, 2, 0, 4][colour] ?? 4;
  return {
    kind: 'png',
    width,
    height,
    isGrey: colour === 0 || colour === 4,
    // An interlaced picture exists as a whole before its first row is complete.
    workingBytes: isInterlaced ? width * height * channels * (depth > 8 ? 2 : 1) : 0,
  };
}

function gifHeader(bytes: Buffer): PictureHeader {
  const [width, height] = [bytes.readUInt16LE(6), bytes.readUInt16LE(8)];
  return { kind: 'gif', width, height, isGrey: false, workingBytes: width * height * 5 };
}

function webpHeader(bytes: Buffer): PictureHeader | null {
  const size = webpSize(bytes);
  if (!size) return null;
  return { kind: 'webp', ...size, isGrey: false, workingBytes: size.width * size.height * 7 };
}

function webpSize(bytes: Buffer): { width: number; height: number } | null {
  const chunk = bytes.toString('latin1', 12, 16);
  if (bytes.length < 30) return null;
  if (chunk === 'VP8X') return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
  if (chunk === 'VP8 ') {
    return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
  }
  if (chunk !== 'VP8L') return null;
  const packed = bytes.readUInt32LE(21);
  return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 };
}

const brands = /avif|avis/u;
const mostHeaderBytes = 1 << 20;

/** The largest `ispe` (image spatial extents) counts, whichever item it belongs to: grids are made of smaller ones. */
function avifHeader(bytes: Buffer): PictureHeader | null {
  const brandsEnd = Math.min(bytes.readUInt32BE(0), 128, bytes.length);
  if (!brands.test(bytes.toString('latin1', 8, brandsEnd))) return null;
  const end = Math.min(bytes.length, mostHeaderBytes);
  let largest: { width: number; height: number } | null = null;
  for (let at = bytes.indexOf('ispe', 8); at >= 0 && at + 16 <= end; at = bytes.indexOf('ispe', at + 4)) {
    const size = { width: bytes.readUInt32BE(at + 8), height: bytes.readUInt32BE(at + 12) };
    if (!largest || size.width * size.height > largest.width * largest.height) largest = size;
  }
  // Planes of the decoder, their copy, interleaved colours and the library's own: measured 18.5 with the result for
  // eight bits, 25 for ten; a little more, since full colour with alpha is slow as well.
  const perPixel = isDeep(bytes.subarray(0, end)) ? 28 : 20;
  return (
    largest && {
      kind: 'avif',
      ...largest,
      isGrey: false,
      workingBytes: largest.width * largest.height * perPixel,
    }
  );
}

/** Whether any configuration (`av1C`) has its high_bitdepth bit set. */
function isDeep(bytes: Buffer): boolean {
  for (
    let at = bytes.indexOf('av1C');
    at >= 0 && at + 7 <= bytes.length;
    at = bytes.indexOf('av1C', at + 4)
  ) {
    if ((bytes.readUInt8(at + 6) & 0x40) !== 0) return true;
  }
  return false;
}
