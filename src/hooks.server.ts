import { redirect } from '@sveltejs/kit';
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import { describeError, log } from '#ground/log';
import { compressPage } from './server/compress-page.ts';
import { houseInProcess } from './server/house-in-process.ts';
import { lostPage } from './server/lost-page.ts';
import { placeOf } from './server/place.ts';
import { decide, policies } from './server/policies.ts';

const isEnglish = (path: string): boolean => path === '/en' || path.startsWith('/en/');

/** What a page that does not exist and one that may not be seen have in common. */
const nowhere = (): Response => new Response(null, { status: 404 });

/**
 * Every page request passes here: language from the address, then the policy of its route. A public page never
 * asks who is there; a route without a policy does not answer.
 */
export const handle: Handle = async ({ event, resolve }) => {
  const house = houseInProcess();
  const { pathname, search } = event.url;
  // No address of ours holds a NUL, and the database would refuse it as a fault of ours.
  if (search.includes('%00')) return nowhere();
  event.locals.house = house;
  event.locals.language = isEnglish(pathname) ? 'en' : 'fr';
  event.locals.isSandbox = house.config.mode === 'sandbox';
  event.locals.staff = null;
  event.locals.lane = () => house.flood.laneFor(placeOf(event.platform?.req, house.config.trustProxy));

  const routeId = event.route.id;
  if (routeId !== null) {
    const isPublic = policies[routeId] === 'public';
    const asksWho = !isPublic || routeId.startsWith('/(people)');
    if (asksWho) event.locals.staff = await house.people.sessionOf(event.request.headers);
    const decision = decide(routeId, event.locals.staff);
    const prefix = event.locals.language === 'en' ? ('/en' as const) : '';
    if (decision === 'sign-in') {
      if (event.request.method !== 'GET') return nowhere();
      redirect(303, `${prefix}/sign-in?to=${encodeURIComponent(pathname)}`);
    }
    if (decision === 'second-factor') redirect(303, `${prefix}/account`);
    // Exactly the page of an address that does not exist: that a page exists can be a secret too.
    if (decision === 'not-found') {
      if (event.request.method !== 'GET') return nowhere();
      return compressPage(event.request, await lostPage({ pathname, prefix }, house.config));
    }
  }
  const response = await resolve(event, {
    transformPageChunk: ({ html }) => html.replace('%vigie.language%', event.locals.language),
    preload: ({ type }) => type === 'css' || type === 'font',
  });
  if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store');
  const isBare = routeId === null || routeId.startsWith('/(site)');
  return isBare ? compressPage(event.request, response) : response;
};

/** Nobody is shown an error's message: it may quote an address. The log gets its kind and place. */
export const handleError: HandleServerError = (caught) => {
  if (caught.kind === 'app') return caught.error;
  if (caught.kind !== 'unknown') return { message: 'refused', code: `WEB-${caught.error.status}` };
  log.error({ event: 'page.failed', route: caught.event.route.id, ...describeError(caught.error) });
  return { message: 'failed', code: 'WEB-500' };
};
