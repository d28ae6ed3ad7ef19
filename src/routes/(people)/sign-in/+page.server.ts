import { redirect } from '@sveltejs/kit';
import { isIP } from 'node:net';
import { pathIn } from '#ui/words/paths.ts';
import { keep, landing, refuseForm, text } from '../answers.ts';
import { arrive } from '../arrive.ts';
import type { Actions, PageServerLoad } from './$types';

const nextOf = (url: URL): string => url.searchParams.get('to') ?? '';

/** The same page in its second step, for who has an authenticator app. */
const codeStep = (url: URL): string => {
  const query = new URLSearchParams({ step: 'code', ...(nextOf(url) ? { to: nextOf(url) } : {}) });
  return `/sign-in?${query}`;
};

export const load: PageServerLoad = async ({ locals, url }) => {
  const { house, language, staff } = locals;
  if (staff)
    redirect(
      303,
      staff.mustSecure ? pathIn(language, '/account') : landing(language, staff.roles, nextOf(url)),
    );
  const isNumber = isIP(url.hostname.replace(/^\[|\]$/g, '')) !== 0;
  return {
    step: url.searchParams.get('step') === 'code' ? ('code' as const) : ('password' as const),
    left: url.searchParams.has('left'),
    next: nextOf(url),
    landing: landing(language, ['analyst'], nextOf(url)),
    needsSetUp: await house.people.needsSetUp(),
    // WebAuthn knows no numbers: in the sandbox the same machine has the name localhost.
    numberHost: isNumber ? url.hostname : null,
    namedUrl:
      isNumber && locals.isSandbox ? `http://localhost:${url.port}${url.pathname}${url.search}` : null,
  };
};

export const actions: Actions = {
  password: async ({ locals, request, cookies, url }) => {
    const { house, language } = locals;
    const form = await request.formData();
    const email = text(form, 'email').slice(0, 200);
    const { next, cookies: given } = await house.people
      .signInWithPassword({ headers: request.headers, email, password: text(form, 'password') })
      .catch((thrown: unknown) => ({ next: refuseForm(thrown, language, { email }), cookies: [] }));
    if (typeof next !== 'string') return next;
    keep(cookies, given);
    if (next === 'code') redirect(303, pathIn(language, codeStep(url)));
    return arrive(locals, request.headers, { cookies: given, wanted: nextOf(url) });
  },
  code: async ({ locals, request, cookies, url }) => {
    const { house, language } = locals;
    const form = await request.formData();
    const given = await house.people
      .signInWithCode({ headers: request.headers, code: text(form, 'code') })
      .catch((thrown: unknown) => refuseForm(thrown, language, { email: '' }));
    if (!Array.isArray(given)) return given;
    keep(cookies, given);
    return arrive(locals, request.headers, { cookies: given, wanted: nextOf(url) });
  },
};
