import type { Language } from '#ui/messages/typeset.ts';

/** The address of a page in a language: French has no prefix, English lives under /en. */
export function pathIn(language: Language, path: string): string {
  if (language === 'fr') return path;
  return path === '/' ? '/en' : `/en${path}`;
}

/** The same page without its language: '/en/figures' → '/figures'. */
export function withoutLanguage(path: string): string {
  if (path === '/en' || path === '/en/') return '/';
  return path.startsWith('/en/') ? path.slice(3) : path;
}
