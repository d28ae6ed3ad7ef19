import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from './chromium.ts';
import { startInstallation, type Installation } from './installation.ts';

let vigie: Installation;
let browser: Browser;
let analyst: BrowserContext;
let page: Page;
/** Everything that the analyst's browser asked for, in order: the promises about pictures and reported hosts read it. */
const asked: { method: string; url: URL }[] = [];
const broken: string[] = [];

async function enter(role: string, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: vigie.origin, ...options });
  context.setDefaultTimeout(10_000);
  const door = await context.newPage();
  await door.goto(vigie.linkOf(role));
  await door.click('main button');
  await door.waitForURL(/\/(console|account|admin)/);
  await door.close();
  return context;
}

async function report(locators: string[], category: string | null, comment: string | null): Promise<void> {
  const answer = await fetch(`${vigie.origin}/api/v1/reports`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify({ locators, category, comment, language: 'fr' }),
  });
  expect(answer.status).toBe(201);
}

/** Waits until the page's script is awake: the keys then act. */
const awake = (at: Page): Promise<unknown> =>
  at.waitForFunction(() => document.documentElement.dataset['keys'] === 'on');

beforeAll(async () => {
  [vigie, browser] = await Promise.all([startInstallation({ world: true }), openBrowser()]);
  await report(['https://galerie.example.org/galerie/12'], 'csam', 'Le lien tourne dans un groupe.');
  analyst = await enter('analyst');
  page = await analyst.newPage();
  page.on('request', (request) => asked.push({ method: request.method(), url: new URL(request.url()) }));
  page.on('pageerror', (error) => broken.push(String(error)));
  page.on('console', (message) => {
    // SvelteKit hides its route announcer by a style attribute, which our policy refuses; work.css does it instead.
    if (message.type() === 'error' && !message.text().startsWith('Applying inline style'))
      broken.push(message.text());
  });
});
afterAll(async () => {
  await browser?.close();
  await vigie?.stop();
});

test('a report that is accepted appears in the queue by itself, without a reload', async () => {
  await page.goto('/console/queue');
  await awake(page);
  await page.getByText('galerie').first().waitFor();
  expect(await page.getByText('texte seul').count()).toBe(0);
  await report([], 'grooming', 'Un adulte écrit à mon fils.');
  await page.getByText('texte seul').waitFor({ timeout: 5_000 });
});

test('the next task comes by one key; nothing explicit is on the screen, no address is a link', async () => {
  await page.goto('/console/task');
  await awake(page);
  await page.getByText('tâches pour vous').waitFor();
  await page.keyboard.press('t');
  await page.waitForURL(/\/console\/dossiers\/[0-9a-f-]{36}$/);
  await awake(page);
  await page.getByRole('heading', { name: /hxxps:\/\/galerie\[\.\]example\[\.\]org/ }).waitFor();
  expect(await page.locator('main img').count()).toBe(0);
  const links = await page
    .locator('a')
    .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).host));
  expect([...new Set(links)]).toEqual([new URL(vigie.origin).host]);
  expect(await page.locator('.tile.known').count()).toBeGreaterThan(0);
  expect(await page.locator('.tile.known a, .tile.known button').count()).toBe(0);
});

test('keys are silent while somebody writes, with a modifier, and when switched off', async () => {
  const dossier = page.url();
  const question = await page.locator('.qt').textContent();
  await page.locator('textarea[name=reasons]').focus();
  await page.keyboard.type('nord');
  expect(await page.locator('.qt').textContent()).toBe(question);
  await page.locator('main h1').click();
  await page.keyboard.press('Control+o');
  expect(await page.locator('.qt').textContent()).toBe(question);
  await page.keyboard.press('?');
  await page.getByRole('button', { name: 'Éteindre les touches' }).click();
  await page.getByRole('button', { name: 'Fermer', exact: true }).click();
  await page.keyboard.press('r');
  expect(page.url()).toBe(dossier);
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await awake(page);
});

test('a picture is seen only while V is held, after a reason, and the view is written before the bytes leave', async () => {
  asked.length = 0;
  await page.keyboard.press('v');
  await page.getByText('Pourquoi faut-il voir').waitFor();
  expect(asked.filter(({ url }) => url.pathname.includes('/items/'))).toEqual([]);
  await page.getByRole('radio').first().check();
  await page.getByRole('button', { name: 'Noter ce motif' }).click();
  await page.keyboard.down('v');
  await page.locator('.clear img').waitFor();
  await page.getByText('1 sur 40').first().waitFor();
  await page.keyboard.up('v');
  await page.locator('.clear').waitFor({ state: 'detached' });
  await expect
    .poll(() => asked.filter(({ url }) => url.pathname.endsWith('/clear')).map(({ method }) => method))
    .toEqual(['POST', 'GET', 'PATCH']);
  const seen = asked.find(({ method, url }) => method === 'GET' && url.pathname.endsWith('/clear'));
  expect((await page.request.get(seen?.url.href ?? '')).status()).toBe(410);
  expect((await page.request.get(`${seen?.url.origin}${seen?.url.pathname}`)).status()).toBe(410);
});

test('giving back can be undone', async () => {
  await page.keyboard.press('r');
  await page.waitForURL(/returned=/);
  await page.getByText('Dossier rendu à la file.').waitFor();
  await awake(page);
  await page.keyboard.press('z');
  await page.waitForURL(/\/console\/dossiers\/[0-9a-f-]{36}$/);
  await awake(page);
});

test('an answer costs one key, and the decision goes to a second reader where the law says so', async () => {
  while ((await page.locator('.qt').count()) > 0) {
    const before = await page.locator('.qt').textContent();
    await page.keyboard.press('d');
    await page.waitForFunction((old) => document.querySelector('.qt')?.textContent !== old, before);
  }
  await page.getByText('Manifestement illégal').waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(/decided=V-/);
});

test('two people who take at once get two tasks, and the second reading is not for the first reader', async () => {
  await report(['https://forum.example.org/fil/1'], 'hate', null);
  const bare = { javaScriptEnabled: false };
  const reader = await (await enter('second-reader', bare)).newPage();
  await page.goto('/console/task');
  await reader.goto('/console/task');
  await Promise.all([page.click('#take'), reader.click('#take')]);
  await Promise.all([page.waitForURL(/dossiers/), reader.waitForURL(/dossiers/)]);
  expect(new URL(page.url()).pathname).not.toBe(new URL(reader.url()).pathname);
  await reader.click('button[name=agree][value=yes]');
  await reader.waitForURL(/decided=V-/);
  await reader.goto(page.url());
  await reader.getByText('travaille sur ce dossier').waitFor();
  await page.request.post('/console/pause', { headers: { origin: vigie.origin }, form: {} });
});

test('the browser never asked anybody but our own house, and nothing broke', () => {
  expect([...new Set(asked.map(({ url }) => url.host))]).toEqual([new URL(vigie.origin).host]);
  expect(broken).toEqual([]);
});
