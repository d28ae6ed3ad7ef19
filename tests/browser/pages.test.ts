import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { neutralPage } from '#ui/neutral-page.ts';
import { policies } from '../../src/server/policies.ts';
import { openBrowser } from './chromium.ts';
import { furnish, pageList, wrongAddresses, type Furniture, type Visit } from './page-list.ts';
import { desktop, expectQuiet, openWindow, phone, type Watched } from './watched-page.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** A folder: every page is then drawn into it, in all the ways that it was looked at. */
const pictures = process.env['PICTURES'];
if (pictures) mkdirSync(pictures, { recursive: true });

let browser: Browser;
let furniture: Furniture;

beforeAll(async () => {
  browser = await openBrowser();
  const worker = await openWindow(browser, { as: 'supervisor', javaScriptEnabled: false });
  furniture = await furnish(worker.page);
  expectQuiet(worker);
  await worker.context.close();
});
afterAll(() => browser?.close());

test('every page route of the house stands in the list of pages that are looked at', () => {
  const root = fileURLToPath(new URL('../../src/routes', import.meta.url));
  const routes = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\/\+page(@.*)?\.svelte$/.test(file))
    .map((file) => `/${file.replace(/\/\+page(@.*)?\.svelte$/, '')}`);
  expect(Object.keys(pageList(furniture)).toSorted()).toEqual(routes.toSorted());
  expect(routes.filter((route) => !(route in policies))).toEqual([]);
});

/** What the eye sees depends on the width and the scheme; everything else axe looks at once. */
const visualRules = ['color-contrast', 'target-size', 'link-in-text-block', 'scrollable-region-focusable'];

async function axeFinds(session: CDPSession, rules: readonly string[] | null): Promise<string[]> {
  const options = rules
    ? `{ runOnly: ${JSON.stringify(rules)}, resultTypes: ['violations'] }`
    : `{ resultTypes: ['violations'] }`;
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    expression: `axe.run(document, ${options}).then(({ violations }) =>
      violations.flatMap(({ id, nodes }) => nodes.map((node) => id + ' ' + node.target.join(' ') + ' ' + node.html.slice(0, 90))))`,
    awaitPromise: true,
    returnByValue: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.text);
  return result.value as string[];
}

/** What every page owes to everybody, whatever it shows. */
const duties = `(() => {
  const faults = [];
  const all = (selector) => [...document.querySelectorAll(selector)];
  const shown = (element) => element.checkVisibility();
  if (all('h1').filter(shown).length !== 1) faults.push(all('h1').filter(shown).length + ' h1');
  if (document.title.trim().length < 5) faults.push('no title');
  const hole = /.{0,40}(\\bundefined\\b|\\bnull\\b|\\bNaN\\b|\\[object|\\{\\w+\\}).{0,20}/.exec(document.title + ' ' + document.body.innerText);
  if (hole) faults.push('a hole in the text: ' + hole[0]);
  const first = document.querySelector('a[href], button, input, select, textarea, summary');
  if (!first?.matches('a.skip[href="#content"]')) faults.push('the first stop is not the skip link');
  if (!document.querySelector('main#content')) faults.push('the skip link leads nowhere');
  if (all('[style]').filter((one) => one.id !== 'svelte-announcer').length > 0) faults.push('inline style');
  return faults;
})()`;

/** Pushed sideways, or cut off at the edge of a box that hides what does not fit. */
const widths = `(() => {
  const root = document.documentElement;
  const faults = [];
  if (root.scrollWidth > root.clientWidth) {
    const isFree = (one) => { for (let up = one.parentElement; up && up !== document.body; up = up.parentElement) if (getComputedStyle(up).overflowX !== 'visible') return false; return true; };
    const wide = [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > root.clientWidth + 1 && one.checkVisibility() && isFree(one)).slice(-3);
    faults.push('scrolls sideways by ' + (root.scrollWidth - root.clientWidth) + ': ' + wide.map((one) => one.outerHTML.slice(0, 90)).join(' | '));
  }
  for (const one of document.querySelectorAll('h1, h2, h3, button, .button, .tag, dt, legend')) {
    const style = getComputedStyle(one);
    if (style.overflow !== 'visible' && style.clipPath === 'none' && one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 2) faults.push('cut off: ' + one.textContent.trim().slice(0, 40));
  }
  return faults;
})()`;

/** Where the focus is can be seen on everything that takes it. Tab first: only then does the browser show it at all. */
const unseenFocus = `(() => {
  const faults = [];
  document.activeElement?.blur();
  const kinds = new Map(); // a long list is a few kinds of things, many times
  for (const one of document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')) {
    if (!one.checkVisibility({ checkOpacity: false }) || one.disabled || one.tabIndex < 0) continue;
    const kind = one.tagName + one.className + one.parentElement.tagName + one.parentElement.className;
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    if (kinds.get(kind) > 3) continue;
    const look = (each) => { const s = getComputedStyle(each); return [s.outlineStyle === 'none' ? 0 : s.outlineWidth, s.outlineColor, s.boxShadow, s.borderColor, s.textDecorationThickness, s.clipPath, s.top].join('|'); };
    const near = [one, one.closest('label'), one.nextElementSibling, one.parentElement].filter(Boolean);
    const before = near.map(look).join('#');
    one.focus();
    if (document.activeElement === one && near.map(look).join('#') === before) faults.push('unseen focus: ' + one.outerHTML.slice(0, 80));
    const box = one.getBoundingClientRect();
    const points = [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => document.elementFromPoint(box.left + box.width * x, box.top + box.height * y)));
    const isThere = points.some((each) => each && near.slice(0, 2).some((self) => self.contains(each) || each.contains(self) && each !== document.body));
    if (document.activeElement === one && box.width > 2 && !isThere) faults.push('focus lies under something: ' + one.outerHTML.slice(0, 80));
  }
  document.activeElement?.blur();
  return faults;
})()`;

/** Whatever leads out of the house. Staff's pages lead nowhere else; public ones to help and authorities by name. */
const outward = `(() => {
  const names = ['href', 'src', 'action', 'formaction', 'data', 'srcset', 'poster', 'ping'];
  const targets = [...document.querySelectorAll(names.map((name) => '[' + name + ']').join(','))].flatMap((one) => names.flatMap((name) => one.getAttribute(name) ?? []));
  return targets.filter((target) => /^[a-z][a-z0-9+.-]*:|^\\/\\//i.test(target) && !target.startsWith(location.origin) && !/^(tel|mailto|sms|data):/.test(target));
})()`;
/** Whose data the countries come from: their licences ask for the link. */
const credits = ['https://db-ip.com', 'https://www.nro.net'];
const underReport = /\b(example|test|onion|invalid)\b/;

/** Words of the other language, outside what says that it is in it. */
const otherWords = (language: 'fr' | 'en'): string => `(() => {
  const words = /(?<!\\p{L})(?:${language === 'fr' ? 'the|and|with|your|you|this|are|from|have|was|when|what|report|search' : 'le|la|les|des|une|et|vous|votre|nous|est|dans|avec|pour|qui|que|sont|aux|cette'})(?!\\p{L})/giu;
  const found = new Set();
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const holder = walk.currentNode.parentElement;
    if (!holder.checkVisibility() || holder.closest('[lang]')?.lang !== '${language}' || holder.closest('script, style, .mono, code')) continue;
    for (const [word] of walk.currentNode.data.replace('Défenseur des droits', '').matchAll(words)) found.add(word + ' in “' + walk.currentNode.data.trim().slice(0, 60) + '”');
  }
  return [...found];
})()`;

/** Both languages, both schemes, both widths; each language is seen by day and by night. */
const looks = {
  fr: [
    { at: 'phone-light', viewport: phone, colorScheme: 'light' },
    { at: 'desktop-dark', viewport: desktop, colorScheme: 'dark' },
  ],
  en: [
    { at: 'phone-dark', viewport: phone, colorScheme: 'dark' },
    { at: 'desktop-light', viewport: desktop, colorScheme: 'light' },
  ],
} as const;

async function faultsOf(page: Page, visit: Visit, language: 'fr' | 'en'): Promise<string[]> {
  const faults: string[] = [];
  const add = (at: string, found: readonly string[]): void => {
    faults.push(...found.map((each) => `${language} ${visit.name} ${at}: ${each}`));
  };
  const prefix = language === 'en' && !visit.path.startsWith('/en/') ? '/en' : '';
  await page.goto(prefix + (prefix && visit.path === '/' ? '' : visit.path));
  await visit.then?.(page);
  await page.waitForLoadState();
  if (visit.as && visit.as !== 'partner' && (await page.locator('.work').count()) > 0) {
    await page.waitForFunction(() => document.documentElement.dataset['keys'] !== undefined);
  }
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.evaluate', { expression: axe });
  const said = await page.getAttribute('html', 'lang');
  if (said !== language) add('all', [`lang is ${said}`]);
  add('all', await page.evaluate<string[]>(duties));
  const links = await page.evaluate<string[]>(outward);
  const isAllowed = (link: string): boolean =>
    visit.as ? link === neutralPage || credits.includes(link) : !underReport.test(link);
  const strays = links.filter((link) => !isAllowed(link));
  add('leads out of the house to', strays);
  if (!visit.quotes) add('all', await page.evaluate<string[]>(otherWords(language)));
  let isFirst = true;
  for (const { at, viewport, colorScheme } of looks[language]) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    add(at, await page.evaluate<string[]>(widths));
    add(at, await axeFinds(session, isFirst ? null : visualRules));
    if (pictures)
      await page.screenshot({ path: join(pictures, `${visit.name}-${language}-${at}.png`), fullPage: true });
    isFirst = false;
  }
  await page.keyboard.press('Tab');
  add('desktop', await page.evaluate<string[]>(unseenFocus));
  await session.detach();
  return faults;
}

for (const language of ['fr', 'en'] as const) {
  for (const group of ['(site)', '(people)', '(console)', '(admin)'] as const) {
    test(
      `${language}: axe, the eye, the keyboard and the policy find no fault with the pages of ${group}`,
      { timeout: 240_000 },
      async () => {
        const visits = Object.entries(pageList(furniture))
          .filter(([route]) => route.startsWith(`/${group}`))
          .flatMap(([, each]) => each);
        const extra = wrongAddresses.filter(
          ({ as }) => (group === '(site)' && !as) || (group === '(console)' && as),
        );
        const waiting = [...visits, ...extra];
        const faults: string[] = [];
        const look = async (): Promise<void> => {
          const windows = new Map<Visit['as'], Watched>();
          for (let visit = waiting.shift(); visit; visit = waiting.shift()) {
            const { as } = visit;
            const window =
              windows.get(as) ?? (await openWindow(browser, { reducedMotion: 'reduce', ...(as && { as }) }));
            windows.set(as, window);
            faults.push(...(await faultsOf(window.page, visit, language)));
            expectQuiet(window);
            if (group === '(site)' && !as) expect(await window.context.cookies()).toEqual([]);
          }
          for (const { context } of windows.values()) await context.close();
        };
        // Three windows at once: while one is drawn, another asks.
        await Promise.all([look(), look(), look()]);
        expect(faults).toEqual([]);
      },
    );
  }
}

test('a page with every fault is seen to have every fault', async () => {
  const window = await openWindow(browser, { reducedMotion: 'reduce' });
  const body = `<!doctype html><html lang="en"><title>x</title><body>
    <h1>One</h1><h1>Two</h1><p>undefined {count} vous et nous</p><img src="/favicon.svg">
    <p style="width: 3000px">wide</p><p id="pale">pale</p>
    <a href="https://galerie.example.org/">out</a><button>no</button>
    <style>#pale { color: #eee; background: #fff } button:focus { outline: none } p { min-width: 2000px }</style>`;
  await window.context.route('**/broken', (route) => route.fulfill({ contentType: 'text/html', body }));
  const faults = (await faultsOf(window.page, { name: 'broken', path: '/broken' }, 'fr')).join('\n');
  for (const fault of [
    'lang is en',
    '2 h1',
    'no title',
    'a hole in the text',
    'the first stop is not the skip link',
    'the skip link leads nowhere',
    'inline style',
    'leads out of the house to: https://galerie.example.org/',
    'image-alt',
    'color-contrast',
    'scrolls sideways',
    'unseen focus: <button>',
  ]) {
    expect(faults).toContain(fault);
  }
  await window.page.evaluate(() =>
    fetch('https://galerie.example.org/', { mode: 'no-cors' }).catch(() => null),
  );
  expect(() => expectQuiet(window)).toThrow(/galerie/);
  await window.context.close();
});
