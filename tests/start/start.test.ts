import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { startPlatform, StartRefused, type Platform } from '../../sandbox/platform.ts';

const data = mkdtempSync(join(tmpdir(), 'vigie-start-'));
let running: Platform | undefined;
afterAll(async () => {
  await running?.stop();
  rmSync(data, { recursive: true, force: true });
});

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};
const refusal = (env: Record<string, string>, where = data): Promise<string> =>
  startPlatform(env, { data: where, keepData: true }).then(
    async (platform) => {
      await platform.stop();
      return 'it started';
    },
    (error: unknown) => (error instanceof StartRefused ? error.output : String(error)),
  );

describe('one life of an installation, in order', () => {
  test('an empty data directory starts as a sandbox, with a banner, a world and one-time links', async () => {
    running = await startPlatform({}, { data, keepData: true });
    expect(running.output()).toContain('SANDBOX');
    expect(running.world).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect([...running.links.keys()].sort()).toEqual([
      'admin',
      'analyst',
      'director',
      'partner',
      'second-reader',
      'supervisor',
    ]);
    expect((await fetch(`${running.site}/readyz`)).status).toBe(200);
  });

  test('a second start on the same directory is refused with a sentence', async () => {
    expect(await refusal({})).toContain('Another Vigie is running');
    expect((await fetch(`${running!.site}/readyz`)).status).toBe(200);
  });

  test('a killed server, worker and PostgreSQL come back by themselves', async () => {
    for (const name of ['server', 'worker', 'postgres'] as const) {
      const pid = running!.pids()[name]!;
      process.kill(pid, 'SIGKILL');
      await expect.poll(() => running!.pids()[name], { timeout: 15_000 }).not.toBe(pid);
      await expect
        .poll(
          () =>
            fetch(`${running!.site}/readyz`).then(
              (answer) => answer.status,
              () => 0,
            ),
          { timeout: 15_000 },
        )
        .toBe(200);
    }
  });

  test('while PostgreSQL is away the server lives and says so; a report is refused, not lost in silence', async () => {
    const server = running!.pids().server;
    const postgres = running!.pids().postgres!;
    process.kill(postgres, 'SIGKILL');
    const answer = await fetch(`${running!.site}/api/v1/reports`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ locators: ['https://away.example.org/'] }),
    });
    // It may have come back already: then the report is accepted, which is as good.
    expect([201, 503]).toContain(answer.status);
    if (answer.status === 503) expect(await answer.json()).toMatchObject({ code: 'API-005' });
    await expect
      .poll(
        () =>
          fetch(`${running!.site}/readyz`).then(
            (ready) => ready.status,
            () => 0,
          ),
        { timeout: 15_000 },
      )
      .toBe(200);
    expect(running!.pids().server).toBe(server);
  });

  test('after kill -9 of everything the next start recovers by itself', async () => {
    const pids = running!.pids();
    for (const pid of [pids.supervisor, pids.server, pids.worker]) process.kill(pid!, 'SIGKILL');
    await pause(200);
    const started = performance.now();
    running = await startPlatform({}, { data, keepData: true });
    // It prints how long it took (about three seconds alone); the bound only says that nobody waits for ever.
    expect(performance.now() - started).toBeLessThan(45_000);
    expect((await fetch(`${running.site}/readyz`)).status).toBe(200);
  });

  test('Ctrl-C stops everything, and nothing stays behind', async () => {
    const pids = running!.pids();
    expect(await running!.stop()).toBe(0);
    running = undefined;
    for (const pid of Object.values(pids)) if (pid) expect([pid, alive(pid)]).toEqual([pid, false]);
  });

  test('a sandbox directory never becomes production', async () => {
    const env = {
      VIGIE_MODE: 'production',
      VIGIE_SECRET: 'k3JvQ9xZ2mT7pL4wN8sB1dF6hG5cR0aYeUiO',
      VIGIE_SMTP_URL: 'smtp://127.0.0.1:25',
      VIGIE_PUBLIC_URL: 'https://signaler.example.org',
      VIGIE_MAIL_FROM: 'notices@example.org',
    };
    expect(await refusal(env)).toContain('made in sandbox mode');
  });
});

test('production without its settings says each reason and its cure', async () => {
  const empty = mkdtempSync(join(tmpdir(), 'vigie-start-empty-'));
  const said = await refusal({ VIGIE_MODE: 'production' }, empty);
  for (const cure of ['VIGIE_SECRET', 'VIGIE_SMTP_URL', 'VIGIE_PUBLIC_URL', 'VIGIE_MAIL_FROM'])
    expect(said).toContain(cure);
  expect(said).not.toContain('    at ');
  rmSync(empty, { recursive: true, force: true });
});

test('production on an empty database prints a set-up code and no demo account', async () => {
  const platform = await startPlatform({
    VIGIE_MODE: 'production',
    VIGIE_SECRET: 'k3JvQ9xZ2mT7pL4wN8sB1dF6hG5cR0aYeUiO',
    VIGIE_SMTP_URL: 'smtp://127.0.0.1:25',
    VIGIE_PUBLIC_URL: 'https://signaler.example.org',
    VIGIE_MAIL_FROM: 'notices@example.org',
  });
  expect(platform.output()).toMatch(/vigie: set-up [0-9A-Z-]{19,}/);
  expect(platform.links.size).toBe(0);
  expect(platform.output()).not.toContain('SANDBOX');
  await platform.stop();
});
