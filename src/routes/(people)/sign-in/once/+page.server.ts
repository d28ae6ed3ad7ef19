import { keep, refusedBy, refuseForm, text } from '../../answers.ts';
import { arrive } from '../../arrive.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, setHeaders }) => {
  const { house, language } = locals;
  const token = url.searchParams.get('token') ?? '';
  setHeaders({ 'cache-control': 'no-store' });
  try {
    return { token, guest: await house.people.peekOneTimeLink(token), refused: null };
  } catch (thrown) {
    return { token: '', guest: null, refused: refusedBy(thrown, language) };
  }
};

export const actions: Actions = {
  default: async ({ locals, request, cookies }) => {
    const { house, language } = locals;
    const token = text(await request.formData(), 'token');
    const given = await house.people
      .enterByOneTimeLink({ headers: request.headers, token })
      .catch((thrown: unknown) => refuseForm(thrown, language, {}));
    if (!Array.isArray(given)) return given;
    keep(cookies, given);
    return arrive(locals, request.headers, { cookies: given, wanted: null });
  },
};
