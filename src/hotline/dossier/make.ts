import type { Db } from '#ground/db';
import { eventsAbout, type PastEvent } from '#ground/events';
import { isId } from '#ground/ids';
import { Problem } from '#ground/problem';
import { claimDossier, claimNext, leaseSeconds, release } from './claim-dossier.ts';
import { reference, type Claim, type Dossier } from './dossier.ts';
import type { DossierState } from './dossier-state.ts';
import {
  countStates,
  countWaiting,
  readClaimOf,
  readClaimOn,
  readDossier,
  readDossierByNumber,
  renew,
  writeNote,
  type DossierNote,
} from './dossier.sql.ts';
import { moveDossier, reopenDossier, type MoveOptions } from './move-dossier.ts';
import { problems } from './problems.ts';
import { readQueue, searchLocators, type QueuePage, type QueueRequest } from './queue.sql.ts';

/** The use cases of this room. Functions that change something take the caller's transaction first. */
export interface DossierRoom {
  /** Moves it by the table and announces it. Throws DOS-001, DOS-002, DOS-004. */
  move(tx: Db, id: string, to: DossierState, options?: MoveOptions): Promise<Dossier>;
  /** Opens a settled dossier again, by a person and with a reason. Throws DOS-001, DOS-002, DOS-004. */
  reopen(id: string, why: { by: string; reason: string }): Promise<Dossier>;
  /** Keeps what a later stage found, for lists and filters. */
  note(tx: Db, id: string, note: DossierNote): Promise<void>;
  /** One dossier; throws DOS-001. */
  find(id: string, tx?: Db): Promise<Dossier>;
  /** Locks one dossier for the rest of the transaction; throws DOS-001. */
  lock(tx: Db, id: string): Promise<Dossier>;
  claimNext(staffId: string, states?: readonly DossierState[]): Promise<Dossier | undefined>;
  claim(id: string, staffId: string): Promise<Dossier>;
  /** Who holds it now. */
  claimOn(id: string, tx?: Db): Promise<Claim | undefined>;
  /** What this person holds now. */
  claimOf(staffId: string): Promise<Claim | undefined>;
  renewClaim(id: string, staffId: string): Promise<boolean>;
  release(id: string, staffId: string, reason?: string): Promise<boolean>;
  queue(request: QueueRequest): Promise<QueuePage>;
  /** By reference (V-2026-004187 or 4187), or by a part of the address. At most 50. */
  search(text: string): Promise<Dossier[]>;
  /** The reference that people say: `V-2026-004187`. */
  reference(dossier: Pick<Dossier, 'number' | 'openedAt'>): string;
  counts(): Promise<Partial<Record<DossierState, number>>>;
  waiting(): Promise<{ waiting: number; oldest: Date | null; urgent: number; second: number }>;
  /** All that happened to it, oldest first. */
  timeline(id: string): Promise<PastEvent[]>;
}

/** Makes the room's use cases over a database. */
export function make({ db }: { db: Db }): DossierRoom {
  const found = (dossier: Dossier | undefined): Dossier => {
    if (!dossier) throw new Problem(problems['DOS-001']);
    return dossier;
  };
  /** An id from an address may be anything; only what can be one reaches the database. */
  const known = (id: string): string => {
    if (!isId(id)) throw new Problem(problems['DOS-001']);
    return id;
  };
  return {
    move: async (tx, id, to, options) => moveDossier(tx, known(id), to, options),
    reopen: async (id, why) => reopenDossier(db, known(id), why),
    note: writeNote,
    find: async (id, tx = db) => found(isId(id) ? await readDossier(tx, id) : undefined),
    lock: async (tx, id) => found(await readDossier(tx, id, { lock: true })),
    claimNext: (staffId, states) => claimNext(db, staffId, states),
    claim: async (id, staffId) => claimDossier(db, known(id), staffId),
    claimOn: (id, tx = db) => readClaimOn(tx, id),
    claimOf: (staffId) => readClaimOf(db, staffId),
    renewClaim: async (id, staffId) => isId(id) && renew(db, id, staffId, leaseSeconds),
    release: async (id, staffId, reason = 'given back') => isId(id) && release(db, id, staffId, reason),
    queue: (request) => readQueue(db, request),
    async search(text) {
      const number = /^(?:v-\d{4}-)?0*(\d{1,12})$/i.exec(text.trim());
      if (number) {
        const dossier = await readDossierByNumber(db, Number(number[1]));
        if (dossier) return [dossier];
      }
      return text.trim().length < 3 ? [] : searchLocators(db, text.trim(), 50);
    },
    reference,
    counts: () => countStates(db),
    waiting: () => countWaiting(db),
    timeline: (id) => eventsAbout(db, id),
  };
}
