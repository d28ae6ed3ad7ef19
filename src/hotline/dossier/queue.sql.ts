import { sql, type Db } from '#ground/db';
import type { Dossier } from './dossier.ts';
import { queueStates, type DossierState } from './dossier-state.ts';

/** In which order a list is read. Each has an index of its own: none is slower than another. */
export type QueueOrder = 'priority' | 'newest' | 'oldest' | 'due';

/** What to list: `limit` at most 200; `cursor` is the `next` of the page before. */
export interface QueueRequest {
  states?: readonly DossierState[];
  order?: QueueOrder;
  cursor?: string | null;
  limit?: number;
  category?: string | null;
  infraction?: string | null;
  priority?: number | null;
  country?: string | null;
  host?: string | null;
}

/** One page, and the cursor of the next; null at the end. `claimedBy` is a live lease. */
export interface QueuePage {
  rows: (Dossier & { claimedBy: string | null })[];
  next: string | null;
}

const orders = {
  priority: {
    by: 'd.priority, d.lane, d.due_at, d.id',
    after: '>',
    key: ['priority', 'lane', 'dueAt', 'id'],
  },
  newest: { by: 'd.opened_at desc, d.id desc', after: '<', key: ['openedAt', 'id'] },
  oldest: { by: 'd.opened_at, d.id', after: '>', key: ['openedAt', 'id'] },
  due: { by: 'd.due_at, d.id', after: '>', key: ['dueAt', 'id'] },
} as const;

const sqlColumn: Record<string, string> = {
  priority: 'd.priority',
  lane: 'd.lane',
  dueAt: 'd.due_at',
  openedAt: 'd.opened_at',
  id: 'd.id',
};
const sqlType: Record<string, string> = {
  priority: 'smallint',
  lane: 'smallint',
  dueAt: 'timestamptz',
  openedAt: 'timestamptz',
  id: 'uuid',
};

/** What a value of the cursor must look like before the database is asked to read it. */
const sqlForm: Record<string, RegExp> = {
  priority: /^\d$/,
  lane: /^\d$/,
  dueAt: /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d{1,6})?[+-]\d{2}(:\d{2}){0,2}$/,
  openedAt: /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d{1,6})?[+-]\d{2}(:\d{2}){0,2}$/,
  id: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
};

const columns = `
  d.id, d.number, d.locator_kind as "locatorKind", d.locator, d.host, d.state, d.state_since as "stateSince",
  d.moved_by as "movedBy", d.priority, d.lane, d.category, d.infraction, d.country, d.hoster_name as "hosterName",
  d.reports, d.opened_at as "openedAt", d.due_at as "dueAt"`;

/** JavaScript dates end at milliseconds, the database's at microseconds: the cursor carries the database's text. */
const exactDates = `, d.due_at::text as "exactDueAt", d.opened_at::text as "exactOpenedAt"`;

const readCursor = (cursor: string | null | undefined, key: readonly string[]): string[] | null => {
  if (!cursor) return null;
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const fits = (value: unknown, i: number): boolean =>
      typeof value === 'string' && sqlForm[key[i] ?? '']?.test(value) === true;
    return Array.isArray(values) && values.length === key.length && values.every(fits) ? values : null;
  } catch {
    return null; // a cursor that somebody edited starts from the beginning
  }
};

/** Reads one page: each state through its own index, then merged; so many states cost as little as one. */
export async function readQueue(db: Db, request: QueueRequest): Promise<QueuePage> {
  const order = orders[request.order ?? 'priority'];
  const limit = Math.min(Math.max(request.limit ?? 50, 1), 200);
  const after = readCursor(request.cursor, order.key);
  const filters = [sql`d.state = s.state`];
  if (request.category) filters.push(sql`d.category = ${request.category}`);
  if (request.infraction) filters.push(sql`d.infraction = ${request.infraction}`);
  if (request.priority) filters.push(sql`d.priority = ${request.priority}`);
  if (request.country) filters.push(sql`d.country = ${request.country}`);
  if (request.host) filters.push(sql`d.host = ${request.host}`);
  if (after) {
    const left = sql.raw(`(${order.key.map((name) => sqlColumn[name]).join(', ')})`);
    const right = sql.join(after.map((value, i) => sql`${value}::${sql.raw(sqlType[order.key[i]!]!)}`));
    filters.push(sql`${left} ${sql.raw(order.after)} (${right})`);
  }
  const { rows } = await sql<
    Dossier & { claimedBy: string | null; exactDueAt?: string; exactOpenedAt?: string }
  >`
    select d.*, c.staff_id as "claimedBy" from (
      select ${sql.raw(columns)} ${sql.raw(exactDates)}
      from unnest(${[...(request.states ?? queueStates)]}::text[]) s(state)
      cross join lateral (
        select * from dossier d where ${sql.join(filters, sql` and `)} order by ${sql.raw(order.by)} limit ${limit + 1}
      ) d
      order by ${sql.raw(order.by)} limit ${limit + 1}
    ) d
    left join dossier_claim c on c.dossier_id = d.id and c.expires_at > now()
    order by ${sql.raw(order.by.replaceAll('d.opened_at', 'd."openedAt"').replaceAll('d.due_at', 'd."dueAt"'))}`.execute(
    db,
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next =
    rows.length > limit && last
      ? Buffer.from(
          JSON.stringify(
            order.key.map((name) =>
              name === 'dueAt'
                ? last.exactDueAt
                : name === 'openedAt'
                  ? last.exactOpenedAt
                  : String(last[name]),
            ),
          ),
        ).toString('base64url')
      : null;
  for (const row of page) {
    delete row.exactDueAt;
    delete row.exactOpenedAt;
  }
  return { rows: page, next };
}

/** Finds dossiers by a part of their canonical locator or by host; at most `limit`, newest first. */
export async function searchLocators(db: Db, text: string, limit: number): Promise<Dossier[]> {
  const pattern = `%${text.replace(/[\\%_]/g, (char) => `\\${char}`)}%`;
  const { rows } = await sql<Dossier>`
    select ${sql.raw(columns)} from dossier d where d.locator ilike ${pattern}
    order by d.opened_at desc limit ${limit}`.execute(db);
  return rows;
}
