import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql, type Database } from '#ground/db';
import { eventsAbout } from '#ground/events';
import { newId } from '#ground/ids';
import { make as makeDossiers, type DossierRoom } from '#hotline/dossier';
import {
  make,
  reasonsFor,
  type FirstReading,
  type LegalQualificationRoom,
} from '#hotline/legal-qualification';
import { freshDatabase } from '../../../tests/database.ts';

const first = { id: newId(), roles: ['analyst', 'second-reader'] };
const second = { id: newId(), roles: ['second-reader'] };
const onlyAnalyst = { id: newId(), roles: ['analyst'] };
const director = { id: newId(), roles: ['director'] };
const now = new Date('2026-11-21T10:00:00Z');
const trail: { action: string; subject: string; actor: string | null }[] = [];

let database: Database;
let dossiers: DossierRoom;
let room: LegalQualificationRoom;

beforeAll(async () => {
  database = await freshDatabase();
  dossiers = makeDossiers({ db: database.db });
  const audit = { record: async (_tx: unknown, entry: (typeof trail)[number]) => trail.push(entry) };
  room = make({ db: database.db, clock: { now: () => now }, dossier: dossiers, audit });
});
afterAll(() => database.close());

async function waiting(state = 'awaiting-qualification'): Promise<string> {
  const id = newId();
  await sql`insert into dossier (id, locator_kind, locator, host, state, opened_at)
    values (${id}, 'web', ${`https://galerie.example.org/${id}`}, 'galerie.example.org', ${state}, '2026-11-20T08:00:00Z')`.execute(
    database.db,
  );
  return id;
}

const hatred = { 'g.public': 'yes', 'g.context': 'no', 'hate.criterion': 'yes', 'hate.exhort': 'yes' };
const known = { 'csam.hash_verified': 'yes', 'g.public': 'yes' };
const hateReading = (dossierId: string, more: Partial<FirstReading> = {}): FirstReading => ({
  dossierId,
  staff: first,
  infraction: 'hate',
  answers: hatred,
  ...more,
});

describe('a first reading', () => {
  test('keeps the article in force on the day, the pack, the answers and the reasons, and moves the dossier on', async () => {
    const id = await waiting();
    const made = await room.qualify(hateReading(id, { reasons: ' Appel direct. ' }));
    expect(await room.current(id)).toEqual(made);
    expect(made).toMatchObject({
      reading: 'first',
      verdict: 'illegal',
      infraction: 'hate',
      article: 'Loi 1881 art. 24',
      articleFrom: '2021-08-26',
      pack: 'fr@2026-04-02',
      lawDate: '2026-11-20',
      answers: hatred,
      reasons: 'Appel direct.',
      decidedBy: first.id,
      supersedes: null,
    });
    expect(await dossiers.find(id)).toMatchObject({ state: 'qualified', infraction: 'hate', priority: 3 });
    const events = await eventsAbout(database.db, id);
    expect(events.map((event) => event.name)).toEqual(['legal-qualification.decided', 'dossier.moved']);
    expect(events[0]?.data).toEqual({
      qualificationId: made.id,
      verdict: 'illegal',
      infraction: 'hate',
      article: 'Loi 1881 art. 24',
      reading: 'first',
      by: first.id,
    });
    expect(trail.at(-1)).toMatchObject({
      action: 'legal-qualification.qualify',
      subject: id,
      actor: first.id,
    });
  });

  test('applies the law of the day of the facts when that day is known', async () => {
    const made = await room.qualify(hateReading(await waiting(), { lawDate: '2013-02-01' }));
    expect(made).toMatchObject({ lawDate: '2013-02-01', articleFrom: '2012-08-08' });
  });

  test('drafts the reasons from the answered elements when none are written, in the language asked for', async () => {
    const made = await room.qualify(hateReading(await waiting(), { language: 'en' }));
    expect(made.reasons.split('\n')).toHaveLength(5);
    expect(made.reasons).toContain('as in force on 20 November 2026');
    expect(reasonsFor(made, 'fr')).toContain('Le contenu est accessible à un public non déterminé.');
  });

  test('finds "not illegal" and closes; an insufficient answer is a doubt for a second person', async () => {
    const quoted = await waiting();
    await room.qualify(hateReading(quoted, { answers: { ...hatred, 'g.context': 'yes' } }));
    expect(await dossiers.find(quoted)).toMatchObject({ state: 'closed-not-illegal', infraction: null });
    const unsure = await waiting();
    const made = await room.qualify(
      hateReading(unsure, { answers: { 'g.public': 'yes' }, reasons: 'À relire.' }),
    );
    expect(made.verdict).toBe('doubtful');
    expect((await dossiers.find(unsure)).state).toBe('second-reading');
  });

  test('a person may be more careful than the law, never less', async () => {
    const id = await waiting();
    const answers = { 'g.public': 'yes' };
    await expect(room.qualify(hateReading(id, { answers, verdict: 'illegal' }))).rejects.toThrow('QUA-006');
    await expect(room.qualify(hateReading(id, { verdict: 'doubtful' }))).rejects.toThrow('QUA-008');
    const made = await room.qualify(hateReading(id, { verdict: 'doubtful', reasons: 'Ton ironique ?' }));
    expect(made.verdict).toBe('doubtful');
  });

  test('sends the reader on when the answers lead to another infraction, or out of our field', async () => {
    const ncii = { infraction: 'ncii', answers: { 'nc.minor': 'yes' } };
    await expect(room.qualify(hateReading(await waiting(), ncii))).rejects.toThrow('QUA-007');
    const id = await waiting();
    const made = await room.qualify(hateReading(id, { answers: { ...hatred, 'g.public': 'no' } }));
    expect(made.verdict).toBe('out-of-scope');
    expect((await dossiers.find(id)).state).toBe('closed-out-of-scope');
  });

  test.each<[string, string, Partial<FirstReading>]>([
    ['an unknown infraction', 'QUA-004', { infraction: 'constructor' }],
    ['"outside", which has no elements', 'QUA-004', { infraction: 'outside' }],
    ['an answer to another infraction', 'QUA-005', { answers: { ...hatred, 'ter.act': 'yes' } }],
    ['an answer that is none', 'QUA-005', { answers: { ...hatred, 'g.public': 'maybe' } }],
    ['endless reasons', 'QUA-008', { reasons: 'x'.repeat(4001) }],
    ['a day that does not exist', 'QUA-009', { lawDate: '2026-02-31' }],
    ['a day to come', 'QUA-009', { lawDate: '2026-11-22' }],
    ['a role that may not read', 'QUA-003', { staff: director }],
  ])('refuses %s and leaves nothing half-written', async (_what, code, more) => {
    const id = await waiting();
    await expect(room.qualify(hateReading(id, more))).rejects.toThrow(code);
    expect(await room.history(id)).toEqual([]);
    expect((await dossiers.find(id)).state).toBe('awaiting-qualification');
    expect(await eventsAbout(database.db, id)).toEqual([]);
  });

  test('refuses a dossier that somebody else holds, or that waits for nobody', async () => {
    const id = await waiting();
    await dossiers.claim(id, second.id);
    await expect(room.qualify(hateReading(id))).rejects.toThrow('QUA-010');
    await dossiers.release(id, second.id);
    await expect(room.qualify(hateReading(await waiting('screening')))).rejects.toThrow('QUA-001');
    await expect(room.qualify(hateReading('no-such-id'))).rejects.toThrow('DOS-001');
  });

  test('two people deciding at once: one does, the other is told', async () => {
    const id = await waiting();
    const both = await Promise.allSettled([
      room.qualify(hateReading(id)),
      room.qualify(hateReading(id, { staff: onlyAnalyst })),
    ]);
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await room.history(id)).toHaveLength(1);
  });
});

describe('a second reading', () => {
  const graveFinding = async (): Promise<string> => {
    const id = await waiting();
    await room.qualify({ dossierId: id, staff: first, infraction: 'csam', answers: known });
    expect(await dossiers.find(id)).toMatchObject({ state: 'second-reading', priority: 2 });
    return id;
  };

  test('is asked for where the law is grave, and lets the dossier go on when both agree', async () => {
    const id = await graveFinding();
    const made = await room.secondRead({ dossierId: id, staff: second, agree: true });
    const [one, two] = await room.history(id);
    expect(two).toEqual(made);
    expect(two).toMatchObject({
      reading: 'second',
      verdict: 'illegal',
      article: 'CP 227-23',
      supersedes: one?.id,
    });
    expect((await dossiers.find(id)).state).toBe('qualified');
    expect(await room.current(id)).toEqual(two);
  });

  test('is never made by the person who read first', async () => {
    const id = await graveFinding();
    await expect(room.secondRead({ dossierId: id, staff: first, agree: true })).rejects.toThrow('QUA-002');
    await expect(
      room.closeWithout({ dossierId: id, staff: first, as: 'closed-not-illegal', reasons: 'Non.' }),
    ).rejects.toThrow('QUA-002');
    expect((await dossiers.find(id)).state).toBe('second-reading');
  });

  test('is for second readers only, and only where one is awaited', async () => {
    const id = await graveFinding();
    await expect(room.secondRead({ dossierId: id, staff: onlyAnalyst, agree: true })).rejects.toThrow(
      'QUA-003',
    );
    await expect(room.secondRead({ dossierId: await waiting(), staff: second, agree: true })).rejects.toThrow(
      'QUA-001',
    );
    await expect(room.qualify(hateReading(id, { staff: second }))).rejects.toThrow('QUA-001');
  });

  test('in disagreement needs reasons and sends the dossier back; both readings stay on record', async () => {
    const id = await graveFinding();
    await expect(room.secondRead({ dossierId: id, staff: second, agree: false })).rejects.toThrow('QUA-008');
    await room.secondRead({ dossierId: id, staff: second, agree: false, reasons: 'Âge à revoir.' });
    expect((await dossiers.find(id)).state).toBe('awaiting-qualification');
    const again = await room.qualify({ dossierId: id, staff: second, infraction: 'csam', answers: known });
    const history = await room.history(id);
    expect(history.map((entry) => entry.verdict)).toEqual(['illegal', 'doubtful', 'illegal']);
    expect(history.map((entry) => entry.supersedes)).toEqual([null, history[0]?.id, history[1]?.id]);
    expect(await room.current(id)).toEqual(again);
  });

  test('that shares a doubt closes the dossier: what two cannot call manifest is not notified', async () => {
    const id = await waiting();
    await room.qualify(hateReading(id, { verdict: 'doubtful', reasons: 'Ton incertain.' }));
    await room.secondRead({ dossierId: id, staff: second, agree: true });
    expect((await dossiers.find(id)).state).toBe('closed-not-illegal');
  });
});

describe('closing without an infraction', () => {
  test('records who, why and which door helps', async () => {
    const id = await waiting();
    const made = await room.closeWithout({
      dossierId: id,
      staff: onlyAnalyst,
      as: 'closed-out-of-scope',
      reasons: '',
      outsideReason: 'outside.fraud',
    });
    expect(made).toMatchObject({
      verdict: 'out-of-scope',
      infraction: 'outside',
      article: null,
      answers: {},
    });
    expect(made.reasons).toContain('Escroquerie');
    const moved = (await eventsAbout(database.db, id)).at(-1);
    expect(moved?.data).toMatchObject({ to: 'closed-out-of-scope', reason: 'outside.fraud' });
  });
  test('needs reasons', async () => {
    const asked = { dossierId: await waiting(), staff: first, as: 'closed-not-found' as const, reasons: ' ' };
    await expect(room.closeWithout(asked)).rejects.toThrow('QUA-008');
    expect((await room.closeWithout({ ...asked, reasons: 'Page absente.' })).verdict).toBe('not-found');
  });
});

describe('what has been decided', () => {
  test('cannot be changed or removed, not even by a bug', async () => {
    const made = await room.qualify(hateReading(await waiting()));
    const { db } = database;
    await expect(
      sql`update legal_qualification set verdict = 'not-illegal' where id = ${made.id}`.execute(db),
    ).rejects.toThrow('append-only');
    await expect(sql`delete from legal_qualification where id = ${made.id}`.execute(db)).rejects.toThrow(
      'append-only',
    );
    expect((await room.current(made.dossierId))?.verdict).toBe('illegal');
  });
  test('is superseded once only: two successors of one decision are refused', async () => {
    const id = await waiting();
    const one = await room.qualify(hateReading(id));
    await dossiers.move(database.db, id, 'awaiting-qualification', {
      by: first.id,
      reason: 'nouvel élément',
    });
    const two = await room.qualify(hateReading(id, { answers: { ...hatred, 'g.context': 'yes' } }));
    expect(two.supersedes).toBe(one.id);
    await expect(
      sql`insert into legal_qualification (dossier_id, reading, verdict, pack, law_date, reasons, decided_by, supersedes)
        values (${id}, 'first', 'illegal', 'fr@x', '2026-01-01', 'x', ${first.id}, ${one.id})`.execute(
        database.db,
      ),
    ).rejects.toThrow('unique');
  });
  test('stands or falls with the move, the event and the trail', async () => {
    const failing = make({
      db: database.db,
      clock: { now: () => now },
      dossier: dossiers,
      audit: { record: () => Promise.reject(new Error('trail is down')) },
    });
    const id = await waiting();
    await expect(failing.qualify(hateReading(id))).rejects.toThrow('trail is down');
    expect(await room.history(id)).toEqual([]);
    expect((await dossiers.find(id)).state).toBe('awaiting-qualification');
  });
});
