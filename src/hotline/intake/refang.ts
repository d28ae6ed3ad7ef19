const invisible = /[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad]/g;

/**
 * Undoes what careful people do to an address (hxxps, [.], (dot)) and what copying does to it (zero-width
 * characters, angle brackets, quotes, a full stop at the end).
 */
export function refang(text: string): string {
  return text
    .replace(invisible, '')
    .trim()
    .replace(/^[<«"'“”‘’(\s\u00a0\u202f]+/, '')
    .replace(/[>»"'“”‘’\s\u00a0\u202f]+$/, '')
    .replace(/^(url|lien|link|adresse|address)\s*:\s+/i, '')
    .replace(/^h(?:xx|\*\*|__|tt)p(s?)(?=\s*(:|\[:\]|\[:\/\/\]))/i, 'http$1')
    .replace(/^fxp(?=:)/i, 'ftp')
    .replace(/^(https?|ftp)\s*\[:\/\/\]/i, '$1://')
    .replace(/^(https?|ftp)\s*\[:\]/i, '$1:')
    .replace(/\s*(\[\.\]|\(\.\)|\{\.\}|\[dot\]|\(dot\)|\[point\]|\(point\)|。|．)\s*/gi, '.')
    .replace(/\[\/\]/g, '/')
    .replace(/[.,;!?]+$/, '');
}

/**
 * The spelling for people: `hxxps://galerie[.]example[.]org/salon`. It cannot be clicked, nor turned into a link
 * by a mail program.
 */
export function defang(canonical: string): string {
  const match = /^([a-z][a-z0-9+.-]*:)(\/\/)?([^/?#]*)(.*)$/i.exec(canonical);
  if (!match) return canonical.replaceAll('.', '[.]');
  const [, scheme = '', slashes = '', host = '', rest = ''] = match;
  const safeScheme = scheme.replace(/^http/i, 'hxxp').replace(/^ftp/i, 'fxp');
  if (!slashes) return `${safeScheme.replace(':', '[:]')}${host}${rest}`;
  return `${safeScheme}//${host.replaceAll('.', '[.]')}${rest}`;
}
