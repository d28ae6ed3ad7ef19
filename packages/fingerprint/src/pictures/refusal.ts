import { FingerprintError } from '../problem.ts';

/** How formats begin that are known and not decoded: documents and programs drawn anew, or decoders not shipped. */
const starts = [
  '%PDF',
  '%!PS',
  '\x1f\x8b',
  'BM',
  '8BPS',
  '\xff\x0a',
  '\xff\x4f\xff\x51',
  '\0\0\0\x0cJXL ',
  '\0\0\0\x0cjP',
];
const drawn = /^\s*<(?:\?xml|!--|svg|!DOCTYPE svg)|<svg[\s>]/iu;
const boxed = /^ftyp(?:hei|hev|mif|msf|jxl|crx)/u;

/** What is known and not decoded on purpose is told apart from what is no picture at all. */
export function refusalOf(bytes: Buffer): FingerprintError {
  const start = bytes.toString('latin1', 0, 1024);
  const isKnown =
    starts.some((known) => start.startsWith(known)) || drawn.test(start) || boxed.test(start.slice(4));
  return isKnown
    ? new FingerprintError(
        'picture-refused',
        'This format is not decoded: JPEG, PNG, GIF, WebP, TIFF and AVIF are.',
      )
    : new FingerprintError('picture-unreadable', 'This is no JPEG, PNG, GIF, WebP, TIFF or AVIF picture.');
}
