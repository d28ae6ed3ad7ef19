import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { newId } from '#ground/ids';
import { roles, type Role, type Staff } from '#people';
import { acts, decide, judge, mayDo, policies, type Action } from './policies.ts';

const routesFolder = fileURLToPath(new URL('../routes/', import.meta.url));
const planted = await mkdtemp(join(tmpdir(), 'vigie-policies-'));
afterAll(() => rm(planted, { recursive: true }));

/** The ids of the routes that SvelteKit would serve from a folder. */
async function routeIds(folder: string): Promise<string[]> {
  const files = await readdir(folder, { recursive: true });
  const serving = files.filter((file) =>
    /(^|\/)\+(page|server)(@[^.]*)?(\.server)?\.(svelte|ts|js)$/.test(file),
  );
  return [...new Set(serving.map((file) => (dirname(file) === '.' ? '/' : `/${dirname(file)}`)))].sort();
}

async function findGaps(folder: string, known: readonly string[]) {
  const served = await routeIds(folder);
  return {
    withoutPolicy: served.filter((id) => !known.includes(id)),
    withoutRoute: known.filter((id) => !served.includes(id)),
  };
}

test('every route has a policy, and every policy a route', async () => {
  expect(await findGaps(routesFolder, Object.keys(policies))).toEqual({
    withoutPolicy: [],
    withoutRoute: [],
  });
});

test('a route planted without a policy is found, whatever serves it, and so is a policy without a route', async () => {
  await cp(routesFolder, planted, { recursive: true });
  for (const file of [
    'one/+page.svelte',
    '(two)/two/[id]/+server.ts',
    'three/+page.server.ts',
    'four/+page@.svelte',
  ]) {
    await mkdir(dirname(join(planted, file)), { recursive: true });
    await writeFile(join(planted, file), '');
  }
  const known = Object.keys(policies);
  const before = await findGaps(routesFolder, known);
  const after = await findGaps(planted, [...known, '/gone']);
  const isNew = (id: string): boolean =>
    !before.withoutPolicy.includes(id) && !before.withoutRoute.includes(id);
  expect(after.withoutPolicy.filter(isNew)).toEqual(['/(two)/two/[id]', '/four', '/one', '/three']);
  expect(after.withoutRoute.filter(isNew)).toEqual(['/gone']);
});

const somebody = (change: Partial<Staff> = {}): Staff => ({
  id: newId<'Staff'>(),
  name: 'Camille Martin',
  email: 'camille.martin@vigie.example',
  roles: [],
  hasSecondFactor: true,
  mustSecure: false,
  isDemo: false,
  ...change,
});

test('what has no policy does not answer anybody', () => {
  const everything = somebody({ roles: [...roles] });
  for (const id of [null, '/planted', 'constructor', '__proto__', 'toString', '']) {
    expect(decide(id, everything)).toBe('not-found');
    expect(decide(id, null)).toBe('not-found');
  }
});

test('the public pages ask for nobody, the others for somebody with a role for it', () => {
  expect(decide('/(people)/sign-in', null)).toBe('allow');
  expect(decide('/(people)/account', null)).toBe('sign-in');
  expect(decide('/(people)/account', somebody({ roles: ['partner'] }))).toBe('allow');
  expect(decide('/(console)/console/task', null)).toBe('sign-in');
  expect(decide('/(console)/console/task', somebody({ roles: ['analyst'] }))).toBe('allow');
});

test('a page that is not for somebody looks like a page that does not exist', () => {
  const partner = somebody({ roles: ['partner'] });
  expect(decide('/(console)/console/task', partner)).toBe(decide('/(console)/console/nothing-here', partner));
});

test('who must add a second factor reaches their own account, the public pages, and nothing else', () => {
  const unsecured = somebody({ roles: [...roles], mustSecure: true });
  for (const [id, policy] of Object.entries(policies)) {
    const open = policy === 'public' || policy === 'people.own-account';
    expect(decide(id, unsecured), id).toBe(open ? 'allow' : 'second-factor');
  }
});

test('each act is open to exactly the roles that its room names, over every route', () => {
  const names = Object.keys(acts) as Action[];
  for (const action of names) {
    const allowed: readonly Role[] = acts[action];
    expect(allowed.length, action).toBeGreaterThan(0);
    for (const role of roles) {
      const staff = somebody({ roles: [role] });
      expect(mayDo(staff, action), `${role} ${action}`).toBe(allowed.includes(role));
      expect(judge(action, staff), `${role} ${action}`).toBe(allowed.includes(role) ? 'allow' : 'not-found');
    }
    expect(judge(action, somebody()), action).toBe('not-found');
  }
});

test('a partner never gets into the console or the administration', () => {
  const partner = somebody({ roles: ['partner'] });
  for (const id of Object.keys(policies)) {
    if (/^\/\((console|admin)\)/.test(id)) expect(decide(id, partner), id).toBe('not-found');
  }
});
