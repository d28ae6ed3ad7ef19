type Cut = { from: number; to: number; instead: string };

const letters = (view: DataView, at: number): string =>
  at + 4 <= view.byteLength ? String.fromCharCode(...new Uint8Array(view.buffer, at, 4)) : '';

/** JPEG: segments of 0xFF, a marker and a length that counts itself, up to the picture's data (0xFFDA). */
function cutsOfJpeg(view: DataView): Cut[] {
  const cuts: Cut[] = [];
  let at = 2;
  while (at + 4 <= view.byteLength && view.getUint8(at) === 0xff && view.getUint8(at + 1) !== 0xda) {
    const to = at + 2 + view.getUint16(at + 2);
    if (view.getUint8(at + 1) === 0xe1 && letters(view, at + 4) === 'Exif')
      cuts.push({ from: at, to, instead: '' });
    at = to;
  }
  return cuts;
}

/** PNG: chunks of a length, four letters, the data and a check sum. */
function cutsOfPng(view: DataView): Cut[] {
  const cuts: Cut[] = [];
  let at = 8;
  while (at + 12 <= view.byteLength) {
    const to = at + 12 + view.getUint32(at);
    if (letters(view, at + 4) === 'eXIf') cuts.push({ from: at, to, instead: '' });
    at = to;
  }
  return cuts;
}

/** WebP: chunks of four letters, a length from its low end, data of even length. Renamed: the whole has a length too. */
function cutsOfWebp(view: DataView): Cut[] {
  const cuts: Cut[] = [];
  let at = 12;
  while (at + 8 <= view.byteLength) {
    if (letters(view, at) === 'EXIF') cuts.push({ from: at, to: at + 4, instead: 'none' });
    const length = view.getUint32(at + 4, true);
    at += 8 + length + (length % 2);
  }
  return cuts;
}

/**
 * The file without its EXIF, so that nothing in it is obeyed. `imageOrientation: 'none'` does not do it: Chromium
 * turns the picture all the same. A file that says nothing about rotation is read alike by every browser.
 */
export async function withoutRotation(file: Blob): Promise<Blob> {
  const view = new DataView(await file.arrayBuffer());
  if (view.byteLength < 12) return file;
  let cuts: Cut[] = [];
  if (view.getUint16(0) === 0xffd8) cuts = cutsOfJpeg(view);
  else if (view.getUint32(0) === 0x89504e47) cuts = cutsOfPng(view);
  else if (letters(view, 0) === 'RIFF' && letters(view, 8) === 'WEBP') cuts = cutsOfWebp(view);
  if (cuts.length === 0) return file;
  let kept = 0;
  const parts = cuts.flatMap(({ from, to, instead }) => {
    const part = file.slice(kept, from);
    kept = to;
    return [part, instead];
  });
  return new Blob([...parts, file.slice(kept)], { type: file.type });
}
