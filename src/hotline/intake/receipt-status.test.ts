import { afterAll, beforeAll, expect, test } from 'vitest';
import { make as makeAudit } from '#audit';
import { systemClock } from '#ground/clock';
import { makeSeals } from '#ground/crypto';
import type { Database } from '#ground/db';
import { make as makeDossier } from '#hotline/dossier';
import { freshDatabase } from '../../../tests/database.ts';
import { make, type IntakeRoom } from './index.ts';
import { newReceipt } from './receipt-code.ts';

let database: Database;
let intake: IntakeRoom;
beforeAll(async () => {
  database = await freshDatabase();
  const { db, pool } = database;
  const seals = makeSeals('a secret for tests that is long enough to be one');
  const tools = { db, pool, seals, clock: systemClock };
  intake = make({ ...tools, dossier: makeDossier({ db }), audit: makeAudit({ db }) });
});
afterAll(() => database.close());

const median = (times: number[]): number => times.sort((a, b) => a - b)[times.length >> 1]!;
async function timeOf(typed: string): Promise<number> {
  const started = performance.now();
  expect(await intake.statusOfReceipt(typed)).toBeNull();
  return performance.now() - started;
}

test('an unknown receipt answers like a wrong one, in the same time', async () => {
  const kinds = {
    unknown: () => newReceipt('fr'),
    wrongWord: () => newReceipt('fr').replace(/^[a-z]+/, 'zzzzzz'),
    tooShort: () => newReceipt('fr').split('-').slice(1).join('-'),
  };
  const times: Record<string, number[]> = { unknown: [], wrongWord: [], tooShort: [] };
  // Turn by turn, so that whatever else the machine does falls on all of them alike.
  for (let turn = 0; turn < 400; turn += 1) {
    for (const [kind, make] of Object.entries(kinds)) times[kind]!.push(await timeOf(make()));
  }
  const unknown = median(times['unknown']!);
  for (const kind of ['wrongWord', 'tooShort']) {
    const ratio = median(times[kind]!) / unknown;
    expect(ratio, `${kind} against unknown`).toBeGreaterThan(0.7);
    expect(ratio, `${kind} against unknown`).toBeLessThan(1.4);
  }
});
