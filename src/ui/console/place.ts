import type { Language } from '#ui/messages/typeset.ts';

/** The address of a page in the reader's language: French has no prefix, English lives under /en. */
export const place = (language: Language, path: string): string => (language === 'en' ? `/en${path}` : path);

/** The same page in the other language, with its question kept. */
export function otherPlace(
  language: Language,
  url: { readonly pathname: string; readonly search: string },
): string {
  const bare = url.pathname.replace(/^\/en(?=\/|$)/u, '') || '/';
  return place(language === 'fr' ? 'en' : 'fr', bare) + url.search;
}
