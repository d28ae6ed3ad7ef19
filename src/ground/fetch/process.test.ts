import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeFetcher, policyWith, type Fetcher } from '#ground/fetch';
import { openSite, type SmallSite } from './small-world.ts';

let site: SmallSite;
let fetcher: Fetcher;
beforeAll(async () => {
  site = await openSite((request, response) => {
    if (request.url === '/never') return;
    if (request.url === '/slow') return void setTimeout(() => response.end('<title>Slow</title>'), 200);
    response.setHeader('content-type', 'text/html').end('<title>Here</title>');
  });
  fetcher = makeFetcher({
    policy: policyWith({ allow: ['127.0.0.2/32'], ports: [site.port] }),
    limits: { totalMs: 2_000 },
  });
});
afterAll(async () => {
  await fetcher.close();
  await site.close();
});
const look = (path = '/'): ReturnType<Fetcher['look']> =>
  fetcher.look({ url: `http://127.0.0.2:${site.port}${path}`, want: 'page' });

/** The fetcher's process among our children. */
function childPid(): number {
  const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8')
    .trim()
    .split(/\s+/)
    .map(Number);
  const found = children.find((pid) => commandOf(pid).includes('fetcher-process'));
  if (found === undefined) throw new Error('no fetcher process');
  return found;
}
const commandOf = (pid: number): string => readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');

it('the fetcher runs apart, without our environment, our secrets or the right to write', async () => {
  process.env['VIGIE_TEST_SECRET'] = 'canary-secret';
  expect((await look()).title).toBe('Here');
  const pid = childPid();
  expect(readFileSync(`/proc/${pid}/environ`, 'utf8')).not.toContain('canary-secret');
  expect(commandOf(pid)).toContain('--permission');
  expect(commandOf(pid)).not.toContain('--allow-fs-write');
  expect(commandOf(pid)).not.toContain('--allow-child-process');
  expect(commandOf(pid)).toMatch(/--max-old-space-size=\d+/);
});

it('those flags really take the right to write away', () => {
  const write = `require('node:fs').writeFileSync('/tmp/vigie-must-not-exist', 'x')`;
  const run = (): void =>
    void execFileSync(
      process.execPath,
      ['--permission', '--allow-fs-read=*', '--allow-addons', '-e', write],
      { stdio: 'pipe' },
    );
  expect(run).toThrow(/ERR_ACCESS_DENIED/);
});

it('it may read its own program, not the environment of its parent where the secrets stand', async () => {
  await look();
  const flags = commandOf(childPid())
    .split(' ')
    .filter((part) => part.startsWith('--allow-fs-read='));
  expect(flags.length).toBeGreaterThan(0);
  expect(flags).not.toContain('--allow-fs-read=*');
  const read = `require('node:fs').readFileSync('/proc/' + process.ppid + '/environ')`;
  const run = (): void =>
    void execFileSync(process.execPath, ['--permission', ...flags, '-e', read], { stdio: 'pipe' });
  expect(run).toThrow(/ERR_ACCESS_DENIED/);
});

it('it is started again when it dies, and the look it was busy with is tried again', async () => {
  await look();
  const before = childPid();
  const underWay = look('/never');
  process.kill(before, 'SIGKILL');
  expect(await underWay).toMatchObject({ outcome: 'timeout' });
  expect((await look()).title).toBe('Here');
  expect(childPid()).not.toBe(before);
});

it('a death takes no innocent look with it: each is tried again alone', async () => {
  await look();
  const underWay = [look('/slow'), look('/slow'), look('/never'), look('/slow')];
  process.kill(childPid(), 'SIGKILL');
  const late = look();
  const [one, two, never, four] = await Promise.all(underWay);
  expect([one?.outcome, two?.outcome, never?.outcome, four?.outcome]).toEqual([
    'answered',
    'answered',
    'timeout',
    'answered',
  ]);
  expect((await late).title).toBe('Here');
});

it('it is killed when it no longer answers, and the next look finds a new one', async () => {
  await look();
  const stuck = childPid();
  process.kill(stuck, 'SIGSTOP');
  expect(await look()).toMatchObject({ outcome: 'timeout', problem: 'timeout' });
  expect((await look()).title).toBe('Here');
  expect(childPid()).not.toBe(stuck);
});

it('after close nothing is left and looks say so', async () => {
  const other = makeFetcher({ policy: policyWith({}) });
  await other.close();
  expect(await other.look({ url: 'http://192.0.2.1/', want: 'page' })).toMatchObject({
    outcome: 'unreachable',
    problem: 'fetcher-closed',
  });
});
