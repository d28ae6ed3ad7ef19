// A person who reports without JavaScript: three steps, six words, an e-mail address.
import { fetch } from 'undici';
import type { Control, Form } from '../visitor/html-forms.ts';
import { newVisitor, type Page, type Visitor } from '../visitor/visitor.ts';

export type Told = {
  readonly state: string;
  readonly text: string;
  readonly timeline: readonly { readonly at: string; readonly what: string; readonly text: string }[];
  readonly dossiers: readonly {
    readonly locator: string;
    readonly state: string;
    readonly removedAfterSeconds: number | null;
  }[];
};

const wordsOfReceipt = 6;

/** Reports one address on the public form and gives the six words of the receipt. */
export async function report(
  site: string,
  given: { where: string; category: string; comment: string; email: string },
): Promise<{ receipt: string; cookies: number }> {
  const visitor = newVisitor('en');
  const home = await visitor.open(`${site}/en/report`);
  const what = await step(visitor, home, { where: given.where }, 'what');
  const you = await step(visitor, what, { category: given.category }, 'you');
  const done = await step(visitor, you, { comment: given.comment, email: given.email }, 'send');
  return { receipt: receiptOn(done), cookies: visitor.cookies.size };
}

async function step(visitor: Visitor, page: Page, values: Record<string, string>, go: string): Promise<Page> {
  const form = formWith(page, Object.keys(values)[0] ?? '');
  if (!form) throw new Error(`the public form is missing (${page.status}) ${page.alerts.join(' ')}`);
  const next = await visitor.submit(page, form, values, ({ name, value }) => name === 'go' && value === go);
  if (next.status >= 400 || next.alerts.length > 0) {
    throw new Error(`the public form refused: ${next.alerts.join(' ') || next.status}`);
  }
  return next;
}

function formWith(page: Page, name: string): Form | undefined {
  return page.forms.find(
    ({ method, controls }) => method === 'post' && controls.some((control: Control) => control.name === name),
  );
}

/** The six words stand in a list of their own, one item each; a hidden field may carry them as well. */
function receiptOn(page: Page): string {
  for (const { controls } of page.forms) {
    for (const { value } of controls) if (isReceipt(value)) return value;
  }
  const lines = page.text.split('\n').map((line) => line.replace(/^\d+[.)]?\s*/, '').trim());
  for (let at = 0; at + wordsOfReceipt <= lines.length; at += 1) {
    const six = lines.slice(at, at + wordsOfReceipt);
    if (six.every((line) => /^\p{Ll}+$/u.test(line))) return six.join(' ');
  }
  throw new Error(`no receipt on the page (${page.status}): ${page.text.slice(0, 200)}`);
}

function isReceipt(text: string): boolean {
  return text.split(/[ -]/).length === wordsOfReceipt && /^[\p{Ll} -]+$/u.test(text);
}

/** What the holder of the receipt may know, from the API. */
export async function ask(site: string, receipt: string): Promise<Told> {
  const answer = await fetch(`${site}/api/v1/receipts/${encodeURIComponent(receipt)}`, {
    headers: { 'accept-language': 'en' },
    signal: AbortSignal.timeout(10_000),
  });
  if (answer.status !== 200) throw new Error(`the receipt is not known (${answer.status})`);
  return (await answer.json()) as Told;
}

/** What the page says to whoever types the six words: its words. */
export async function readReceiptPage(site: string, receipt: string): Promise<string> {
  const visitor = newVisitor('en');
  const door = await visitor.open(`${site}/en/receipt`);
  const form = door.forms.find(
    ({ method, controls }) => method === 'post' && controls.some(({ kind }) => kind === 'text'),
  );
  const field = form?.controls.find(({ kind }) => kind === 'text');
  if (!form || !field) throw new Error(`the page for the six words is missing (${door.status})`);
  const page = await visitor.submit(door, form, { [field.name]: receipt });
  if (page.status !== 200) throw new Error(`the six words did not open (${page.status})`);
  return page.text;
}
