import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { frenchWords } from '../../src/hotline/intake/receipt-words.fr.ts';
import { openBrowser } from './chromium.ts';
import { expectQuiet, openWindow, phone, report, type Watched } from './watched-page.ts';

const { origin } = inject('installation');
let browser: Browser;
let window: Watched;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());
afterEach(async () => {
  expectQuiet(window);
  expect(await window.context.cookies()).toEqual([]);
  await window.context.close();
});

/** A telephone that runs no script: Tor at its safest, an old device, a school's filter. */
const bare = async (): Promise<Page> => {
  window = await openWindow(browser, {
    javaScriptEnabled: false,
    viewport: phone,
    isMobile: true,
    hasTouch: true,
  });
  return window.page;
};
const go = (page: Page, value: string): Promise<void> => page.click(`.sheet button[name=go][value=${value}]`);
const sixWords = (page: Page): Promise<string[]> => page.locator('.words li').allTextContents();
/** The status of the page that a click leads to. */
async function statusAfter(page: Page, act: () => Promise<unknown>): Promise<number> {
  const answered = page.waitForResponse((response) => response.request().isNavigationRequest());
  await act();
  const answer = await answered;
  await page.waitForLoadState();
  return answer.status();
}

test('three short steps on a telephone without script, nobody named, and six words that can be followed', async () => {
  const page = await bare();
  await page.goto('/');
  await page.fill('[name=where]', 'https://forum.example.org/sujet/21');
  await go(page, 'what');
  await page.getByRole('heading', { name: 'Qu’est-ce qui vous inquiète ?' }).waitFor();
  // What was typed is never in the address, so that no history and no log has it.
  expect(page.url()).toBe(`${origin}/report`);
  await page.getByText('Je ne sais pas').waitFor();
  expect(await page.locator('input[name=category][value=unknown]').isChecked()).toBe(true);
  await page.check('input[name=category][value=hate]', { force: true });
  await go(page, 'you');
  await go(page, 'send');
  await page.getByRole('heading', { name: 'C’est noté. Merci.' }).waitFor();
  await page.getByText('Sans votre nom.').waitFor();
  const words = (await sixWords(page)).map((word) => word.replace(/^\d+\s*/, '').trim());
  expect(words).toHaveLength(6);

  await page.getByRole('button', { name: 'Voir où j’en suis' }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(page.url()).toBe(`${origin}/receipt`);
  await page.getByText('Vous avez signalé').first().waitFor();
  // The same page, another day, from the words alone: capitals, accents and spaces are forgiven.
  await page.goto('/receipt');
  await page.fill('[name=code]', `  ${words.join('  ').toUpperCase()} `);
  expect(await statusAfter(page, () => page.click('main form button'))).toBe(200);
  await page.getByText('Vous avez signalé').first().waitFor();
  expect(await page.locator('[href*="forum.example.org"]').count()).toBe(0);
});

test('with an e-mail address, with words instead of an address, going back without losing anything', async () => {
  const page = await bare();
  await page.goto('/report');
  await page.click('summary:has-text("Je n’ai pas d’adresse")');
  await page.fill('[name=described]', 'Dans un jeu, un adulte demande des photos.');
  await go(page, 'what');
  await page.check('input[name=category][value=grooming]', { force: true });
  await page.check('input[name=danger]', { force: true });
  await go(page, 'you');
  await page.fill('[name=comment]', 'Depuis hier soir.');
  await page.fill('[name=email]', 'lou@courriel.example');
  await go(page, 'what');
  expect(await page.locator('input[name=category][value=grooming]').isChecked()).toBe(true);
  expect(await page.locator('input[name=danger]').isChecked()).toBe(true);
  await go(page, 'where');
  expect(await page.inputValue('[name=described]')).toBe('Dans un jeu, un adulte demande des photos.');
  await go(page, 'what');
  await go(page, 'you');
  expect(await page.inputValue('[name=email]')).toBe('lou@courriel.example');
  expect(await page.inputValue('[name=comment]')).toBe('Depuis hier soir.');
  await go(page, 'send');
  await page.getByText('Votre courriel est chiffré.').first().waitFor();
  await page.getByText('votre signalement passe devant').first().waitFor();
  expect(await page.locator('main').textContent()).not.toContain('lou@courriel.example');
  expect(await sixWords(page)).toHaveLength(6);
});

test('the same in English with script: one click is one report, the words can be copied or printed', async () => {
  window = await openWindow(browser, { viewport: phone, isMobile: true, hasTouch: true });
  const { page, context } = window;
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
  await page.goto('/en');
  expect(await page.getAttribute('html', 'lang')).toBe('en');
  await page.fill('[name=where]', 'https://photos.example.net/galerie/3\nforum.example.org/sujet/22');
  await go(page, 'what');
  expect(page.url()).toBe(`${origin}/en/report`);
  await page.getByText('2 addresses').waitFor();
  await go(page, 'you');
  await page.locator('.sheet button[name=go][value=send]').dblclick();
  await page.locator('.words li').first().waitFor();
  await page.locator('button[data-print]').waitFor();
  await page.click('button[data-copy]');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.split(/[ -]/)).toHaveLength(6);
  await page.locator('form[action="/en/receipt"] button').click();
  await page.getByText('Address by address').waitFor();
  expect(
    window.asked.filter(({ method, url }) => method === 'POST' && url.pathname === '/en/report'),
  ).toHaveLength(3);
});

test('an answer that cannot be used is named beside its field, and nothing typed is lost', async () => {
  const page = await bare();
  await page.goto('/report');
  expect(await statusAfter(page, () => go(page, 'what'))).toBe(422);
  await problemAt(page, 'where');
  await page.fill('[name=where]', 'https://forum.example.org/sujet/23\npas une adresse');
  expect(await statusAfter(page, () => go(page, 'what'))).toBe(422);
  expect(await problemAt(page, 'where')).toContain('pas une adresse');
  expect(await page.inputValue('[name=where]')).toBe('https://forum.example.org/sujet/23\npas une adresse');

  await page.fill('[name=where]', 'https://forum.example.org/sujet/23');
  await go(page, 'what');
  await go(page, 'you');
  await page.fill('[name=comment]', 'Mes mots <b>exacts</b> & « entiers »');
  await page.fill('[name=email]', 'lou@courriel');
  expect(await statusAfter(page, () => go(page, 'send'))).toBe(422);
  await problemAt(page, 'email');
  expect(await page.inputValue('[name=email]')).toBe('lou@courriel');
  expect(await page.inputValue('[name=comment]')).toBe('Mes mots <b>exacts</b> & « entiers »');
  await page.getByRole('alert').waitFor();
  await page.fill('[name=comment]', 'é'.repeat(5_001));
  await page.fill('[name=email]', '');
  expect(await statusAfter(page, () => go(page, 'send'))).toBe(422);
  await problemAt(page, 'comment');
  expect(await page.inputValue('[name=comment]')).toHaveLength(5_001);
});

/** The words of the problem, which the field itself points to for who hears the page. */
async function problemAt(page: Page, field: string): Promise<string> {
  const box = page.locator(`[name=${field}]`);
  expect(await box.getAttribute('aria-invalid')).toBe('true');
  const told = (await box.getAttribute('aria-describedby'))?.split(' ') ?? [];
  expect(told).toContain(`${field}-problem`);
  const said = (await page.locator(`#${field}-problem`).textContent()) ?? '';
  expect(said.trim().length).toBeGreaterThan(10);
  return said;
}

test('a giant form is answered by a page that says so, in the language of the form', async () => {
  const page = await bare();
  for (const [path, said] of [
    ['/report', 'WEB-413'],
    ['/en/report', 'WEB-413'],
  ] as const) {
    await page.goto(path);
    await page.fill('[name=where]', `https://forum.example.org/${'a'.repeat(400_000)}`);
    expect(await statusAfter(page, () => go(page, 'what'))).toBe(413);
    await page.getByText(said).waitFor();
    expect(await page.getAttribute('html', 'lang')).toBe(path === '/report' ? 'fr' : 'en');
    expect(await page.locator('h1').count()).toBe(1);
  }
});

test('what is no form at all is answered by a page, never by a wall', async () => {
  const page = await bare();
  const asked = await page.request.post('/report', {
    headers: { origin, 'content-type': 'multipart/form-data; boundary=x', accept: 'text/html' },
    data: 'no boundary here',
  });
  expect(asked.status()).toBe(422);
  const empty = await page.request.post('/report', {
    headers: { origin, 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
    data: '',
  });
  expect(empty.status()).toBe(422);
  expect(await empty.text()).toContain('name="where"');
});

test('an unknown receipt answers exactly as a wrong one: same status, same words', async () => {
  const page = await bare();
  const [one = '', two = '', ...rest] = (await report({ comment: 'Un mot.' })).split('-');
  const answers: { status: number; problem: string }[] = [];
  for (const words of [[two, one, ...rest], frenchWords.slice(100, 106)]) {
    await page.goto('/receipt');
    await page.fill('[name=code]', words.join(' '));
    const status = await statusAfter(page, () => page.click('main form button'));
    answers.push({ status, problem: await problemAt(page, 'code') });
    expect(await page.inputValue('[name=code]')).toBe(words.join(' '));
  }
  expect(answers[0]).toEqual(answers[1]);
  expect(answers[0]?.status).toBe(404);
  await page.goto('/receipt');
  await page.fill('[name=code]', 'vague soleil xyzzy');
  expect(await statusAfter(page, () => page.click('main form button'))).toBe(404);
  expect(await problemAt(page, 'code')).toContain(answers[0]?.problem.trim());
});
