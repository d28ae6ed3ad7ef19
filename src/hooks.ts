import type { Reroute } from '@sveltejs/kit/hooks';

/** English pages are the French ones under `/en`: one route, two languages, nothing kept about the visitor. */
export const reroute: Reroute = ({ url }) => {
  if (url.pathname === '/en') return '/';
  return url.pathname.startsWith('/en/') ? url.pathname.slice(3) : undefined;
};
