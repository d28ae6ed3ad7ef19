/** What a picture is made of; texts, profiles and times stand beside it, and may unpack to a thousand times their size. */
const essential = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']);

/** A PNG (RFC 2083) without its side chunks and without what follows its end; the same bytes if there is nothing. */
export function pngEssence(bytes: Buffer): Buffer {
  const kept: Buffer[] = [];
  let keptFrom = 0;
  let at = 8;
  while (at + 12 <= bytes.length) {
    const type = bytes.toString('latin1', at + 4, at + 8);
    const next = at + 12 + bytes.readUInt32BE(at);
    if (!essential.has(type)) {
      kept.push(bytes.subarray(keptFrom, at));
      keptFrom = next;
    }
    at = next;
    if (type === 'IEND') break;
  }
  if (keptFrom === 0) return bytes;
  kept.push(bytes.subarray(keptFrom, at));
  return Buffer.concat(kept);
}
