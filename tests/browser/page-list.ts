import type { Page } from 'playwright-core';
import { inject } from 'vitest';
import { newId } from '#ground/ids';
import { dossierIn, qualify, take } from './desk-work.ts';
import type { Seated } from './shared-installation.ts';
import { report } from './watched-page.ts';

/** How to come to a page, and who looks at it. `path` is the French one; English stands under `/en`. */
export interface Visit {
  name: string;
  path: string;
  as?: Seated;
  /** what to do there to see it in the state that is meant; the form's answers have no address of their own */
  then?: (page: Page) => Promise<void>;
  /** the page shows what people wrote, in their language and not in the reader's */
  quotes?: true;
}

/** What the list needs to exist: dossiers in several states, a notice that can be answered. */
export interface Furniture {
  held: string;
  second: string;
  watched: string;
  closed: string;
  item: string;
  answer: string;
}

const go = (page: Page, value: string): Promise<void> => page.click(`.sheet button[name=go][value=${value}]`);
const send = (page: Page): Promise<void> =>
  page.locator('main form button:not(.unseen):not(.vh)').last().click();

async function step(page: Page, until: 'what' | 'you' | 'send'): Promise<void> {
  await page.fill('[name=where]', 'https://forum.example.org/sujet/31\nmur.test/sujet/2');
  for (const value of ['what', 'you', 'send']) {
    await go(page, value);
    if (value === until) return;
  }
}

/**
 * Every page route of the house with an address that shows it. The key is the route's id, so that a route without
 * a line here fails a test; several lines show several states of one page.
 */
export const pageList = (at: Furniture): Record<string, Visit[]> => ({
  '/(site)': [{ name: 'home', path: '/' }],
  '/(site)/accessibility': [{ name: 'accessibility', path: '/accessibility' }],
  '/(site)/answer/[token]': [
    { name: 'answer', path: at.answer },
    { name: 'answer-refused', path: at.answer, then: contest },
    { name: 'answer-broken-link', path: '/answer/not-a-link' },
  ],
  '/(site)/figures': [{ name: 'figures', path: '/figures' }],
  '/(site)/intimate-image': [{ name: 'intimate-image', path: '/intimate-image' }],
  '/(site)/listen': [{ name: 'listen', path: '/listen' }],
  '/(site)/privacy': [{ name: 'privacy', path: '/privacy' }],
  '/(site)/receipt': [
    { name: 'receipt-ask', path: '/receipt' },
    { name: 'receipt-unknown', path: '/receipt', then: askReceipt },
    { name: 'receipt-state', path: '/report', then: followReceipt },
  ],
  '/(site)/report': [
    { name: 'step-where', path: '/report' },
    { name: 'step-where-problem', path: '/report', then: (page) => go(page, 'what') },
    { name: 'step-what', path: '/report', then: (page) => step(page, 'what') },
    { name: 'step-you', path: '/report', then: (page) => step(page, 'you') },
    { name: 'step-you-problem', path: '/report', then: wrongEmail },
    { name: 'receipt-first', path: '/report', then: (page) => step(page, 'send') },
  ],
  '/(site)/resources': [{ name: 'resources', path: '/resources' }],

  '/(people)/sign-in': [
    { name: 'sign-in', path: '/sign-in?to=/console' },
    { name: 'sign-in-refused', path: '/sign-in', then: wrongPassword },
    { name: 'sign-in-code', path: '/sign-in?step=code' },
  ],
  '/(people)/sign-in/once': [{ name: 'sign-in-once', path: '/sign-in/once?token=x' }],
  '/(people)/set-up': [
    { name: 'set-up', path: '/set-up' },
    { name: 'set-up-refused', path: '/set-up', then: send },
  ],
  '/(people)/account': [{ name: 'account', path: '/account', as: 'partner' }],

  '/(console)/console': [{ name: 'shift', path: '/console', as: 'director' }],
  '/(console)/console/task': [
    { name: 'task', path: '/console/task', as: 'supervisor' },
    { name: 'task-returned', path: `/console/task?returned=${at.second}`, as: 'supervisor' },
    { name: 'task-none', path: '/console/task?none', as: 'supervisor' },
  ],
  '/(console)/console/pause': [{ name: 'pause', path: '/console/pause', as: 'supervisor' }],
  '/(console)/console/queue': [
    { name: 'queue', path: '/console/queue', as: 'director' },
    { name: 'queue-all', path: '/console/queue?state=all&order=newest', as: 'supervisor' },
    { name: 'queue-empty', path: '/console/queue?category=pimping&priority=4', as: 'supervisor' },
  ],
  '/(console)/console/search': [
    { name: 'search', path: '/console/search', as: 'supervisor' },
    { name: 'search-found', path: '/console/search?q=galerie', as: 'supervisor' },
    { name: 'search-nothing', path: '/console/search?q=xyzzy', as: 'supervisor' },
  ],
  '/(console)/console/notices': [
    { name: 'notices', path: '/console/notices', as: 'supervisor', quotes: true },
  ],
  '/(console)/console/watch': [{ name: 'watch', path: '/console/watch', as: 'supervisor' }],
  '/(console)/console/figures': [{ name: 'console-figures', path: '/console/figures', as: 'director' }],
  '/(console)/console/audit': [{ name: 'audit', path: '/console/audit', as: 'supervisor', quotes: true }],
  '/(console)/console/dossiers/[id]': [
    { name: 'dossier-held', path: `/console/dossiers/${at.held}`, as: 'supervisor', quotes: true },
    { name: 'dossier-second', path: `/console/dossiers/${at.second}`, as: 'supervisor', quotes: true },
    { name: 'dossier-watched', path: `/console/dossiers/${at.watched}`, as: 'supervisor', quotes: true },
    { name: 'dossier-closed', path: `/console/dossiers/${at.closed}`, as: 'director', quotes: true },
    { name: 'dossier-missing', path: `/console/dossiers/${newId()}`, as: 'director' },
  ],
  '/(console)/console/dossiers/[id]/items/[item]': [{ name: 'item', path: at.item, as: 'supervisor' }],

  '/(admin)/admin': [{ name: 'admin', path: '/admin', as: 'admin' }],
  '/(admin)/admin/fingerprints': [
    { name: 'fingerprints', path: '/admin/fingerprints', as: 'admin' },
    { name: 'fingerprints-refused', path: '/admin/fingerprints', as: 'admin', then: send },
  ],
  '/(admin)/admin/people': [
    { name: 'people', path: '/admin/people', as: 'admin' },
    { name: 'people-refused', path: '/admin/people', as: 'admin', then: send },
  ],
  '/(admin)/admin/programs': [
    { name: 'programs', path: '/admin/programs', as: 'admin' },
    { name: 'programs-refused', path: '/admin/programs', as: 'admin', then: send },
    { name: 'programs-issued', path: '/admin/programs', as: 'admin', then: issueKey },
  ],
});

/** Pages that have no route: what anybody meets at a wrong address. */
export const wrongAddresses: readonly Visit[] = [
  { name: 'not-found', path: '/nothing-here' },
  { name: 'not-found-inside', path: '/console/nothing-here', as: 'supervisor' },
];

async function contest(page: Page): Promise<void> {
  await page.locator('input[value=contested]').first().check({ force: true });
  await send(page);
}

async function askReceipt(page: Page): Promise<void> {
  await page.fill('[name=code]', 'xyzzy xyzzy xyzzy');
  await send(page);
}

async function followReceipt(page: Page): Promise<void> {
  await step(page, 'send');
  await page.locator('.keep form button').click();
  await page.waitForURL(/\/receipt$/);
}

async function wrongEmail(page: Page): Promise<void> {
  await step(page, 'you');
  await page.fill('[name=email]', 'lou');
  await go(page, 'send');
}

/** A name of its own each time: two living keys cannot share one. */
async function issueKey(page: Page): Promise<void> {
  await page.fill('[name=name]', `Plateforme Exemple ${newId().slice(-8)}`);
  await send(page);
}

async function wrongPassword(page: Page): Promise<void> {
  await page.fill('[name=email]', 'nobody@vigie.example');
  await page.fill('[name=password]', 'not the password');
  await page.locator('form[action*="password"] button').last().click();
}

/** Fills the house through its doors: one dossier held by the supervisor, one read once, one watched, one closed. */
export async function furnish(page: Page): Promise<Furniture> {
  await Promise.all([
    report({
      locators: ['https://galerie.example.org/galerie/51'],
      category: 'csam',
      comment: 'Vu hier soir.',
    }),
    report({ locators: ['https://photos.example.net/galerie/3'], category: 'csam', language: 'en' }),
    report({ locators: ['https://mur.test/sujet/51'], category: 'hate', comment: 'Troisième message.' }),
    report({ locators: ['https://forum.example.org/sujet/51'], category: 'hate' }),
  ]);
  const second = await dossierIn(page, 'awaiting-qualification', 'hxxps://photos[.]example[.]net/galerie/3');
  await take(page, second.id);
  await qualify(page, 'csam');
  const watched = await dossierIn(page, 'awaiting-qualification', 'hxxps://mur[.]test/sujet/51');
  await take(page, watched.id);
  await qualify(page, 'hate');
  const closed = await dossierIn(page, 'awaiting-qualification', 'hxxps://forum[.]example[.]org/sujet/51');
  await take(page, closed.id);
  await page.locator('details:has(form.closing) summary').click();
  await page.check('input[name=as][value=closed-out-of-scope]', { force: true });
  await page.fill('form.closing textarea', 'Relève d’un autre service.');
  await page.locator('form.closing button').click();
  await page.waitForURL(/decided=V-/);
  const held = await dossierIn(page, 'awaiting-qualification', 'hxxps://galerie[.]example[.]org/galerie/51');
  await take(page, held.id);
  const item = (await page.locator('.tile.unknown a[href*="/items/"]').first().getAttribute('href')) ?? '';
  await dossierIn(page, 'watching', 'hxxps://mur[.]test/sujet/51');
  return {
    held: held.id,
    second: second.id,
    watched: watched.id,
    closed: closed.id,
    item,
    answer: await answerPath(),
  };
}

/** The path of the answer page, from the letter that the simulated hoster got. */
async function answerPath(): Promise<string> {
  const state = await fetch(`${inject('installation').world}/state.json`);
  const { mailboxes } = (await state.json()) as { mailboxes: { mails: { text: string }[] }[] };
  const texts = mailboxes.flatMap(({ mails }) => mails.map(({ text }) => text));
  const paths = texts
    .map((text) => /(\/answer\/[\w.~-]+)/.exec(text)?.[1])
    .filter((path) => path !== undefined);
  if (!paths[0]) throw new Error('no hoster got a letter with a link');
  return paths[0];
}
