export type JsonPiece = { text: string; line: number; cut: boolean; whole: boolean };

function inkFrom(text: string, from: number): number {
  const space = /\s*/y;
  space.lastIndex = from;
  space.test(text);
  return space.lastIndex;
}

/**
 * Cuts a JSON text of any length into its records, without ever holding more than one: the elements of an outermost
 * list, the elements of the lists that an outermost object holds under one of `holders`, or else the object itself.
 * Several JSON texts may follow each other. A record over `longest` characters is passed over and told (`cut`), and
 * so is a text that ends in the middle of one (`whole` is false).
 */
export function openJsonSplitter(longest: number, holders: readonly string[]) {
  const holderBefore = new RegExp(`"(?:${holders.join('|')})"\\s*:\\s*$`);
  let kept = '';
  let cut = false;
  let line = 1;
  let startLine = 1;
  let depth = 0;
  /** The depth at which elements are records; 0 while the outermost object itself is the record. */
  let listDepth = 0;
  /** What the outermost object held before its list: given back afterwards, so that the rest is read as one. */
  let outer = '';
  let inString = false;
  let escaped = false;

  function take(chunk: string, from: number, to: number): void {
    if (to <= from) return;
    const room = longest - kept.length;
    if (to - from > room) cut = true;
    if (room > 0) kept += chunk.slice(from, Math.min(to, from + room));
  }
  function finish(pieces: JsonPiece[], whole = true): void {
    const text = kept.trim();
    if (text !== '' || cut) pieces.push({ text, line: startLine, cut, whole });
    kept = '';
    cut = false;
    startLine = line;
  }

  function push(chunk: string): JsonPiece[] {
    const pieces: JsonPiece[] = [];
    let from = 0;
    /** The first character from `from` on that is no space: looked for once, however many lines end behind it. */
    let ink = -1;
    for (let at = 0; at < chunk.length; at++) {
      const code = chunk.charCodeAt(at);
      if (code === 0x0a) {
        line += 1;
        if (kept === '' && ink < from) ink = inkFrom(chunk, from);
        if (kept === '' && ink >= at) {
          startLine = line;
          from = at + 1;
        }
      }
      if (inString) {
        if (escaped) escaped = false;
        else if (code === 0x5c) escaped = true;
        else if (code === 0x22) inString = false;
        continue;
      }
      if (code === 0x22) {
        inString = true;
      } else if (code === 0x7b || code === 0x5b) {
        depth += 1;
        if (code === 0x5b && listDepth === 0) {
          const isOutermost = depth === 1;
          if (!isOutermost && depth === 2) take(chunk, from, at);
          if (isOutermost || (depth === 2 && holderBefore.test(kept.slice(-80)))) {
            listDepth = depth;
            outer = isOutermost ? '' : `${kept}[`;
            kept = '';
            from = at + 1;
            startLine = line;
          } else if (depth === 2) {
            from = at;
          }
        }
      } else if (code === 0x7d || code === 0x5d) {
        depth = Math.max(0, depth - 1);
        if (listDepth > 0 && depth === listDepth - 1) {
          take(chunk, from, at);
          finish(pieces);
          listDepth = 0;
          kept = outer;
          from = kept === '' ? at + 1 : at;
        } else if (depth === 0) {
          take(chunk, from, at + 1);
          // what is left of an object whose list was read is no record of its own
          if (outer === '') finish(pieces);
          kept = '';
          outer = '';
          from = at + 1;
          startLine = line;
        }
      } else if (code === 0x2c && (depth === 0 || (listDepth > 0 && depth === listDepth))) {
        take(chunk, from, at);
        finish(pieces);
        from = at + 1;
      }
    }
    take(chunk, from, chunk.length);
    return pieces;
  }

  return {
    push,
    end(): JsonPiece[] {
      const pieces: JsonPiece[] = [];
      const isInside = depth > 0 || inString;
      if (isInside && kept.trim() === '') kept = '…';
      finish(pieces, !isInside);
      return pieces;
    },
  };
}
