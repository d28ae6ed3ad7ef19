/** Turns a body into text by its declared charset (header first, then the page's own word), UTF-8 otherwise. */
export function decodeText(body: Buffer, contentType: string): string {
  const declared = /charset\s*=\s*["']?([\w-]+)/i;
  const label =
    declared.exec(contentType)?.[1] ?? declared.exec(body.toString('latin1', 0, 2048))?.[1] ?? 'utf-8';
  return decoderFor(label).decode(body);
}

function decoderFor(label: string): TextDecoder {
  try {
    return new TextDecoder(label);
  } catch (error) {
    // A label nobody knows is not a reason to read nothing.
    if (error instanceof RangeError) return new TextDecoder('utf-8');
    throw error;
  }
}
