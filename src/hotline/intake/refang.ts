const invisible = /[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad]/g;

/** The text without the characters of `unwanted` at its end. A pattern with `+$` would take the square of its length. */
function cutEnd(text: string, unwanted: RegExp): string {
  let end = text.length;
  while (end > 0 && unwanted.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/**
 * Undoes what careful people do to an address (hxxps, [.], (dot)) and what copying does to it (zero-width
 * characters, angle brackets, quotes, a full stop at the end). Takes time in proportion to the text, whatever it is.
 */
export function refang(text: string): string {
  const bare = text
    .replace(invisible, '')
    .replace(/\s+/g, ' ')
    .replace(/^[<«"'“”‘’(\s]+/, '');
  const spelled = cutEnd(bare, /[>»"'“”‘’\s]/)
    .replace(/^(url|lien|link|adresse|address)\s?:\s/i, '')
    .replace(/^h(?:xx|\*\*|__|tt)p(s?)(?=\s?(:|\[:\]|\[:\/\/\]))/i, 'http$1')
    .replace(/^fxp(?=:)/i, 'ftp')
    .replace(/^(https?|ftp)\s?\[:\/\/\]/i, '$1://')
    .replace(/^(https?|ftp)\s?\[:\]/i, '$1:')
    .replace(/hxxp(s?)(?=:\/\/)/gi, 'http$1')
    .replace(/\s?(\[\.\]|\(\.\)|\{\.\}|\[dot\]|\(dot\)|\[point\]|\(point\)|。|．)\s?/gi, '.')
    .replace(/\[\/\]/g, '/');
  return cutEnd(spelled, /[.,;!?]/);
}

/**
 * The spelling for people: `hxxps://galerie[.]example[.]org/salon`. It cannot be clicked, nor turned into a link
 * by a mail program.
 */
export function defang(canonical: string): string {
  const match = /^([a-z][a-z0-9+.-]*:)(\/\/)?([^/?#]*)(.*)$/is.exec(canonical);
  if (!match) return canonical.replaceAll('.', '[.]');
  const [, scheme = '', slashes = '', host = '', rest = ''] = match;
  const safeScheme = scheme.replace(/^http/i, 'hxxp').replace(/^ftp/i, 'fxp');
  if (!slashes) return `${safeScheme.replace(':', '[:]')}${host}${rest}`;
  return `${safeScheme}//${host.replaceAll('.', '[.]')}${unlinked(rest)}`;
}

/** An address inside an address (`?to=https://…`): mail programs would make a link of that part alone. */
const unlinked = (rest: string): string =>
  rest.replace(/http(s?)(?=:\/\/)/gi, 'hxxp$1').replace(/\bwww\./gi, 'www[.]');
