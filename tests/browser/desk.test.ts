import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { answersFor } from '../../sandbox/journey/answers.ts';
import { openBrowser } from './chromium.ts';
import { dossierIn, qualify, questionOn, take } from './desk-work.ts';
import { awake, desktop, expectQuiet, openWindow, report, type Watched } from './watched-page.ts';

const { origin, links } = inject('installation');
let browser: Browser;
/** Two people, each by the one-time link of the terminal: one without script, one with. */
let analyst: Watched;
let reader: Watched;
let risky = { id: '', number: '' };

async function enter(path: string, options: { javaScriptEnabled?: boolean }): Promise<Watched> {
  const window = await openWindow(browser, { viewport: desktop, ...options });
  await window.page.goto(path);
  await window.page.getByRole('button', { name: 'Entrer' }).click();
  await window.page.waitForURL(/\/console/);
  return window;
}

beforeAll(async () => {
  browser = await openBrowser();
  // By the form, because only there a person can say that somebody is in danger: it comes before all else.
  const told = { where: 'https://galerie.example.org/galerie/12', category: 'csam', danger: 'yes' };
  const accepted = await fetch(`${origin}/report`, {
    method: 'POST',
    headers: { origin, accept: 'text/html' },
    body: new URLSearchParams({ ...told, go: 'send' }),
  });
  expect(await accepted.text()).toContain('C’est noté');
});
afterAll(() => browser?.close());

test('a one-time link of the terminal opens the console without script, and opens once', async () => {
  analyst = await enter(links.analyst, { javaScriptEnabled: false });
  reader = await enter(links.secondReader, {});
  const stranger = await openWindow(browser, { javaScriptEnabled: false });
  await stranger.page.goto(links.analyst);
  await stranger.page.getByText('PEO-008').waitFor();
  await stranger.context.close();
});

test('without script an analyst takes the next task, answers, and decides; what was answered is kept', async () => {
  const { page } = analyst;
  risky = await dossierIn(page, 'awaiting-qualification', 'hxxps://galerie[.]example[.]org/galerie/12');
  await page.goto('/console/task');
  await page.click('#take');
  await page.waitForURL(/\/console\/dossiers\//);
  // Reports of children come first, whatever else waits.
  expect(page.url()).toContain(risky.id);
  const first = await questionOn(page);
  await page.fill('textarea[name=reasons]', 'Mes propres raisons, écrites avant de répondre.');
  const word = answersFor('csam').has(first ?? '') ? 'yes' : 'no';
  await page.click(`button[name=now][value="${first}=${word}"]`);
  expect(await page.inputValue('textarea[name=reasons]')).toBe(
    'Mes propres raisons, écrites avant de répondre.',
  );
  expect(await questionOn(page)).not.toBe(first);
  await page.locator('.asked li').first().waitFor();
  await qualify(page, 'csam');
  await page.getByText(risky.number).waitFor();
});

test('the first reader of a grave kind cannot read twice, by the page nor by its form', async () => {
  const { page } = analyst;
  await dossierIn(page, 'second-reading', 'hxxps://galerie[.]example[.]org/galerie/12');
  await page.goto(`/console/dossiers/${risky.id}`);
  expect(await page.locator('form[action$="?/second"]').count()).toBe(0);
  const forced = await page.request.post(`/console/dossiers/${risky.id}?/second`, {
    headers: { origin, accept: 'text/html' },
    form: { agree: 'yes', secondReasons: 'Encore moi.' },
  });
  expect(forced.status()).toBeGreaterThanOrEqual(400);
  await dossierIn(page, 'second-reading', 'hxxps://galerie[.]example[.]org/galerie/12');
});

test('the second reader works by the keyboard alone: the keys are on the screen and take, say yes and decide', async () => {
  const { page } = reader;
  await page.goto('/console/task');
  await awake(page);
  expect(await page.locator('#take kbd').textContent()).toBe('T');
  // Whichever second reading has waited longest would come first: this one is opened by its own page.
  await page.goto(`/console/dossiers/${risky.id}`);
  await awake(page);
  expect(await page.locator('#take kbd').textContent()).toBe('T');
  await page.keyboard.press('t');
  await page.locator('textarea[name=secondReasons]').waitFor();
  await awake(page);
  // No mouse from here on: Tab reaches the form, and writing "t", "r" or "x" there is writing.
  await tabTo(page, 'textarea[name=secondReasons]');
  await page.keyboard.type('Relu : mêmes constats, rien à retirer. Oxr tdvn ?');
  expect(page.url()).toContain(risky.id);
  expect(await page.locator('dialog[open]').count()).toBe(0);
  await tabTo(page, 'button[name=agree][value=yes]');
  await page.keyboard.press('Enter');
  await page.waitForURL(/decided=V-/);
  await page.getByText(risky.number).waitFor();
});

test('by the keyboard alone with script: take, answer with one key each, look again, decide', async () => {
  const { page } = reader;
  await report({ locators: ['https://mur.test/sujet/1'], category: 'hate' });
  const { id } = await dossierIn(page, 'awaiting-qualification', 'hxxps://mur[.]test/sujet/1');
  await page.goto(`/console/dossiers/${id}`);
  await awake(page);
  expect(await page.locator('#take kbd').textContent()).toBe('T');
  await page.keyboard.press('t');
  await page.locator('.ans').waitFor();
  await awake(page);
  expect(await page.locator('.ans kbd').allTextContents()).toEqual(['O', 'N', 'D']);
  const first = await questionOn(page);
  await page.keyboard.press('o');
  await expect.poll(() => questionOn(page)).not.toBe(first);
  await page.keyboard.press('b');
  await expect.poll(() => questionOn(page)).toBe(first);
  await page.keyboard.press('?');
  await page.getByRole('heading', { name: 'Tout se fait au clavier' }).waitFor();
  await page.keyboard.press('o');
  await page.keyboard.press('Escape');
  expect(await questionOn(page)).toBe(first);
  const yes = answersFor('hate');
  for (let asked = await questionOn(page); asked; asked = await questionOn(page)) {
    await page.keyboard.press(yes.has(asked) ? 'o' : 'n');
    await expect.poll(() => questionOn(page)).not.toBe(asked);
  }
  await page.locator('.verdict.manifest').waitFor();
  await page.keyboard.press('m');
  await page.keyboard.type('Nord. ');
  expect(await page.inputValue('textarea[name=reasons]')).toContain('Nord. ');
  await page.keyboard.press('Escape');
  await tabTo(page, '.assist .out button[type=submit]');
  await page.keyboard.press('Enter');
  await page.waitForURL(/decided=V-/);
});

/** Tab, as often as it takes, until the focus is there; every stop on the way shows where it is. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    if (
      await page
        .locator(selector)
        .first()
        .evaluate((element) => element === document.activeElement)
    )
      return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reaches ${selector}`);
}

test('two people want one task at the same moment: one gets it, the other is told who has it', async () => {
  await report({ comment: 'Un adulte écrit à mon fils dans un jeu.', category: 'grooming' });
  const { id } = await dossierIn(analyst.page, 'awaiting-qualification', '');
  const pages = [analyst.page, reader.page];
  await Promise.all(pages.map((page) => page.goto(`/console/dossiers/${id}`)));
  await Promise.all(
    pages.map(async (page) => {
      const answered = page.waitForResponse((response) => response.request().method() === 'POST');
      await page.click('#take');
      await answered;
      await page.waitForLoadState();
    }),
  );
  const assistants = await Promise.all(
    pages.map((page) => page.locator('form[action$="?/qualify"]').count()),
  );
  expect(assistants.toSorted()).toEqual([0, 1]);
  const loser = pages[assistants.indexOf(0)] as Page;
  await loser.goto(`/console/dossiers/${id}`);
  await loser.getByText('travaille sur ce dossier').waitFor();
  await (pages[assistants.indexOf(1)] as Page).click('#give-back');
  await (pages[assistants.indexOf(1)] as Page).waitForURL(/returned=/);
});

test('a picture is never asked for by itself; in clear only while it is held, after a reason, counted and written down', async () => {
  const { page, asked } = reader;
  const promesse = 'hxxps://promesse[.]test/galerie/6';
  await report({ locators: ['https://promesse.test/galerie/6'], category: 'csam' });
  const { id } = await dossierIn(page, 'awaiting-qualification', promesse);
  await take(page, id);
  await awake(page);
  const pictures = () =>
    asked.filter(({ url, type }) => type === 'image' && url.pathname.includes('/items/'));
  expect(pictures()).toEqual([]);
  const before = Number(/\d+/.exec((await page.locator('.expo b').textContent()) ?? '')?.[0]);

  const hold = page.locator('.tile button:has-text("maintenir")').first();
  const button = (await hold.count()) > 0 ? hold : page.locator('.tile .acts button').first();
  await button.dispatchEvent('pointerdown');
  await page.getByRole('radio').first().check();
  await page.getByRole('button', { name: 'Noter ce motif' }).click();
  expect(pictures()).toEqual([]);
  await button.hover();
  await page.mouse.down();
  await page.locator('.clear img').waitFor();
  await page.mouse.up();
  await page.locator('.clear').waitFor({ state: 'detached' });
  expect(pictures()).toHaveLength(1);
  await expect
    .poll(async () => Number(/\d+/.exec((await page.locator('.expo b').textContent()) ?? '')?.[0]))
    .toBe(before + 1);

  const supervisor = await openWindow(browser, { as: 'supervisor', javaScriptEnabled: false });
  await supervisor.page.goto('/console/audit');
  await supervisor.page.getByText('en clair').first().waitFor();
  expectQuiet(supervisor);
  await supervisor.context.close();
  await page.click('#give-back');
});

test('known pictures cannot be opened, veiled or in clear, by page, form or address', async () => {
  const { page } = reader;
  const known = 'hxxps://miroir[.]test/galerie/40';
  await report({ locators: ['https://miroir.test/galerie/40'], category: 'csam' });
  const { id } = await dossierIn(page, 'awaiting-qualification', known);
  await take(page, id);
  expect(await page.locator('.tile.known').count()).toBeGreaterThan(0);
  expect(await page.locator('.tile.known a, .tile.known button, .tile.known img').count()).toBe(0);
  expect(await page.locator('.tile.unknown').count()).toBe(0);
  await awake(page);
  await page.keyboard.press('v');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('v');
  expect(await page.locator('dialog[open], .clear').count()).toBe(0);
  for (const item of await itemsOf(page)) {
    const at = `/console/dossiers/${id}/items/${item}`;
    const asked = await Promise.all([
      page.request.get(at),
      page.request.get(`${at}/veiled`),
      page.request.get(`${at}/clear`),
      page.request.post(`${at}/clear`, { headers: { origin }, data: { reason: 'x' } }),
      page.request.post(at, { headers: { origin, accept: 'text/html' }, form: { reason: 'x' } }),
    ]);
    for (const answer of asked) {
      expect([answer.url(), answer.ok()]).toEqual([answer.url(), false]);
      expect(answer.headers()['content-type'] ?? '').not.toContain('image');
    }
  }
  await page.click('#give-back');
});

/** The ids of the items stand in no address of a known one: they are read from the page's own data. */
async function itemsOf(page: Page): Promise<string[]> {
  const markup = await (await page.request.get(page.url())).text();
  const items = /items:\[(.*?)\],page:/s.exec(markup)?.[1] ?? '';
  const ids = [...items.matchAll(/id:"([0-9a-f-]{36})"/g)].map(([, id = '']) => id);
  expect(ids.length).toBeGreaterThan(0);
  return ids;
}

test('neither browser ever asked anybody but the house, and nothing broke', () => {
  expectQuiet(analyst);
  expectQuiet(reader);
});
