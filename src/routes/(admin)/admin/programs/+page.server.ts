import { desk, refusal, text } from '../../../(console)/desk.ts';
import type { Actions, PageServerLoad } from './$types';

/** The keys of partners' programs. The room refuses whoever may not keep them, whatever the page shows. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const { house, staff } = desk(locals);
  return {
    keys: await house.people.listProgramKeys({ by: staff }),
    base: new URL('/api/hma', url).href,
    now: new Date(),
  };
};

export const actions: Actions = {
  issue: async ({ locals, request }) => {
    const { house, staff, language } = desk(locals);
    const name = text(await request.formData(), 'name');
    try {
      const { key } = await house.people.issueProgramKey({ by: staff, name, scope: 'fingerprints' });
      return { issued: { key, name } };
    } catch (thrown) {
      return refusal(thrown, language, { typed: { name } });
    }
  },

  revoke: async ({ locals, request }) => {
    const { house, staff, language } = desk(locals);
    try {
      await house.people.revokeProgramKey({ by: staff, id: text(await request.formData(), 'id') });
    } catch (thrown) {
      return refusal(thrown, language, {});
    }
    return { revoked: true };
  },
};
