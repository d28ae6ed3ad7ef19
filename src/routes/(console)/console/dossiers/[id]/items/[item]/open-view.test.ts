import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql, type Database } from '#ground/db';
import { newId } from '#ground/ids';
import type { Staff } from '#people';
import { freshDatabase } from '../../../../../../../../tests/database.ts';
import { readConfig } from '../../../../../../../server/config.ts';
import { makeHouse, type House } from '../../../../../../../server/house.ts';
import { openView } from './open-view.ts';

let database: Database;
let house: House;
let staff: Staff;
const dossierId = newId();
const otherId = newId();
const items = { unknown: newId(), known: newId(), duplicate: newId(), video: newId(), foreign: newId() };

beforeAll(async () => {
  database = await freshDatabase();
  const sandbox = readConfig({ VIGIE_MODE: 'sandbox' });
  const secret = 'a secret for tests only, long enough';
  house = makeHouse(database, {
    ...sandbox,
    secret,
    publicUrl: 'http://localhost:3000',
    smtpUrl: 'smtp://127.0.0.1:25',
  });
  await house.people.seedDemoTeam();
  const { rows } = await sql<Staff>`select id, name, email from people_user limit 1`.execute(database.db);
  staff = { ...rows[0]!, roles: ['analyst'], hasSecondFactor: true, mustSecure: false, isDemo: true };
  await sql`insert into dossier (id, locator_kind, locator, state) values
    (${dossierId}, 'web', 'https://example.org/a', 'awaiting-qualification'),
    (${otherId}, 'web', 'https://example.org/b', 'awaiting-qualification')`.execute(database.db);
  const add = (id: string, of: string, position: number, kind: string, status: string) =>
    sql`insert into known_images_item (id, dossier_id, position, kind, address, status)
      values (${id}, ${of}, ${position}, ${kind}, 'https://example.org/a.png', ${status})`.execute(
      database.db,
    );
  await add(items.unknown, dossierId, 0, 'image', 'unknown');
  await add(items.known, dossierId, 1, 'image', 'known');
  await add(items.duplicate, dossierId, 2, 'image', 'duplicate');
  await add(items.video, dossierId, 3, 'video', 'unknown');
  await add(items.foreign, otherId, 0, 'image', 'unknown');
});
afterAll(async () => {
  await house.close();
  await database.close();
});

const open = (itemId: string) =>
  openView({ house, staff, language: 'fr' }, { dossierId, itemId, reason: 'to decide' });
const views = async (): Promise<number> => (await house.wellBeing.today(staff.id)).views;

test.each(['known', 'duplicate', 'video', 'foreign'] as const)(
  'a %s item is not opened, and nothing is counted',
  async (kind) => {
    const before = await views();
    await expect(open(items[kind])).rejects.toMatchObject({ status: 404 });
    expect(await views()).toBe(before);
  },
);

test('what is no id is no item', async () => {
  await expect(open('../../x')).rejects.toMatchObject({ status: 404 });
});

test('an unknown picture of this dossier is opened, after it was written down', async () => {
  const before = await views();
  expect((await open(items.unknown)).source).toContain(`/items/${items.unknown}/clear?once=`);
  expect(await views()).toBe(before + 1);
});
