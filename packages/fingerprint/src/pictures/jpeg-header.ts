import type { PictureHeader } from './header.ts';

type Frame = {
  width: number;
  height: number;
  /** Of each component: horizontal and vertical sampling factor. */
  sampling: readonly { h: number; v: number }[];
  isProgressive: boolean;
};

/** Start-of-frame markers; 0xc4, 0xc8 and 0xcc mean something else. Lossless and arithmetic ones fail later. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
const standsAlone = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);

/**
 * More scans than any encoder writes (libjpeg's own script has 10). Each scan walks through all coefficients, so
 * thousands of empty ones over a large picture take minutes.
 */
const mostScans = 64;

/** Walks the markers up to the first scan. `null`: no frame, no size, or more scans than is decent. */
export function jpegHeader(bytes: Buffer): PictureHeader | null {
  let frame: Frame | null = null;
  for (let at = 2; at + 4 <= bytes.length;) {
    if (bytes.readUInt8(at) !== 0xff) {
      at += 1;
      continue;
    }
    const marker = bytes.readUInt8(at + 1);
    if (marker === 0xff) at += 1;
    else if (standsAlone(marker) || marker === 0) at += 2;
    else if (marker === 0xd9) return null;
    else {
      const length = bytes.readUInt16BE(at + 2);
      if (isFrame(marker)) frame ??= readFrame(bytes, at, marker);
      if (marker === 0xda) return frame && whole(frame, bytes, at);
      at += 2 + Math.max(2, length);
    }
  }
  return null;
}

function readFrame(bytes: Buffer, at: number, marker: number): Frame | null {
  if (at + 10 > bytes.length) return null;
  const components = bytes.readUInt8(at + 9);
  const [height, width] = [bytes.readUInt16BE(at + 5), bytes.readUInt16BE(at + 7)];
  if (components === 0 || components > 4 || at + 10 + 3 * components > bytes.length) return null;
  const sampling = Array.from({ length: components }, (_, index) => {
    const both = bytes.readUInt8(at + 11 + 3 * index);
    return { h: Math.max(1, both >> 4), v: Math.max(1, both & 15) };
  });
  return { width, height, sampling, isProgressive: marker === 0xc2 };
}

function whole(
  { width, height, sampling, isProgressive }: Frame,
  bytes: Buffer,
  scanAt: number,
): PictureHeader | null {
  // Height 0 announces a later DNL marker, which libjpeg does not follow either.
  if (width === 0 || height === 0) return null;
  const inFirstScan = bytes.length > scanAt + 4 ? bytes.readUInt8(scanAt + 4) : 0;
  const isBuffered = isProgressive || inFirstScan < sampling.length;
  if (isBuffered && scansFrom(bytes, scanAt) > mostScans) return null;
  return {
    kind: 'jpeg',
    width,
    height,
    isGrey: sampling.length === 1,
    workingBytes: isBuffered ? coefficientBytes(width, height, sampling) : 0,
    canShrink: sampling.length !== 2,
    isSlow: sampling.length === 4,
  };
}

/** Several scans: libjpeg keeps every coefficient, two bytes each, until the last scan is read. */
function coefficientBytes(width: number, height: number, sampling: Frame['sampling']): number {
  const most = { h: Math.max(...sampling.map(({ h }) => h)), v: Math.max(...sampling.map(({ v }) => v)) };
  return sampling.reduce((sum, { h, v }) => {
    const across = Math.ceil(Math.ceil(width / (8 * most.h)) * h);
    const down = Math.ceil(Math.ceil(height / (8 * most.v)) * v);
    return sum + across * down * 128;
  }, 0);
}

const scanMarker = Buffer.from([0xff, 0xda]);

function scansFrom(bytes: Buffer, from: number): number {
  let scans = 0;
  for (let at = from; at >= 0 && scans <= mostScans; at = bytes.indexOf(scanMarker, at + 2)) scans += 1;
  return scans;
}
