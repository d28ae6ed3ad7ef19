import { createHash } from 'node:crypto';
import { error, fail } from '@sveltejs/kit';
import { log } from '#ground/log';
import { messages } from '#ui/messages/index.ts';
import type { Answers, Step, StepView } from '#ui/site/report-answers.ts';
import type { Actions, RequestEvent } from './$types';
import { commentOf, readAnswers, stepFor } from './read-answers.ts';

const wishes: Readonly<Record<string, Step | 4>> = { where: 1, what: 2, you: 3, send: 4 };

/** Three steps, one address: nothing typed ever stands in the URL, and nothing is kept between two steps. */
export const actions: Actions = {
  async default(event) {
    const { request, locals, setHeaders } = event;
    setHeaders({ 'cache-control': 'no-store' });
    const form = await request.formData().catch(unreadable);
    const wanted = wishes[String(form.get('go'))] ?? 2;
    const answers = readAnswers(form);
    const { locators, ...view } = stepFor(wanted, answers, locals.language);
    if (Object.keys(view.problems).length > 0) return fail(422, { view });
    if (wanted !== 4) return { view };
    return send(event, view, locators);
  },
};

async function send({ locals }: RequestEvent, view: StepView, locators: string[]) {
  const { house, language } = locals;
  const { answers } = view;
  try {
    const { receipt } = await house.intake.acceptReport({
      locators,
      category: answers.category,
      comment: commentOf(answers),
      contact: answers.email ? { email: answers.email } : null,
      language,
      channel: 'form',
      idempotencyKey: idempotencyKey(answers, language),
      lane: locals.lane(),
      danger: answers.danger,
    });
    return {
      receipt: {
        words: receipt.split('-'),
        at: house.clock.now(),
        danger: answers.danger,
        contact: answers.email !== '',
      },
    };
  } catch (thrown) {
    const { name, code } = thrown as { name?: string; code?: string };
    log.error({ error: name, code }, 'a report of the public form was not accepted');
    const problems = { form: messages(language).site.report.problems.kept };
    return fail(503, { view: { ...view, problems } satisfies StepView });
  }
}

/** A double click is the same report; somebody who goes back and changes a word makes another. */
function idempotencyKey(answers: Answers, language: string): string {
  const { key, ...rest } = answers;
  return `${key}:${createHash('sha256')
    .update(JSON.stringify([rest, language]))
    .digest('base64url')}`;
}

/** Too large keeps its own status; anything else that cannot be read is named. Nothing was written either way. */
function unreadable(thrown: unknown): never {
  const status =
    (thrown as { status?: number }).status ?? (thrown as { cause?: { status?: number } }).cause?.status;
  if (status === 413) error(413, { message: 'too large', code: 'WEB-413' });
  error(422, { message: 'not a form that can be read', code: 'WEB-422' });
}
