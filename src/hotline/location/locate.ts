import type { Clock } from '#ground/clock';
import { inTransaction, type Db } from '#ground/db';
import { announce } from '#ground/events';
import type { AddressPolicy, Resolver } from '#ground/fetch';
import type { DossierRoom } from '#hotline/dossier';
import { located } from './events.ts';
import { findHoster, type HosterAnswer } from './find-hoster.ts';
import { matchHoster } from './hoster.sql.ts';
import { countLatest, insertHostings } from './hosting.sql.ts';
import type { Observation } from './hosting.ts';
import { lookUpHost, type Whereabouts } from './look-up-host.ts';
import type { Atlas } from './networks/atlas.ts';

/** Nobody could tell where a host is: the job is tried again later. */
export class NobodyCouldTell extends Error {
  override name = 'NobodyCouldTell';
}

/** After so many looks in a row without an answer from DNS (about half an hour) people decide. */
const looksWithoutAnswer = 8;

export interface Surveyor {
  /** Places a dossier (qualified → locating → acting) and keeps what it saw. Throws NobodyCouldTell to be retried. */
  locate(dossierId: string): Promise<void>;
  /** Looks again without moving the dossier: is it still where it was? What it saw is kept. */
  recheck(dossierId: string): Promise<HosterAnswer>;
}

export function makeSurveyor(using: {
  db: Db;
  clock: Clock;
  dossier: DossierRoom;
  resolver: Resolver;
  policy: AddressPolicy;
  atlas: Atlas;
}): Surveyor {
  const { db, clock, dossier: dossiers } = using;

  const look = (dossier: { locatorKind: string; host: string | null }) => {
    const where: Whereabouts = { kind: dossier.locatorKind, host: dossier.host };
    return lookUpHost(where, { ...using, now: clock.now() });
  };

  const keep = async (tx: Db, dossierId: string, seen: readonly Observation[]): Promise<void> => {
    const matched = [];
    for (const one of seen) {
      const match = one.problem === 'refused-address' ? null : await matchHoster(tx, one);
      matched.push({ ...one, hosterId: match?.hoster.id ?? null });
    }
    await insertHostings(tx, { dossierId, observedAt: clock.now(), seen: matched });
  };

  const begin = (dossierId: string) =>
    inTransaction(db, async (tx) => {
      const dossier = await dossiers.lock(tx, dossierId);
      if (dossier.state === 'qualified') return dossiers.move(tx, dossierId, 'locating');
      return dossier.state === 'locating' ? dossier : null;
    });

  return {
    async locate(dossierId) {
      const dossier = await begin(dossierId);
      if (!dossier) return; // somebody else has moved it on: nothing left to do
      const seen = await look(dossier);
      const [main] = seen;
      const goesOn = await inTransaction(db, async (tx) => {
        const { state } = await dossiers.lock(tx, dossierId);
        if (state !== 'locating') return true;
        await keep(tx, dossierId, seen);
        if (
          main.problem === 'dns-failed' &&
          (await countLatest(tx, dossierId, 'dns-failed')) < looksWithoutAnswer
        ) {
          return false;
        }
        const { hoster } = await findHoster(tx, dossierId);
        await dossiers.note(tx, dossierId, {
          country: main.country,
          hosterName: hoster?.name ?? main.network,
        });
        const { country, asn, confidence, cdn, problem } = main;
        await announce(
          tx,
          located.of(dossierId, {
            country,
            asn,
            confidence,
            cdn,
            hosterId: hoster?.id ?? null,
            ...(problem ? { problem } : {}),
          }),
        );
        await dossiers.move(tx, dossierId, 'acting');
        return true;
      });
      if (!goesOn) throw new NobodyCouldTell('dns-failed');
    },

    async recheck(dossierId) {
      const seen = await look(await dossiers.find(dossierId));
      return inTransaction(db, async (tx) => {
        await keep(tx, dossierId, seen);
        return findHoster(tx, dossierId);
      });
    },
  };
}
