import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { policies } from '../../src/server/policies.ts';
import { openBrowser } from './chromium.ts';
import { desktop, expectQuiet, openWindow, phone, report, type Watched } from './watched-page.ts';

const { origin } = inject('installation');
const heaviest = 60_000;
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
  await report({ comment: 'Pour que les chiffres aient quelque chose à montrer.' });
});
afterAll(() => browser?.close());

/** Every public page that has an address of its own; the others are the answers to its forms. */
const paths = Object.keys(policies)
  .filter((route) => route.startsWith('/(site)') && !/\[|\.csv$/.test(route))
  .map((route) => route.replace('/(site)', '') || '/');
const both = paths.flatMap((path) => [path, path === '/' ? '/en' : `/en${path}`]);

/** Counts what the page that `open` leads to takes on the wire, as if nothing had been kept from before. */
async function weigh(window: Watched, open: () => Promise<unknown>): Promise<number> {
  const { page, context, asked } = window;
  const network = await context.newCDPSession(page);
  await network.send('Network.enable');
  await network.send('Network.setCacheDisabled', { cacheDisabled: true });
  let bytes = 0;
  let arrived = 0;
  network.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
    arrived += 1;
  });
  asked.length = 0;
  await open();
  await page.waitForLoadState();
  await page.evaluate(() => document.fonts.ready);
  await expect.poll(() => arrived).toBe(asked.length);
  expect(asked.length).toBeGreaterThan(1);
  await network.detach();
  return bytes;
}

test('a public page with everything it needs weighs at most 60 kB on the wire, on a first visit', async () => {
  const weights: [string, number][] = [];
  for (const path of [...both, '/nothing-here', '/answer/not-a-link']) {
    const window = await openWindow(browser, { viewport: phone });
    weights.push([path, await weigh(window, () => window.page.goto(path))]);
    expectQuiet(window);
    await window.context.close();
  }
  expect(weights.filter(([, bytes]) => bytes < 5_000)).toEqual([]);
  expect(weights.filter(([, bytes]) => bytes > heaviest)).toEqual([]);
});

test('nor do the pages that answer a form weigh more: each step, the receipt, a refusal', async () => {
  const window = await openWindow(browser, { viewport: phone });
  const { page } = window;
  const press = (selector: string) => () =>
    Promise.all([page.waitForEvent('load'), page.locator(selector).last().click()]);
  const go = (value: string) => press(`button[name=go][value=${value}]`);
  await page.goto('/report');
  const weights: [string, number][] = [['refusal', await weigh(window, go('what'))]];
  await page.fill('[name=where]', 'https://forum.example.org/sujet/43\nhttps://mur.test/sujet/43');
  weights.push(['what', await weigh(window, go('what'))], ['you', await weigh(window, go('you'))]);
  weights.push(['receipt', await weigh(window, go('send'))]);
  weights.push(['state', await weigh(window, press('form[action="/receipt"] button'))]);
  expect(weights.filter(([, bytes]) => bytes < 5_000 || bytes > heaviest)).toEqual([]);
  expectQuiet(window);
  await window.context.close();
});

test('a public page sets no cookie, asks nobody else, and carries the headers that keep it so', async () => {
  for (const path of [...both, '/nothing-here', '/en/nothing-here']) {
    const answer = await fetch(`${origin}${path}`, { headers: { accept: 'text/html' } });
    const { headers } = answer;
    const policy = new Map(
      (headers.get('content-security-policy') ?? '').split(';').map((rule) => {
        const [name = '', ...values] = rule.trim().split(/\s+/);
        return [name, values] as const;
      }),
    );
    const seen = {
      path,
      status: answer.status,
      cookies: headers.getSetCookie(),
      fallback: policy.get('default-src'),
      frames: policy.get('frame-ancestors'),
      base: policy.get('base-uri'),
      forms: policy.get('form-action'),
      loose: [...policy.values()].flat().filter((value) => /unsafe|\*|^https?:/.test(value)),
      sniffing: headers.get('x-content-type-options'),
      referrer: headers.get('referrer-policy'),
      kept: headers.get('cache-control'),
    };
    expect(seen).toEqual({
      path,
      status: path.includes('nothing') ? 404 : 200,
      cookies: [],
      fallback: ["'none'"],
      frames: ["'none'"],
      base: ["'none'"],
      forms: ["'self'"],
      loose: [],
      sniffing: 'nosniff',
      referrer: 'same-origin',
      kept: 'no-store',
    });
    const markup = await answer.text();
    const scripts = [...markup.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
    expect(scripts).toEqual(['<script src="/vigie.js" defer="">']);
    expect(markup).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:/i);
  }
});

test('the headers of a refusal are those of a page', async () => {
  const giant = await fetch(`${origin}/report`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
    body: `where=${'a'.repeat(400_000)}`,
  });
  expect(giant.status).toBe(413);
  expect(giant.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(giant.headers.get('x-content-type-options')).toBe('nosniff');
  expect(giant.headers.getSetCookie()).toEqual([]);
  expect(await giant.text()).toContain('WEB-413');
});

test('without style sheet and without script everything is still there, in an order that can be read', async () => {
  const { page, context } = await openWindow(browser, { javaScriptEnabled: false, viewport: phone });
  await context.route('**/*.{css,woff2,js,svg}', (route) => route.abort());
  for (const path of paths) {
    await page.goto(path);
    const reading = await page.locator('body').innerText();
    expect(reading.length, path).toBeGreaterThan(300);
    expect(await page.locator('main#content h1').count(), path).toBe(1);
    expect(await page.locator('a[data-leave]').count(), path).toBe(1);
  }
  await page.goto('/');
  await page.fill('[name=where]', 'https://forum.example.org/sujet/41');
  await page.locator('button[name=go][value=what]').last().click();
  await page.locator('button[name=go][value=you]').last().click();
  await page.locator('button[name=go][value=send]').last().click();
  expect(await page.locator('.words li').count()).toBe(6);
  await context.close();
});

test('quick exit: one link without script; with script the way back is gone too, and Escape three times is enough', async () => {
  for (const javaScriptEnabled of [false, true]) {
    const { page, context } = await openWindow(browser, { javaScriptEnabled, viewport: desktop });
    // The neutral page stands in for the world outside: no test leaves this machine.
    const referrers: (string | undefined)[] = [];
    await context.route(/^https:\/\//, async (route) => {
      referrers.push(route.request().headers()['referer']);
      await route.fulfill({ contentType: 'text/html', body: '<title>Neutral</title><h1>Neutral</h1>' });
    });
    await page.goto('/figures');
    await page.goto('/');
    await page.fill('[name=where]', 'https://forum.example.org/sujet/42');
    await page.click('.sheet button[name=go][value=what]');
    await page.click('a[data-leave]');
    await page.waitForURL(/^https:\/\//);
    expect(referrers).toEqual([undefined]);
    if (javaScriptEnabled) {
      // The page that was left is no longer in the history: going back leads to the one before it.
      await page.goBack();
      expect(new URL(page.url()).pathname).not.toBe('/report');
      await page.goto('/en/receipt');
      await page.fill('[name=code]', 'six words that nobody should see');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await page.keyboard.press('a');
      await page.keyboard.press('Escape');
      expect(page.url()).toBe(`${origin}/en/receipt`);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await page.waitForURL(/^https:\/\//);
    }
    await context.close();
  }
});
