import type { Page } from 'playwright-core';
import { expect, vi } from 'vitest';
import { answersFor } from '../../sandbox/journey/answers.ts';

interface Row {
  id: string;
  number: string;
  defanged: string;
  state: string;
}

/** Waits until the dossier whose defanged address (or, for words alone, emptiness) is this stands in that state. */
export async function dossierIn(page: Page, state: string, defanged: string): Promise<Row> {
  let last = 'nowhere';
  const find = async (): Promise<Row | undefined> => {
    const list = await page.request.get('/console/queue.json?state=all&order=newest');
    const { rows } = (await list.json()) as { rows: Row[] };
    const found = rows.find((row) => row.defanged === defanged);
    last = found?.state ?? last;
    return found?.state === state ? found : undefined;
  };
  const row = await vi.waitUntil(find, { timeout: 40_000, interval: 150 }).catch(() => undefined);
  if (!row) throw new Error(`${defanged} should be ${state} and is ${last}`);
  return row;
}

/** Takes this dossier by its button, without script. */
export async function take(page: Page, id: string): Promise<void> {
  await page.goto(`/console/dossiers/${id}`);
  await page.click('#take');
  await page.locator('form[action$="?/qualify"], form[action$="?/second"]').first().waitFor();
}

/** Answers what the law asks, a click an answer, until it asks nothing more; then decides. No script needed. */
export async function qualify(page: Page, infraction: string): Promise<void> {
  if ((await page.locator('input[name=infraction]').getAttribute('value')) !== infraction) {
    await page
      .locator('details:has(select[name=infraction])')
      .evaluate((details) => details.setAttribute('open', ''));
    await page.selectOption('select[name=infraction]', infraction);
    await page.locator('form.choose button').click();
  }
  const yes = answersFor(infraction);
  for (let question = await questionOn(page); question; question = await questionOn(page)) {
    await page.click(`button[name=now][value="${question}=${yes.has(question) ? 'yes' : 'no'}"]`);
    await page.waitForLoadState();
  }
  await page.click('.assist .out button >> nth=0');
  await page.waitForLoadState();
  const said = await page.locator('.assist [role=alert], .assist .verdict').allTextContents();
  expect(page.url(), said.join(' ')).toMatch(/decided=V-/);
}

/** The element of the infraction that the page asks about now. */
export async function questionOn(page: Page): Promise<string | undefined> {
  const yes = page.locator('.ans button[name=now][value$="=yes"]');
  return (await yes.count()) > 0 ? (await yes.getAttribute('value'))?.replace(/=yes$/, '') : undefined;
}
