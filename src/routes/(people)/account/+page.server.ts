import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { isIP } from 'node:net';
import { renderSVG } from 'uqr';
import type { Cookie } from '#people';
import { pathIn } from '#ui/words/paths.ts';
import { keep, landing, refuseForm, text } from '../answers.ts';
import type { Actions, PageServerLoad } from './$types';

const changes = ['passkey', 'passkey-removed', 'totp', 'totp-removed', 'password', 'welcome'] as const;
type Change = (typeof changes)[number];

export const load: PageServerLoad = async ({ locals, url, request, setHeaders }) => {
  const { house, language, staff } = locals;
  if (!staff) error(401, { message: 'nobody is signed in' });
  setHeaders({ 'cache-control': 'no-store' });
  const ways = await house.people.myWaysIn({ headers: request.headers });
  const { linking } = ways;
  const isNumber = isIP(url.hostname.replace(/^\[|\]$/g, '')) !== 0;
  const works = landing(language, staff.roles, null);
  return {
    me: {
      name: staff.name,
      email: staff.email,
      roles: staff.roles,
      hasSecondFactor: staff.hasSecondFactor,
      mustSecure: staff.mustSecure,
      isDemo: staff.isDemo,
    },
    ways,
    linking: linking && { secret: linking.secret, drawing: renderSVG(linking.uri, { border: 2 }) },
    works: works.endsWith('/console') ? works : null,
    done: changes.find((change) => change === url.searchParams.get('done')) ?? null,
    numberHost: isNumber ? url.hostname : null,
    namedUrl:
      isNumber && locals.isSandbox ? `http://localhost:${url.port}${pathIn(language, '/account')}` : null,
  };
};

/** Does one thing to one's own account, then shows the page again with what was done. */
async function change(
  { locals, cookies }: RequestEvent,
  done: Change,
  act: () => Promise<readonly Cookie[] | void>,
) {
  try {
    keep(cookies, (await act()) ?? []);
  } catch (thrown) {
    return { ...refuseForm(thrown, locals.language, { act: done, backupCodes: null }) };
  }
  redirect(303, pathIn(locals.language, `/account?done=${done}`));
}

export const actions: Actions = {
  beginTotp: async ({ locals, request }) => {
    const { house, language } = locals;
    const password = text(await request.formData(), 'password');
    try {
      const { backupCodes } = await house.people.beginTotp({ headers: request.headers, password });
      return { act: 'totp' as const, backupCodes, refused: null };
    } catch (thrown) {
      return refuseForm(thrown, language, { act: 'totp' as const, backupCodes: null });
    }
  },
  renewCodes: async ({ locals, request }) => {
    const { house, language } = locals;
    const password = text(await request.formData(), 'password');
    try {
      const { backupCodes } = await house.people.renewBackupCodes({ headers: request.headers, password });
      return { act: 'totp' as const, backupCodes, refused: null };
    } catch (thrown) {
      return refuseForm(thrown, language, { act: 'totp-removed' as const, backupCodes: null });
    }
  },
  confirmTotp: async (event) => {
    const code = text(await event.request.formData(), 'code');
    const { headers } = event.request;
    return change(event, 'totp', () => event.locals.house.people.confirmTotp({ headers, code }));
  },
  removeTotp: async (event) => {
    const password = text(await event.request.formData(), 'password');
    const { headers } = event.request;
    return change(event, 'totp-removed', () => event.locals.house.people.removeTotp({ headers, password }));
  },
  removePasskey: async (event) => {
    const id = text(await event.request.formData(), 'id');
    const { headers } = event.request;
    return change(event, 'passkey-removed', () => event.locals.house.people.removePasskey({ headers, id }));
  },
};
