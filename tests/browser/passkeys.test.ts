import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { totpAt } from '../../src/people/samples.ts';
import { openBrowser } from './chromium.ts';
import { startInstallation, type Installation } from './installation.ts';

let vigie: Installation;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let keys: CDPSession;
let authenticatorId = '';
const password = 'une phrase facile à retenir';
let secret = '';
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** An authenticator as a laptop has it: it keeps its keys and asks for a finger. */
async function addAuthenticator(isUserVerified: boolean): Promise<string> {
  const options = {
    protocol: 'ctap2',
    transport: 'internal',
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified,
    automaticPresenceSimulation: true,
  } as const;
  return (await keys.send('WebAuthn.addVirtualAuthenticator', { options })).authenticatorId;
}

beforeAll(async () => {
  [vigie, browser] = await Promise.all([startInstallation(), openBrowser()]);
  context = await browser.newContext({ baseURL: vigie.origin });
  page = await context.newPage();
  keys = await context.newCDPSession(page);
  await keys.send('WebAuthn.enable');
  authenticatorId = await addAuthenticator(true);
});
afterAll(async () => {
  await browser?.close();
  await vigie?.stop();
});

test('the first account is made with the code of the terminal, which opens once', async () => {
  await page.goto('/set-up');
  const fill = async (code: string): Promise<void> => {
    await page.fill('[name=code]', code);
    await page.fill('[name=name]', 'Irène Aubert');
    await page.fill('[name=email]', 'irene.aubert@example.org');
    await page.fill('[name=password]', password);
    await page.click('main button');
  };
  await fill('AAAA-BBBB-CCCC-DDDD');
  await page.getByText('PEO-010').waitFor();
  expect(await page.inputValue('[name=name]')).toBe('Irène Aubert');
  await fill(vigie.setUpCode.toLowerCase());
  await page.waitForURL('**/account?done=welcome');
  await page.goto('/set-up');
  await page.getByText('C’est déjà fait.').waitFor();
});

test('a passkey is added on the account page and opens the account without a password', async () => {
  await page.goto('/account');
  await page.fill('[name=passkey-name]', 'Ordinateur du bureau');
  await page.getByRole('button', { name: 'Ajouter une clé' }).click();
  await page.waitForURL('**/account?done=passkey');
  await page.getByText('Ordinateur du bureau', { exact: true }).waitFor();
  const { credentials } = await keys.send('WebAuthn.getCredentials', { authenticatorId });
  expect(credentials).toMatchObject([{ isResidentCredential: true, rpId: 'localhost' }]);

  await page.getByRole('button', { name: 'Sortir' }).click();
  await page.waitForURL('**/sign-in?left');
  await page.goto('/account');
  expect(new URL(page.url()).pathname).toBe('/sign-in');
  await page.getByRole('button', { name: 'Entrer avec ma clé' }).click();
  await page.waitForURL(({ pathname }) => pathname === '/account');
  await page.getByText('Bonjour Irène Aubert.').waitFor();
});

test('now the password alone no longer opens the account', async () => {
  await signOut();
  await page.fill('[name=email]', 'irene.aubert@example.org');
  await page.fill('[name=password]', password);
  await page.getByRole('button', { name: 'Entrer', exact: true }).click();
  await page.getByText('PEO-004').waitFor();
  expect((await context.cookies()).map(({ name }) => name)).not.toContain('vigie.session_token');
});

test('an authenticator that did not check who holds it opens nothing', async () => {
  await keys.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Entrer avec ma clé' }).click();
  await page.locator('[data-passkey-problem]:visible').waitFor();
  await page.goto('/account');
  expect(new URL(page.url()).pathname).toBe('/sign-in');
  await keys.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true });
});

test('an app for codes is linked beside it, and password and code open the account without script', async () => {
  await page.goto('/sign-in?to=/account');
  await page.getByRole('button', { name: 'Entrer avec ma clé' }).click();
  await page.waitForURL(({ pathname }) => pathname === '/account');
  await page.fill('[name=password]', password);
  await page.getByRole('button', { name: 'Relier une application' }).click();
  await page.locator('.codes').waitFor();
  expect(await page.locator('.codes li').count()).toBe(10);
  expect(await page.locator('.drawing svg').count()).toBe(1);
  secret = (await page.locator('.key .mono').textContent())?.replaceAll(' ', '') ?? '';
  await page.fill('[name=code]', totpAt(secret, Date.now() - 30_000));
  await page.getByRole('button', { name: 'Confirmer' }).click();
  await page.waitForURL('**/account?done=totp');

  const bare = await browser.newContext({ baseURL: vigie.origin, javaScriptEnabled: false });
  const plain = await bare.newPage();
  await plain.goto('/en/account');
  expect(plain.url()).toContain('/en/sign-in?to=');
  await plain.fill('[name=email]', 'irene.aubert@example.org');
  await plain.fill('[name=password]', password);
  await plain.getByRole('button', { name: 'Sign in', exact: true }).click();
  await plain.getByRole('heading', { name: 'The code of the app' }).waitFor();
  await plain.fill('[name=code]', totpAt(secret, Date.now()));
  await plain.getByRole('button', { name: 'Check' }).click();
  await plain.getByText('Hello Irène Aubert.').waitFor();
  expect(new URL(plain.url()).pathname).toBe('/en/account');
  await bare.close();
});

test('a one-time link shows who would come in, opens once by its button, and works without script', async () => {
  const bare = await browser.newContext({ baseURL: vigie.origin, javaScriptEnabled: false });
  const plain = await bare.newPage();
  const link = vigie.linkOf('partner');
  for (let look = 0; look < 2; look += 1) {
    await plain.goto(link);
    await plain.getByText('Bonjour Association Rivage.').waitFor();
  }
  await plain.getByRole('button', { name: 'Entrer' }).click();
  await plain.waitForURL(({ pathname }) => pathname === '/account');
  await plain.goto(link);
  await plain.getByText('PEO-008').waitFor();
  // A partner who tries the console finds what anybody finds at an address that does not exist.
  const [hidden, missing] = [await plain.goto('/console/task'), await plain.goto('/console/nothing-here')];
  expect([hidden?.status(), missing?.status()]).toEqual([404, 404]);
  await bare.close();
});

/** Everything that axe has to say about the page that is open: rule and element. */
async function axeOn(open: Page): Promise<string[]> {
  await open.evaluate(axe);
  return open.evaluate<string[]>(
    `axe.run().then(({ violations }) => violations.map((one) => one.id + ' ' + one.nodes[0].html.slice(0, 120)))`,
  );
}

test('axe finds nothing on the account of somebody with a key and an app, in both languages and schemes', async () => {
  const found: string[] = [];
  await page.emulateMedia({ reducedMotion: 'reduce' }); // colours that are still on their way are no colours
  for (const path of ['/account', '/en/account']) {
    await page.goto(path);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const said of await axeOn(page)) found.push(`${colorScheme} ${path}: ${said}`);
    }
  }
  expect(found).toEqual([]);
});

async function signOut(): Promise<void> {
  await page.goto('/account');
  await page.getByRole('button', { name: 'Sortir' }).click();
  await page.waitForURL('**/sign-in?left');
}
