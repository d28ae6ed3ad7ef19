import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import type { Seated } from './shared-installation.ts';

/** A telephone as most people have one; a desk's screen. */
export const phone = { width: 390, height: 844 } as const;
export const desktop = { width: 1440, height: 900 } as const;

/** A browser window of somebody, and all that it asked for and complained about. */
export interface Watched {
  context: BrowserContext;
  page: Page;
  asked: { method: string; url: URL; type: string }[];
  /** errors of the console (the content policy's among them) and of scripts */
  broken: string[];
}

const expected = [
  // A page that answers 404 or 422 is a page: the tests look at its status themselves.
  'the server responded with a status of 4',
  // The one inline style that SvelteKit writes, to hide its announcer. Our policy refuses it, our style sheet does it.
  'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo=',
];

/** Who sits there: nobody that the house knows, or one of those who are signed in already. */
export async function openWindow(
  browser: Browser,
  { as, ...options }: BrowserContextOptions & { as?: Seated } = {},
): Promise<Watched> {
  const { origin, cookies } = inject('installation');
  const context = await browser.newContext({ baseURL: origin, ...options });
  if (as) await context.addCookies(cookies[as].map((cookie) => ({ ...cookie, url: origin })));
  const page = await context.newPage();
  const asked: Watched['asked'] = [];
  const broken: string[] = [];
  context.on('request', (request) =>
    asked.push({ method: request.method(), url: new URL(request.url()), type: request.resourceType() }),
  );
  page.on('pageerror', (error) => broken.push(`${page.url()} ${String(error)}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !expected.some((each) => message.text().includes(each)))
      broken.push(`${page.url()} ${message.text()}`);
  });
  return { context, page, asked, broken };
}

/** Nothing was asked of anybody but our own house, and nothing broke. */
export function expectQuiet({ asked, broken }: Watched): void {
  const foreign = asked.filter(
    ({ url }) => url.protocol !== 'data:' && url.origin !== inject('installation').origin,
  );
  expect(foreign.map(({ url }) => url.href)).toEqual([]);
  expect(broken).toEqual([]);
}

/** Waits until the script of a console page is awake: its keys then act. */
export async function awake(page: Page): Promise<void> {
  await page.waitForFunction(() => document.documentElement.dataset['keys'] === 'on');
}

/** A report by the API, as a partner's machine would send it. */
export async function report(given: {
  locators?: string[];
  category?: string;
  comment?: string;
  language?: 'fr' | 'en';
}): Promise<string> {
  const answer = await fetch(`${inject('installation').origin}/api/v1/reports`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify({ language: 'fr', ...given }),
  });
  expect(answer.status).toBe(201);
  return ((await answer.json()) as { receipt: string }).receipt;
}
