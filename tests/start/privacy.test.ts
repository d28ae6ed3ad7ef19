import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startPlatform } from '../../sandbox/platform.ts';

/** Every file below a folder in which one of the words stands, and which word. */
function findIn(folder: string, words: readonly string[]): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return findIn(path, words);
    if (!entry.isFile() || statSync(path).size > 512 * 1024 * 1024) return [];
    const bytes = readFileSync(path);
    return words
      .filter((word) => bytes.includes(word))
      .map((word) => `${word} in ${path.slice(folder.length)}`);
  });
}

test('what is sealed or must not be kept is nowhere on the disk: tables, indexes, write-ahead log, run files, output', async () => {
  const platform = await startPlatform(
    { VIGIE_TRUST_PROXY: '1', VIGIE_LOG_LEVEL: 'debug', VIGIE_SANDBOX_DESK_DELAY: '1' },
    { keepData: true },
  );
  const canaries = [
    'canary-contact-5521',
    'canary comment 5521',
    'canary-agent-5521',
    '198.51.100.231',
    'canary-key-5521',
  ];
  const answer = await fetch(`${platform.site}/api/v1/reports`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'Idempotency-Key': 'canary-key-5521',
      'User-Agent': 'canary-agent-5521',
      'X-Forwarded-For': '198.51.100.231',
    },
    body: JSON.stringify({
      locators: ['http://galerie.example.org/canary-locator-5521'],
      comment: 'canary comment 5521',
      contact: { email: 'canary-contact-5521@courriel.example' },
    }),
  });
  expect(answer.status).toBe(201);
  const { receipt } = (await answer.json()) as { receipt: string };
  // The acknowledgement has left when the world holds it: then every job that touches the contact has run.
  await expect
    .poll(() => fetch(`${platform.world}/state.json`).then((state) => state.text()), { timeout: 30_000 })
    .toContain('canary-contact-5521');
  await platform.stop();

  const sealed = [...canaries, receipt, receipt.replaceAll('-', ' ')];
  expect(findIn(platform.data, sealed)).toEqual([]);
  expect(sealed.filter((word) => platform.output().includes(word))).toEqual([]);
  expect(platform.output()).not.toContain('canary-locator-5521');
  // The same search does find what is kept in the clear on purpose: it is not blind.
  expect(findIn(platform.data, ['canary-locator-5521']).length).toBeGreaterThan(0);
  rmSync(platform.data, { recursive: true, force: true });
});
