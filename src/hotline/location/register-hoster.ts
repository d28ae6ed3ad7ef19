import type { AuditRoom } from '#audit';
import type { Clock } from '#ground/clock';
import { inTransaction, type Db } from '#ground/db';
import { announce } from '#ground/events';
import { isId, newId } from '#ground/ids';
import { Problem } from '#ground/problem';
import { hosterApproved, hosterCorrected } from './events.ts';
import { parseHosterEntry, type NewHoster } from './hoster-entry.ts';
import { insertHoster, markApproved, readHoster, updateHoster } from './hoster.sql.ts';
import type { Hoster } from './hoster.ts';
import { problems } from './problems.ts';

/** The registry's use cases; `by` is a member of staff, or null for the machine (first-run set-up). */
export interface HosterRegistry {
  /** Adds a hoster, not yet approved. Throws LOC-001 (name taken) or LOC-002 (with the field). */
  registerHoster(entry: NewHoster, by: string | null): Promise<Hoster>;
  /** Corrects an entry; a changed abuse address loses its approval. Throws LOC-001, LOC-002 or LOC-003. */
  correctHoster(hosterId: string, entry: NewHoster, by: string | null): Promise<Hoster>;
  /** Confirms the contact: from now on notices leave, and those that waited for it are looked at again. */
  approveHoster(hosterId: string, by: string): Promise<Hoster>;
}

/** Everything that changes the registry; each change is in the audit trail. */
export function makeRegistry({
  db,
  clock,
  audit,
}: {
  db: Db;
  clock: Clock;
  audit: Pick<AuditRoom, 'record'>;
}): HosterRegistry {
  const mustFind = async (tx: Db, id: string): Promise<Hoster> => {
    const hoster = isId(id) ? await readHoster(tx, id, 'lock') : null;
    if (!hoster) throw new Problem(problems['LOC-003']);
    return hoster;
  };
  return {
    async registerHoster(input, by) {
      const entry = parseHosterEntry(input);
      return inTransaction(db, async (tx) => {
        const id = newId();
        if (!(await insertHoster(tx, id, entry, clock.now())))
          throw new Problem(problems['LOC-001'], { field: 'name' });
        await audit.record(tx, {
          actor: by,
          action: 'location.register-hoster',
          subject: id,
          detail: { name: entry.name },
        });
        return mustFind(tx, id);
      });
    },
    async correctHoster(hosterId, input, by) {
      const entry = parseHosterEntry(input);
      return inTransaction(db, async (tx) => {
        await mustFind(tx, hosterId);
        if (!(await updateHoster(tx, hosterId, entry)))
          throw new Problem(problems['LOC-001'], { field: 'name' });
        await audit.record(tx, {
          actor: by,
          action: 'location.correct-hoster',
          subject: hosterId,
          detail: { name: entry.name },
        });
        if (by !== null) await announce(tx, hosterCorrected.of(hosterId, { by }));
        return mustFind(tx, hosterId);
      });
    },
    approveHoster(hosterId, by) {
      return inTransaction(db, async (tx) => {
        const hoster = await mustFind(tx, hosterId);
        if (hoster.abuseEmail === null) throw new Problem(problems['LOC-004'], { field: 'abuseEmail' });
        if (hoster.approvedAt !== null) return hoster;
        await markApproved(tx, hosterId, by, clock.now());
        await audit.record(tx, {
          actor: by,
          action: 'location.approve-hoster',
          subject: hosterId,
          detail: {},
        });
        await announce(tx, hosterApproved.of(hosterId, { by }));
        return mustFind(tx, hosterId);
      });
    },
  };
}
