// A member of staff at work in the console, through its HTML forms only.
import type { Control, Form } from '../visitor/html-forms.ts';
import { newVisitor, type Page, type Visitor } from '../visitor/visitor.ts';
import { answersFor } from './answers.ts';
import type { Platform } from '../platform.ts';

export type Member = {
  /** Takes the next task; gives the dossier's page, or undefined when nothing waits. */
  takeNext(): Promise<Page | undefined>;
  /** Walks the assistant for an infraction and decides. Throws with what the page says when it refuses. */
  qualify(dossier: Page, infraction: string): Promise<void>;
  /** Reads a dossier for the second time and agrees. */
  agree(dossier: Page): Promise<void>;
  open(path: string): Promise<Page>;
  submit(page: Page, form: Form): Promise<Page>;
};

const mostQuestions = 40;

/** Signs in by the one-time link of a role. */
export async function signIn(platform: Platform, role: string): Promise<Member> {
  const link = platform.links.get(role);
  if (link === undefined) throw new Error(`no sign-in link for ${role} was printed`);
  const visitor = newVisitor('en', 30_000);
  const door = await visitor.open(link);
  const key = door.forms.find(({ method, action }) => method === 'post' && action.includes('/sign-in'));
  const inside = key ? await visitor.submit(door, key, {}) : door;
  if (inside.status !== 200 || visitor.cookies.size === 0)
    throw new Error(`the link of ${role} did not open (${inside.status})`);
  return {
    takeNext: () => takeNext(visitor, platform),
    qualify: (dossier, infraction) => qualify(visitor, dossier, infraction),
    agree: (dossier) => agree(visitor, dossier),
    open: (path) => visitor.open(new URL(path, platform.site).href),
    submit: (page, form) => visitor.submit(page, form, {}),
  };
}

async function takeNext(visitor: Visitor, platform: Platform): Promise<Page | undefined> {
  const desk = await visitor.open(`${platform.site}/en/console/task`);
  const take = desk.forms.find(
    ({ method, action }) => method === 'post' && new URL(action).pathname.endsWith('/console/task'),
  );
  if (!take) return undefined;
  const taken = await visitor.submit(desk, take, {});
  return /\/dossiers\/[0-9a-f-]{36}$/.test(new URL(taken.address).pathname) ? taken : undefined;
}

async function qualify(visitor: Visitor, dossier: Page, infraction: string): Promise<void> {
  let page = dossier;
  const chooser = page.forms.find(
    ({ method, controls }) => method === 'get' && controls.some(({ name }) => name === 'infraction'),
  );
  const standing = assistantOf(page)?.controls.find(({ name }) => name === 'infraction')?.value;
  if (standing !== infraction) {
    if (!chooser) throw new Error(`the dossier offers no choice of infraction (${page.status})`);
    page = await visitor.submit(page, chooser, { infraction });
  }
  const yes = answersFor(infraction);
  for (let asked = 0; asked <= mostQuestions; asked += 1) {
    const form = assistantOf(page);
    if (!form) throw new Error(`the dossier offers no qualification (${page.status})`);
    const question = questionOf(form);
    if (question === undefined) return decide(visitor, page, form);
    const wanted = `${question}=${yes.has(question) ? 'yes' : 'no'}`;
    page = await visitor.submit(page, form, {}, ({ name, value }) => name === 'now' && value === wanted);
    if (page.status !== 200) throw new Error(`the assistant refused an answer (${page.status})`);
  }
  throw new Error('the assistant never stops asking');
}

async function decide(visitor: Visitor, page: Page, form: Form): Promise<void> {
  const after = await visitor.submit(
    page,
    form,
    {},
    ({ name, formaction }) => name === '' && formaction === undefined,
  );
  // A decision leads away from the dossier; whoever stays was refused.
  if (after.status >= 400 || new URL(after.address).pathname.includes('/dossiers/')) {
    throw new Error(`the decision was refused (${after.status}): ${alertOf(after)}`);
  }
}

async function agree(visitor: Visitor, dossier: Page): Promise<void> {
  const form = dossier.forms.find(({ controls }) => controls.some(({ name }) => name === 'agree'));
  if (!form) throw new Error(`the dossier offers no second reading (${dossier.status})`);
  const isYes = ({ name, value, kind }: Control): boolean =>
    kind === 'submit' && (name !== 'agree' || value === 'yes');
  const after = await visitor.submit(
    dossier,
    form,
    { agree: 'yes', secondReasons: 'Same finding on a second reading.' },
    isYes,
  );
  if (after.status >= 400)
    throw new Error(`the second reading was refused (${after.status}): ${alertOf(after)}`);
}

function assistantOf(page: Page): Form | undefined {
  return page.forms.find(({ method, action }) => method === 'post' && action.includes('/qualify'));
}

/** The element that the assistant asks about now. */
function questionOf(form: Form): string | undefined {
  const button = form.controls.find(({ name, value }) => name === 'now' && value.endsWith('=yes'));
  return button?.value.split('=')[0];
}

function alertOf(page: Page): string {
  return page.alerts.join(' ') || page.text.slice(0, 200);
}
