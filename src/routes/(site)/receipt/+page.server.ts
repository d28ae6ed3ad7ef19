import { error, fail } from '@sveltejs/kit';
import { normaliseReceipt } from '#hotline/intake';
import { counted, messages, type Language } from '#ui/messages/index.ts';
import { viewOfReceipt } from '#ui/site/receipt-view.ts';
import type { Actions } from './$types';

/** The six words come by POST only, so that they never stand in an address, a history or a log. */
export const actions: Actions = {
  async default({ request, locals, setHeaders }) {
    setHeaders({ 'cache-control': 'no-store' });
    const form = await request
      .formData()
      .catch(() => error(422, { message: 'not a form that can be read', code: 'WEB-422' }));
    const given = form.get('code');
    const code = (typeof given === 'string' ? given : '').slice(0, 400);
    const { house, language } = locals;
    // asked in every case, so that a wrong, an unknown and an impossible code cost the same
    const status = await house.intake.statusOfReceipt(code);
    if (!status) return fail(404, { code, ...refusal(code, language) });
    const read = normaliseReceipt(code);
    const words = 'code' in read ? read.code.split('-') : [];
    return { status: { words, view: viewOfReceipt(status, language, house.clock.now()) } };
  },
};

/** One sentence for all; beside it, kindly, the words that no receipt of ours has. */
function refusal(code: string, language: Language): { problem: string; hint: string | null } {
  const said = messages(language).site.receipt.problems;
  if (code.trim() === '') return { problem: said.empty, hint: null };
  const read = normaliseReceipt(code);
  if ('wrongCount' in read)
    return { problem: said.unknown, hint: counted(said.count, read.wrongCount, language) };
  if ('unknownWords' in read) {
    const some = read.unknownWords.length > 1 ? said.notInList.other : said.notInList.one;
    return { problem: said.unknown, hint: some.replace('{words}', read.unknownWords.join(', ')) };
  }
  return { problem: said.unknown, hint: null };
}
