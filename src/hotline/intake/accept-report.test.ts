import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as audit from '#audit';
import { systemClock } from '#ground/clock';
import { makeSeals } from '#ground/crypto';
import { sql, type Database } from '#ground/db';
import { Problem } from '#ground/problem';
import * as dossier from '#hotline/dossier';
import { freshDatabase } from '../../../tests/database.ts';
import { make, type IntakeRoom, type Submission } from './index.ts';

let database: Database;
let intake: IntakeRoom;
let dossiers: dossier.DossierRoom;
beforeAll(async () => {
  database = await freshDatabase();
  const { db, pool } = database;
  dossiers = dossier.make({ db });
  const seals = makeSeals('a secret for tests that is long enough to be one');
  intake = make({ db, pool, seals, clock: systemClock, dossier: dossiers, audit: audit.make({ db }) });
});
afterAll(() => database.close());

const report = (more: Partial<Submission>): Submission => ({
  locators: [],
  language: 'fr',
  channel: 'api',
  ...more,
});
const code = async (attempt: Promise<unknown>): Promise<string> => {
  const error: unknown = await attempt.then(
    () => 'accepted',
    (caught: unknown) => caught,
  );
  return error instanceof Problem ? `${error.definition.code} ${error.field ?? ''}`.trim() : String(error);
};
const count = async (table: string): Promise<number> => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(
    database.db,
  );
  return rows[0]!.n;
};

describe('accepting', () => {
  test('a report, its dossier, its events and its outbox rows appear together', async () => {
    const { receipt, reportId } = await intake.acceptReport(
      report({ locators: ['https://one.example.org/a'], category: 'hate' }),
    );
    expect(receipt.split('-')).toHaveLength(6);
    const [dossierId] = await intake.dossiersOf(reportId);
    expect((await dossiers.find(dossierId!)).state).toBe('received');
    expect((await dossiers.timeline(dossierId!)).map((event) => event.name)).toEqual(['dossier.opened']);
    expect((await dossiers.timeline(reportId)).map((event) => event.name)).toEqual([
      'intake.report-accepted',
    ]);
    expect(await count('ground_outbox')).toBe(2);
  });

  test('two spellings of one address are one dossier with two reports; both receipts answer', async () => {
    const first = await intake.acceptReport(report({ locators: ['https://two.example.org/a?id=1'] }));
    const second = await intake.acceptReport(report({ locators: ['hxxp://TWO[.]example[.]org/a?id=1#x'] }));
    const [one] = await intake.dossiersOf(first.reportId);
    expect(await intake.dossiersOf(second.reportId)).toEqual([one]);
    expect((await dossiers.find(one!)).reports).toBe(2);
    for (const { receipt } of [first, second])
      expect((await intake.statusOfReceipt(receipt))?.dossiers).toHaveLength(1);
    expect(second.receipt).not.toBe(first.receipt);
  });

  test('several addresses touch several dossiers, in the order in which they were written', async () => {
    const names = ['z', 'a', 'm'].map((letter) => `https://${letter}.example.net/`);
    const { reportId } = await intake.acceptReport(report({ locators: names }));
    const found = await Promise.all((await intake.dossiersOf(reportId)).map((id) => dossiers.find(id)));
    expect(found.map((each) => each.locator)).toEqual(names);
  });

  test('words only are a dossier of their own, every time', async () => {
    const words = report({ comment: 'On me menace dans une conversation.' });
    const first = await intake.acceptReport(words);
    const second = await intake.acceptReport(words);
    expect(await intake.dossiersOf(first.reportId)).not.toEqual(await intake.dossiersOf(second.reportId));
    expect((await dossiers.find((await intake.dossiersOf(first.reportId))[0]!)).locatorKind).toBe('text');
  });

  test('fifty people reporting the same two pages in two orders at once: all accepted, no deadlock', async () => {
    const pages = ['https://busy.example.org/1', 'https://busy.example.org/2'];
    const all = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        intake.acceptReport(report({ locators: i % 2 ? pages : pages.toReversed() })),
      ),
    );
    expect(new Set(all.map((each) => each.receipt)).size).toBe(50);
    const [one] = await intake.dossiersOf(all[0]!.reportId);
    expect((await dossiers.find(one!)).reports).toBe(50);
  });

  test('what was removed and is reported again begins anew', async () => {
    const { reportId } = await intake.acceptReport(report({ locators: ['https://back.example.org/'] }));
    const [id] = await intake.dossiersOf(reportId);
    await sql`update dossier set state = 'removed' where id = ${id!}`.execute(database.db);
    const again = await intake.acceptReport(report({ locators: ['https://back.example.org/'] }));
    expect((await dossiers.find(id!)).state).toBe('received');
    expect((await dossiers.timeline(id!)).at(-1)).toMatchObject({
      name: 'dossier.moved',
      data: { reason: 'reported-again' },
    });
    expect(
      (await intake.statusOfReceipt(again.receipt))?.dossiers[0]?.steps.map((step) => step.what),
    ).toContain('reopened');
  });
});

test('somebody in danger is read first; in the slower lane the box puts nobody before the others', async () => {
  const priorityOf = async (lane: 0 | 1): Promise<number> => {
    const { reportId } = await intake.acceptReport(report({ comment: 'x', danger: true, lane }));
    const [id] = await intake.dossiersOf(reportId);
    return (await dossiers.find(id!)).priority;
  };
  expect(await priorityOf(0)).toBe(1);
  expect(await priorityOf(1)).toBeGreaterThan(1);
});

describe('the same key', () => {
  test('gives the same receipt, writes once, also when sent ten times at once', async () => {
    const before = await count('intake_report');
    const sent = report({ locators: ['https://key.example.org/'], idempotencyKey: 'key-0001-abc' });
    const answers = await Promise.all(Array.from({ length: 10 }, () => intake.acceptReport(sent)));
    expect(new Set(answers.map((answer) => `${answer.receipt} ${answer.reportId}`)).size).toBe(1);
    expect(answers.filter((answer) => !answer.repeated)).toHaveLength(1);
    expect(await count('intake_report')).toBe(before + 1);
  });
  test('for another report is a mistake that is named', async () => {
    await intake.acceptReport(
      report({ locators: ['https://key.example.org/x'], idempotencyKey: 'key-0002-abc' }),
    );
    expect(
      await code(
        intake.acceptReport(
          report({ locators: ['https://key.example.org/y'], idempotencyKey: 'key-0002-abc' }),
        ),
      ),
    ).toBe('INT-010');
  });
});

describe('refusing', () => {
  test.each<[string, Partial<Submission>, string]>([
    ['nothing at all', {}, 'INT-001 locators'],
    ['blanks', { locators: ['  '], comment: ' \n ' }, 'INT-001 locators'],
    ['an address without an end', { locators: ['https://ok.example.org', 'exemple'] }, 'INT-003 locators.1'],
    ['a script', { locators: ['javascript:alert(1)'] }, 'INT-004 locators.0'],
    [
      'too many addresses',
      { locators: Array.from({ length: 51 }, (_, i) => `https://${i}.example.org`) },
      'INT-007 locators',
    ],
    ['a long comment', { comment: 'a'.repeat(5001) }, 'INT-009 comment'],
    ['half an e-mail address', { comment: 'x', contact: { email: 'camille@' } }, 'INT-008 contact.email'],
    [
      'a header in an e-mail address',
      { comment: 'x', contact: { email: 'a@example.org\r\nBcc: b@example.org' } },
      'INT-008 contact.email',
    ],
    ['an unknown category', { comment: 'x', category: 'weather' }, 'INT-011 category'],
  ])('%s, and nothing is written', async (_name, sent, expected) => {
    const before = [await count('intake_report'), await count('dossier'), await count('ground_event')];
    expect(await code(intake.acceptReport(report(sent)))).toBe(expected);
    expect([await count('intake_report'), await count('dossier'), await count('ground_event')]).toEqual(
      before,
    );
  });
  test('“I do not know” is a category like another', async () => {
    expect(await code(intake.acceptReport(report({ comment: 'x', category: 'unknown' })))).toBe('accepted');
  });
});

describe('what is kept', () => {
  test('comment and contact are sealed: their words are nowhere in the tables, and staff can open the comment', async () => {
    const { reportId } = await intake.acceptReport(
      report({
        locators: ['https://seal.example.org/'],
        comment: 'canary-comment-7431',
        contact: { email: 'canary-7431@courriel.example' },
      }),
    );
    const tables = await sql<{
      name: string;
    }>`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(
      database.db,
    );
    for (const { name } of tables.rows) {
      const { rows } = await sql<{
        n: number;
      }>`select count(*)::int as n from ${sql.table(name)} t where t::text like '%canary%' or t::text like ${`%${Buffer.from('canary-').toString('hex')}%`}`.execute(
        database.db,
      );
      expect([name, rows[0]!.n]).toEqual([name, 0]);
    }
    const [id] = await intake.dossiersOf(reportId);
    expect((await intake.reportsOf(id!))[0]?.comment).toBe('canary-comment-7431');
    expect(await intake.addressForReply(reportId)).toEqual({
      email: 'canary-7431@courriel.example',
      language: 'fr',
    });
  });
  test('reading a contact is an audited act with a reason', async () => {
    const { reportId } = await intake.acceptReport(
      report({ comment: 'x', contact: { email: 'who@courriel.example' } }),
    );
    const by = '01890000-0000-7000-8000-000000000001';
    expect(await intake.revealContact(reportId, by, 'danger to life')).toBe('who@courriel.example');
    const { rows } = await sql<{
      action: string;
      detail: unknown;
    }>`select action, detail from audit_entry where subject = ${reportId}`.execute(database.db);
    expect(rows).toEqual([{ action: 'intake.read-contact', detail: { reason: 'danger to life' } }]);
  });
  test('the receipt opens its page however it is typed, and is itself stored nowhere', async () => {
    const { receipt } = await intake.acceptReport(report({ locators: ['https://words.example.org/'] }));
    expect(await intake.statusOfReceipt(receipt.replaceAll('-', ', ').toUpperCase())).not.toBeNull();
    const { rows } = await sql<{
      n: number;
    }>`select count(*)::int as n from intake_report r where r::text like ${`%${receipt.split('-')[0]}%`}`.execute(
      database.db,
    );
    expect(rows[0]!.n).toBe(0);
  });
  test('unknown words, wrong words and too few words answer alike', async () => {
    for (const typed of ['', 'un', 'a b c d e f', 'abeille-lagune-tambour-village-noisette-jardin']) {
      expect(await intake.statusOfReceipt(typed)).toBeNull();
    }
  });
  test('a report is never changed afterwards', async () => {
    await expect(sql`update intake_report_locator set verbatim = 'x'`.execute(database.db)).rejects.toThrow(
      'append-only',
    );
    await expect(sql`update intake_report set category = 'hate'`.execute(database.db)).rejects.toThrow(
      'never changed',
    );
    await expect(sql`delete from intake_report`.execute(database.db)).rejects.toThrow();
  });
  test('what is sealed can be dropped for good, all of it at once', async () => {
    const { reportId } = await intake.acceptReport(
      report({ comment: 'x', contact: { email: 'gone@courriel.example' } }),
    );
    await expect(
      sql`update intake_report set contact_sealed = null where id = ${reportId}`.execute(database.db),
    ).rejects.toThrow('never changed');
    await sql`update intake_report set data_key = null, comment_sealed = null, contact_sealed = null where id = ${reportId}`.execute(
      database.db,
    );
    expect(await intake.addressForReply(reportId)).toBeNull();
  });
  test('who reports what is known already is not told since when', async () => {
    const { reportId } = await intake.acceptReport(report({ locators: ['https://known.example.org/'] }));
    const [id] = await intake.dossiersOf(reportId);
    await dossiers.move(database.db, id!, 'screening');
    const later = await intake.acceptReport(report({ locators: ['https://known.example.org/'] }));
    await dossiers.move(database.db, id!, 'awaiting-qualification');
    await dossiers.move(database.db, id!, 'qualified');
    expect(
      (await intake.statusOfReceipt(later.receipt))?.dossiers[0]?.steps.map((step) => step.what),
    ).toEqual(['received', 'qualified']);
  });
});
