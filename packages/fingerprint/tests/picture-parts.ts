import { crc32, deflateSync } from 'node:zlib';

/** A chunk of a PNG. */
export function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** A PNG of one bit a pixel with so many of its rows there, all black. */
export function pngOf(of: {
  width: number;
  height: number;
  rows?: number;
  data?: Buffer;
  extra?: Buffer;
}): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(of.width, 0);
  head.writeUInt32BE(of.height, 4);
  head.writeUInt8(1, 8);
  const rows = of.data ?? deflateSync(Buffer.alloc((Math.ceil(of.width / 8) + 1) * (of.rows ?? 0) + 1));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    of.extra ?? Buffer.alloc(0),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A GIF of two colours; each frame holds one pixel's worth of data, whatever it claims. */
export function gifOf(width: number, height: number, frames: number, frameSide?: number): Buffer {
  const screen = Buffer.from('GIF89a\0\0\0\0\x80\0\0\0\0\0\xff\xff\xff', 'latin1');
  screen.writeUInt16LE(width, 6);
  screen.writeUInt16LE(height, 8);
  const frame = Buffer.from('\x21\xf9\x04\0\x0a\0\0\0\x2c\0\0\0\0\0\0\0\0\0\x02\x02\x44\x01\0', 'latin1');
  frame.writeUInt16LE(frameSide ?? width, 13);
  frame.writeUInt16LE(frameSide ?? height, 15);
  return Buffer.concat([screen, ...Array<Buffer>(frames).fill(frame), Buffer.from(';')]);
}

/** A grey TIFF, little-endian, its only strip empty and as high as the picture. `next`: the following directory. */
export function tiffOf({
  width,
  height,
  next = 0,
}: {
  width: number;
  height: number;
  next?: number;
}): Buffer {
  const entries: [tag: number, type: number, value: number][] = [
    [256, 4, width],
    [257, 4, height],
    [258, 3, 8],
    [259, 3, 1],
    [262, 3, 1],
    [273, 4, 200],
    [277, 3, 1],
    [278, 4, height],
    [279, 4, width * height > 0xffff_ffff ? 0xffff_ffff : width * height],
  ];
  const bytes = Buffer.alloc(4_296);
  bytes.write('II*\0', 0, 'latin1');
  bytes.writeUInt32LE(8, 4);
  bytes.writeUInt16LE(entries.length, 8);
  entries.forEach(([tag, type, value], index) => {
    const at = 10 + 12 * index;
    bytes.writeUInt16LE(tag, at);
    bytes.writeUInt16LE(type, at + 2);
    bytes.writeUInt32LE(1, at + 4);
    bytes.writeUInt32LE(value, at + 8);
  });
  bytes.writeUInt32LE(next, 10 + 12 * entries.length);
  return bytes;
}

export function jpegSegment(marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}

/** A box of the ISO base media format. */
export function box(type: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length + 8, 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, data]);
}

export const avi = (): Buffer => Buffer.concat([Buffer.from('RIFF\0\x10\0\0AVI LIST'), Buffer.alloc(4_096)]);
