export type Line = { text: string; number: number; cut: boolean };

/**
 * Cuts a stream of text into lines, and never keeps more than `longest` characters of one: a list of one endless
 * line costs no more memory than one of many short ones. Lines are counted from 1; line ends are LF or CRLF.
 */
export function openLineSplitter(longest: number): { push(chunk: string): Line[]; end(): Line[] } {
  let kept = '';
  let cut = false;
  let number = 1;

  function take(chunk: string, from: number, to: number): void {
    const room = longest - kept.length;
    if (to - from > room) cut = true;
    if (room > 0) kept += chunk.slice(from, Math.min(to, from + room));
  }
  function finish(): Line {
    const line = { text: kept.endsWith('\r') ? kept.slice(0, -1) : kept, number, cut };
    kept = '';
    cut = false;
    number += 1;
    return line;
  }
  return {
    push(chunk) {
      const lines: Line[] = [];
      let from = 0;
      for (let to = chunk.indexOf('\n'); to >= 0; to = chunk.indexOf('\n', from)) {
        take(chunk, from, to);
        lines.push(finish());
        from = to + 1;
      }
      take(chunk, from, chunk.length);
      return lines;
    },
    end: () => (kept !== '' || cut ? [finish()] : []),
  };
}
