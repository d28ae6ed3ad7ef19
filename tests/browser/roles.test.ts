import { createServer, get } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#ground/ids';
import { roles, type Role } from '#people';
import { acts, policies, type Policy } from '../../src/server/policies.ts';
import { startInstallation, type Installation } from './installation.ts';

// The table says who may; this asks the running house, over HTTP, every page of it for every role.
let vigie: Installation;
const cookies = new Map<Role, string>();

beforeAll(async () => {
  vigie = await startInstallation();
  for (const role of roles) {
    const link = new URL(vigie.linkOf(role), vigie.origin);
    const entered = await fetch(new URL('/sign-in/once', vigie.origin), {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: vigie.origin, accept: 'text/html' },
      body: new URLSearchParams({ token: link.searchParams.get('token') ?? '' }),
    });
    expect([role, entered.status]).toEqual([role, 303]);
    cookies.set(
      role,
      entered.headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; '),
    );
  }
});
afterAll(() => vigie?.stop());

/** The invented second reader is an analyst too. */
const rolesOf = (role: Role): readonly Role[] =>
  role === 'second-reader' ? ['second-reader', 'analyst'] : [role];

const isFor = (policy: Policy, role: Role): boolean => {
  if (policy === 'public') return true;
  const allowed: readonly Role[] = acts[policy];
  return rolesOf(role).some((each) => allowed.includes(each));
};

/** A route's address: groups say nothing, parameters get an id that nothing has. */
const addressOf = (routeId: string): string =>
  routeId.replaceAll(/\/\([^)]+\)/g, '').replaceAll(/\[[^\]]+\]/g, newId()) || '/';

const ask = (path: string, role: Role | null, method = 'GET'): Promise<Response> =>
  fetch(new URL(path, vigie.origin), {
    method,
    redirect: 'manual',
    signal: AbortSignal.timeout(20_000),
    headers: { accept: 'text/html', origin: vigie.origin, ...(role && { cookie: cookies.get(role) ?? '' }) },
    ...(method === 'POST' && { body: new URLSearchParams({ reasons: 'x' }) }),
  });

const guarded = Object.entries(policies).filter(([, policy]) => policy !== 'public');
const missing = '/console/nothing-here';

test('who is not signed in is shown the door by every guarded page', async () => {
  for (const [routeId] of guarded) {
    const answer = await ask(addressOf(routeId), null);
    await answer.body?.cancel();
    expect([routeId, answer.status]).toEqual([routeId, 303]);
    expect(answer.headers.get('location')).toMatch(/^\/sign-in\?to=/);
  }
});

test('a page that is not for a role answers it exactly as a page that does not exist', async () => {
  for (const role of roles) {
    const nothing = await ask(missing, role);
    const lost = (await nothing.text()).replaceAll(missing, '');
    expect(nothing.status).toBe(404);
    const headersOf = ({ headers }: Response): string[] => [...headers.keys()].sort();
    for (const [routeId, policy] of guarded.filter(([, policy]) => !isFor(policy, role))) {
      const path = addressOf(routeId);
      const answer = await ask(path, role);
      const said = (await answer.text()).replaceAll(path, '');
      expect([role, policy, path, answer.status]).toEqual([role, policy, path, 404]);
      expect(said, `${role} ${path}`).toBe(lost);
      expect(headersOf(answer)).toEqual(headersOf(nothing));
    }
  }
});

test('a page that is for a role opens to it', async () => {
  for (const role of roles) {
    for (const [routeId, policy] of guarded.filter(([id, each]) => !id.includes('[') && isFor(each, role))) {
      const answer = await ask(addressOf(routeId), role);
      await answer.body?.cancel();
      expect([role, policy, routeId, answer.status]).toEqual([role, policy, routeId, 200]);
    }
  }
});

test('no form of a page can be sent by a role that the page is not for', async () => {
  for (const role of [...roles, null]) {
    for (const [routeId, policy] of guarded.filter(([, each]) => role === null || !isFor(each, role))) {
      const answer = await ask(addressOf(routeId), role, 'POST');
      await answer.body?.cancel();
      expect([role, policy, routeId, answer.status]).toEqual([role, policy, routeId, 404]);
    }
  }
});

test('the Host of a request never chooses whom the house calls', async () => {
  const calls: string[] = [];
  const canary = createServer((request, response) => {
    calls.push(request.url ?? '');
    response.end();
  });
  await new Promise<void>((listening) => canary.listen(0, '127.0.0.1', listening));
  const address = canary.address();
  const host = `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const { hostname, port } = new URL(vigie.origin);
  for (const path of ['/console/task', '/admin', '/en/console', '/nothing', '/sign-in', '/account']) {
    const headers = { host, cookie: cookies.get('partner') ?? '', accept: 'text/html' };
    await new Promise<void>((done, failed) => {
      get({ hostname, port, path, headers, agent: false }, (answer) => answer.resume().on('end', done)).on(
        'error',
        failed,
      );
    });
  }
  canary.close();
  expect(calls).toEqual([]);
});
