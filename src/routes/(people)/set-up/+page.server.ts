import { redirect } from '@sveltejs/kit';
import { pathIn } from '#ui/words/paths.ts';
import { keep, refuseForm, text } from '../answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
  isOpen: await locals.house.people.needsSetUp(),
});

export const actions: Actions = {
  default: async ({ locals, request, cookies }) => {
    const { house, language } = locals;
    const form = await request.formData();
    const typed = {
      code: text(form, 'code').slice(0, 60),
      name: text(form, 'name').slice(0, 200),
      email: text(form, 'email').slice(0, 200),
    };
    const given = await house.people
      .setUp({ headers: request.headers, ...typed, password: text(form, 'password') })
      .catch((thrown: unknown) => refuseForm(thrown, language, { typed }));
    if (!Array.isArray(given)) return given;
    keep(cookies, given);
    redirect(303, pathIn(language, '/account?done=welcome'));
  },
};
