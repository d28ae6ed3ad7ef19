import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { fetch, request } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { controlWords } from './control-words.ts';
import { startWorld, type World } from '../start-world.ts';
import { newVisitor } from '../visitor/visitor.ts';

type State = {
  sites: { id: string; state: string; pages: { url: string; state: string }[] }[];
  smtp: { down: boolean };
};

let world: World;
let control: string;

beforeAll(async () => {
  world = await startWorld({ deskDelayMs: 20 });
  control = world.addresses.control;
});
afterAll(() => world.close());

async function post(path: string, wishes: object, headers: Record<string, string> = {}): Promise<number> {
  const answer = await fetch(`${control}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(wishes),
  });
  await answer.text();
  return answer.status;
}

async function state(): Promise<State> {
  return (await (await fetch(`${control}/state.json`)).json()) as State;
}

describe('the control page', () => {
  it.each(['/', '/en/'])('shows the whole world at %s', async (path) => {
    const page = await newVisitor().open(`${control}${path}`);
    expect(page.status).toBe(200);
    for (const word of ['galerie.example.org', 'abuse@heberg.example', 'rebond.test'])
      expect(page.text).toContain(word);
    expect(page.text).toContain(controlWords[path === '/' ? 'fr' : 'en'].sites.head);
  });

  it('takes a page down and puts it back, by button and by JSON', async () => {
    const visitor = newVisitor();
    const page = await visitor.open(`${control}/`);
    const button = page.forms.find(({ action }) => action.endsWith('/sites/galerie/remove'));
    if (!button) throw new Error('no button to remove');
    expect((await visitor.submit(page, button, {})).status).toBe(200);
    expect((await state()).sites.find(({ id }) => id === 'galerie')?.state).toBe('removed');
    expect(await post('/sites/galerie/restore', {})).toBe(200);
    expect(await post('/sites/galerie/remove', { path: '/galerie/12' })).toBe(200);
    expect((await state()).sites.find(({ id }) => id === 'galerie')?.state).toBe('partly');
    expect(await post('/sites/galerie/restore', { path: '/galerie/12' })).toBe(200);
    expect((await state()).sites.find(({ id }) => id === 'galerie')?.state).toBe('online');
  });

  it('stops and starts the mail', async () => {
    expect(await post('/smtp', { down: true })).toBe(200);
    expect((await state()).smtp.down).toBe(true);
    expect(await post('/smtp', { down: false })).toBe(200);
    expect((await state()).smtp.down).toBe(false);
  });

  it('says what is wrong with a wish', async () => {
    expect(await post('/sites/nowhere/remove', {})).toBe(404);
    expect(await post('/desks/far', { manner: 'angry' })).toBe(422);
    expect(await post('/smtp', { address: 'a@courriel.example', fault: '999' })).toBe(422);
  });

  it('cannot be moved by a page from elsewhere, nor be read under another name', async () => {
    expect(await post('/sites/galerie/remove', {}, { origin: 'https://galerie.example.org' })).toBe(403);
    const answer = await request(`${control}/state.json`, { headers: { host: 'piege.test' } });
    expect(answer.statusCode).toBe(421);
    await answer.body.dump();
  });

  it('publishes the known list', async () => {
    const lines = (await (await fetch(`${control}/known-images.csv`)).text()).trim().split('\n');
    expect(lines[0]).toBe('sha256,label');
    expect(lines.length).toBeGreaterThan(4);
    for (const line of lines.slice(1)) expect(line).toMatch(/^[0-9a-f]{64},demo:/);
  });
});

describe('the world as a process', () => {
  const start = (): ReturnType<typeof spawn> =>
    spawn(
      process.execPath,
      [fileURLToPath(new URL('../world.ts', import.meta.url)), '--desk-delay-ms', '10'],
      {
        stdio: ['pipe', 'pipe', 'inherit'],
      },
    );
  const ready = (child: ReturnType<typeof spawn>): Promise<Record<string, unknown>> =>
    new Promise((resolve) =>
      child.stdout?.once('data', (line: Buffer) =>
        resolve(JSON.parse(line.toString()) as Record<string, unknown>),
      ),
    );
  const ended = (child: ReturnType<typeof spawn>): Promise<number | null> =>
    new Promise((resolve) => child.once('exit', (code) => resolve(code)));

  it('prints one line when it is ready and ends on SIGTERM', async () => {
    const child = start();
    const line = await ready(child);
    expect(line).toMatchObject({ ready: true, allow: expect.arrayContaining(['192.0.2.0/24']) as unknown });
    const end = ended(child);
    child.kill('SIGTERM');
    expect(await end).toBe(0);
  });

  it('ends when its parent is gone', async () => {
    const child = start();
    await ready(child);
    const end = ended(child);
    child.stdin?.end();
    expect(await end).toBe(0);
  });
});
