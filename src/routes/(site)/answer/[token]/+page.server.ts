import { error, fail } from '@sveltejs/kit';
import type { ProblemDefinition } from '#ground/problem';
import { messages } from '#ui/messages/index.ts';
import type { Actions, PageServerLoad } from './$types';

/** A foreseen refusal, told by its shape: the web build carries its own copy of the class. */
function foreseen(thrown: unknown): ProblemDefinition {
  if (thrown instanceof Error && thrown.name === 'Problem' && 'definition' in thrown) {
    return thrown.definition as ProblemDefinition; // made by #ground/problem only
  }
  throw thrown;
}

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store', 'referrer-policy': 'same-origin', 'x-robots-tag': 'noindex' });
  try {
    return { notice: await locals.house.removal.readAnswerLink(params.token) };
  } catch (thrown) {
    const { status, title, code } = foreseen(thrown);
    error(status, { message: title, code });
  }
};

const prefix = 'answer-';

export const actions: Actions = {
  async default({ request, locals, params }) {
    const form = await request
      .formData()
      .catch(() => error(422, { message: 'not a form that can be read', code: 'WEB-422' }));
    const answers: Record<string, string> = {};
    for (const [name, value] of form) {
      if (name.startsWith(prefix) && typeof value === 'string') answers[name.slice(prefix.length)] = value;
    }
    const given = form.get('note');
    const note = (typeof given === 'string' ? given : '').replaceAll('\0', '');
    const said = messages(locals.language).site.answer.problems;
    if (Object.values(answers).includes('contested') && note.trim() === '') {
      return fail(422, { answers, note, problem: said.contestNeedsReasons, field: 'note' });
    }
    try {
      await locals.house.removal.answer(params.token, answers, note);
      return { done: true };
    } catch (thrown) {
      const { status, code, title, citizen } = foreseen(thrown);
      if (code === 'REM-001') error(status, { message: title, code });
      return fail(status, {
        answers,
        note,
        problem: citizen[locals.language],
        field: code === 'REM-004' ? 'note' : 'answers',
      });
    }
  },
};
