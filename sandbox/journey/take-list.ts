// A person's own list of addresses through intake, screening and location, one line each. A rehearsal on a platform
// that is thrown away afterwards: nobody is notified, since no hoster of the real world is approved in it.
import { readFile, stat } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { fetch } from 'undici';
import { sites } from '../web/sites.ts';
import type { Page } from '../visitor/visitor.ts';
import { signIn, type Member } from './analyst.ts';
import { canQualify } from './answers.ts';
import type { Platform } from '../platform.ts';
import { ask, type Told } from './reporter.ts';
import { waitUntil } from './wait-until.ts';

/** One line of the list: `url;category;comment`, of which only the address is needed. */
export type Line = { readonly url: string; readonly category: string; readonly comment: string };

type Followed = {
  readonly line: Line;
  receipt?: string;
  told?: Told;
  /** Path of the dossier in the console. */
  path?: string;
  problem?: string;
};

const largestFile = 1024 * 1024;
const mostLines = 500;
const longestScreeningMs = 120_000;
const longestLocatingMs = 60_000;
const early = new Set(['received', 'screening']);
const located = new Set(['acting', 'watching', 'removed']);

/** Reads the file; a head line, empty lines and `#` remarks are passed over. Throws when it is too large. */
export async function readList(file: string): Promise<Line[]> {
  if ((await stat(file)).size > largestFile) throw new Error(`${file} is larger than 1 MiB`);
  const lines = (await readFile(file, 'utf8'))
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(
      (line, index) => line !== '' && !line.startsWith('#') && !(index === 0 && /^"?url"?;/i.test(line)),
    );
  if (lines.length > mostLines) throw new Error(`${file} has more than ${mostLines} lines`);
  return lines.map((line) => {
    const [url = '', category = '', ...rest] = line
      .split(';')
      .map((field) => field.trim().replace(/^"(.*)"$/, '$1'));
    return { url, category, comment: rest.join('; ') };
  });
}

/** Whether the list is for the simulated world: it names hosts of it and no others. */
export function isForTheWorld(lines: readonly Line[]): boolean {
  const hosts = lines.map(hostOf).filter((host) => host !== undefined);
  return hosts.length > 0 && hosts.every((host) => sites.some((site) => site.host === host));
}

function hostOf({ url }: Line): string | undefined {
  const address = /^[a-z][a-z0-9+.-]*:/i.test(url) ? url : `https://${url}`;
  return URL.canParse(address) ? new URL(address).hostname || undefined : undefined;
}

/** Takes the lines through and prints one line for each: state, what the first look met, items, country, network, problem. */
export async function takeList(
  platform: Platform,
  lines: readonly Line[],
  print: (line: string) => void,
): Promise<void> {
  print(columns.join(' | '));
  const followed: Followed[] = lines.map((line) => ({ line }));
  for (const one of followed) await handIn(platform, one);
  const accepted = followed.filter(({ receipt }) => receipt !== undefined);
  await waitFor(platform, accepted, ({ state }) => !early.has(state), longestScreeningMs);
  if (accepted.length > 0) {
    const analyst = await signIn(platform, 'analyst');
    await work(analyst, accepted, (task, one) => {
      const { category } = one?.line ?? { category: '' };
      // Only what a person has qualified is located: without a usable category the rehearsal takes one for granted.
      return analyst.qualify(task, canQualify(category) ? category : 'hate');
    });
    await agreeWhereAsked(platform, accepted);
    await waitFor(
      platform,
      accepted,
      ({ state }) => located.has(state) || state.startsWith('closed-'),
      longestLocatingMs,
    );
    for (const one of accepted) await readDossier(analyst, one, print, followed.indexOf(one) + 1);
  }
  for (const one of followed.filter(({ receipt }) => receipt === undefined)) {
    print(row(followed.indexOf(one) + 1, one));
  }
}

async function handIn(platform: Platform, one: Followed): Promise<void> {
  const { url, category, comment } = one.line;
  const answer = await fetch(`${platform.site}/api/v1/reports`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), 'accept-language': 'en' },
    body: JSON.stringify({
      locators: [url],
      category: category === '' ? null : category,
      comment: comment || null,
      language: 'en',
    }),
    signal: AbortSignal.timeout(20_000),
  });
  const said = (await answer.json()) as { receipt?: string; code?: string; detail?: string };
  if (answer.status === 201 && said.receipt !== undefined) one.receipt = said.receipt;
  else one.problem = `${said.code ?? answer.status} ${said.detail ?? ''}`.trim();
}

/** Asks every receipt until all have come as far as wanted; whoever has not by then is shown as far as it came. */
async function waitFor(
  platform: Platform,
  followed: readonly Followed[],
  isThere: (told: Told) => boolean,
  withinMs: number,
): Promise<void> {
  await waitUntil(
    'the list',
    async () => {
      for (const one of followed) {
        if (one.receipt !== undefined && !(one.told && isThere(one.told)))
          one.told = await ask(platform.site, one.receipt);
      }
      return followed.every(({ told }) => told !== undefined && isThere(told)) ? true : undefined;
    },
    { withinMs, everyMs: 500 },
  ).catch(() => undefined);
}

/** Takes tasks until none is left, and does the same with each; what a page refuses is noted, not fatal. */
async function work(
  member: Member,
  followed: readonly Followed[],
  act: (task: Page, one: Followed | undefined) => Promise<void>,
): Promise<void> {
  const failed = new Set<string>();
  for (let taken = 0; taken < 2 * mostLines; taken += 1) {
    const task = await member.takeNext();
    if (!task) return;
    const path = new URL(task.address).pathname;
    const mine = followed.filter(
      ({ told }) => told !== undefined && told.dossiers.some(({ locator }) => task.text.includes(locator)),
    );
    for (const one of mine) one.path ??= path;
    try {
      await act(task, mine[0]);
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      for (const one of mine) one.problem ??= problem;
      const back = task.forms.find(({ action }) => action.endsWith('?/give-back'));
      if (back) await member.submit(task, back);
      // What was given back may come again at once: then the queue has nothing else.
      if (!back || failed.has(path)) return;
      failed.add(path);
    }
  }
}

async function agreeWhereAsked(platform: Platform, followed: readonly Followed[]): Promise<void> {
  for (const one of followed) if (one.receipt !== undefined) one.told = await ask(platform.site, one.receipt);
  if (!followed.some(({ told }) => told?.state === 'second-reading')) return;
  const second = await signIn(platform, 'second-reader');
  await work(second, followed, (task) => second.agree(task));
}

async function readDossier(
  analyst: Member,
  one: Followed,
  print: (line: string) => void,
  number: number,
): Promise<void> {
  const page = one.path === undefined ? undefined : await analyst.open(one.path);
  print(row(number, one, page));
}

const columns = ['', 'address', 'state', 'page', 'items', 'country', 'network', 'problem'];

/** One line of the answer; the console's own words for what it knows. */
function row(number: number, one: Followed, page?: Page): string {
  const fact = (term: string): string =>
    page?.facts.find(([name]) => name === term)?.[1].replaceAll('\n', ' ') ?? '–';
  const locator = one.told?.dossiers[0]?.locator ?? '';
  return [
    String(number).padStart(3),
    locator || one.line.url,
    one.told?.state ?? 'refused',
    firstLook(page, locator),
    fact('Items'),
    fact('Country'),
    fact('Network'),
    one.problem ?? fact('Why'),
  ].join(' | ');
}

/** What the first look met: the line below the address, up to the number of reports. */
function firstLook(page: Page | undefined, locator: string): string {
  const lines = page?.text.split('\n') ?? [];
  const below = lines[lines.indexOf(locator) + 1] ?? '';
  return lines.includes(locator) ? below.replace(/\. \d+ reports? .*$/, '').replace(/^Web page, /, '') : '–';
}
