/** An address beside a locator that cannot exist: the last part of its path is replaced by a word nobody chose. */
export function siblingOf(locator: string, word: string): string {
  const url = new URL(locator);
  const parts = url.pathname.split('/');
  const last = parts.findLastIndex((part) => part !== '');
  if (last === -1) parts.splice(1, parts.length, word);
  else parts[last] = word + (/\.[a-z0-9]{1,5}$/i.exec(parts[last] ?? '')?.[0] ?? '');
  url.pathname = parts.join('/');
  url.search = '';
  return url.href;
}
