import { fail } from '@sveltejs/kit';
import { messages } from '#ui/messages/index.ts';
import { desk, mustBeAbleTo, refusal, text } from '../../../(console)/desk.ts';
import type { Actions, PageServerLoad } from './$types';

/** The lists of exact fingerprints: whose they are, how many each holds. */
export const load: PageServerLoad = async ({ locals }) => ({
  lists: await desk(locals).house.hashing.lists(),
});

const nothing = { list: '', name: '', source: '', lines: '' };

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const { house, staff, language } = desk(locals);
    const form = await request.formData().catch(orTooLarge);
    if (form === null) {
      const problem = { code: 'WEB-413', text: messages(language).console.fingerprints.tooLarge };
      return fail(413, { problem, field: 'file', typed: nothing, badLines: [], hadFile: true });
    }
    const file = form.get('file');
    const hadFile = file instanceof File && file.size > 0;
    const typed = {
      list: text(form, 'list'),
      name: text(form, 'name'),
      source: text(form, 'source'),
      lines: text(form, 'lines'),
    };
    mustBeAbleTo(staff, typed.list === '' ? 'hashing.add-list' : 'hashing.add-entries');
    const { list, name, source } = typed;
    const lines = hadFile ? await file.text() : typed.lines;
    try {
      const brought = { ...(list === '' ? {} : { listId: list }), name, source, lines };
      return { done: await house.hashing.bringList(brought, staff.id) };
    } catch (thrown) {
      return refusal(thrown, language, { typed, badLines: [...house.hashing.badLinesOf(lines)], hadFile });
    }
  },
};

/** A body over the limit is refused while it is read: null. Anything else goes on up. */
function orTooLarge(thrown: unknown): null {
  const { status, cause } = thrown as { status?: number; cause?: { status?: number } };
  if ((status ?? cause?.status) === 413) return null;
  throw thrown;
}
