import { join } from 'node:path';
import type { AuditRoom } from '#audit';
import type { Clock } from '#ground/clock';
import type { Db } from '#ground/db';
import { on, type Listener } from '#ground/events';
import type { AddressPolicy, Resolver } from '#ground/fetch';
import { isId } from '#ground/ids';
import { handle, type JobHandler } from '#ground/jobs';
import { dossierMoved, type DossierRoom } from '#hotline/dossier';
import { findHoster, type HosterAnswer } from './find-hoster.ts';
import { listHosters, readHoster } from './hoster.sql.ts';
import type { Hoster } from './hoster.ts';
import { readHostings } from './hosting.sql.ts';
import type { Hosting } from './hosting.ts';
import { locateJob } from './jobs.ts';
import { makeSurveyor } from './locate.ts';
import { makeAtlas, type DataAge } from './networks/atlas.ts';
import { makeRegistry, type HosterRegistry } from './register-hoster.ts';

/** What the room needs from outside. */
export interface LocationNeeds {
  db: Db;
  clock: Clock;
  dossier: DossierRoom;
  audit: Pick<AuditRoom, 'record'>;
  resolver: Resolver;
  policy: AddressPolicy;
  /** The operator's own `prefix,country,asn,organisation` CSV, which wins over the data sets. */
  networksFile?: string | undefined;
  /** Where the compiled table of networks is kept; beside node_modules unless said otherwise. */
  cacheDirectory?: string | undefined;
}

/** The use cases of this room. */
export interface LocationRoom extends HosterRegistry {
  /** All observations of a dossier, newest first. */
  hostingsOf(dossierId: string): Promise<Hosting[]>;
  /** Who hosts it: the last look against today's registry. */
  hosterOf(dossierId: string): Promise<HosterAnswer>;
  /** Looks again (DNS, data sets) without moving the dossier. Not inside a transaction: it asks the network. */
  recheck(dossierId: string): Promise<HosterAnswer>;
  hosters(): Promise<Hoster[]>;
  /** One hoster, or null. */
  hoster(hosterId: string): Promise<Hoster | null>;
  /** The network an address belongs to by the data sets ('AS64500'), or null. Asks nobody: for the watch. */
  networkOf(ip: string): Promise<string | null>;
  /** Age of each data set; old after 90 days. */
  dataAge(): Promise<DataAge[]>;
  jobs: JobHandler[];
  listeners: Listener[];
}

const besideModules = join(import.meta.dirname, '../../../node_modules/.cache/vigie');

/** Makes the room's use cases. Opens no file before the first look. */
export function make(needs: LocationNeeds): LocationRoom {
  const { db, clock } = needs;
  const atlas = makeAtlas({
    networksFile: needs.networksFile,
    cacheDirectory: needs.cacheDirectory ?? besideModules,
  });
  const surveyor = makeSurveyor({ ...needs, atlas });
  return {
    ...makeRegistry({ db, clock, audit: needs.audit }),
    hostingsOf: (dossierId) => readHostings(db, dossierId),
    hosterOf: (dossierId) => findHoster(db, dossierId),
    recheck: (dossierId) => surveyor.recheck(dossierId),
    hosters: () => listHosters(db),
    hoster: async (hosterId) => (isId(hosterId) ? readHoster(db, hosterId) : null),
    async networkOf(ip) {
      const { asn } = await atlas.placeOf({ ip, cnames: [] }, clock.now());
      return asn === null ? null : `AS${asn}`;
    },
    dataAge: () => atlas.dataAge(clock.now()),
    jobs: [handle(locateJob, ({ dossierId }) => surveyor.locate(dossierId))],
    listeners: [
      on(dossierMoved, ({ subject, data }) => {
        const begins = data.to === 'qualified' || (data.to === 'locating' && data.from !== 'qualified');
        return begins
          ? [locateJob.request({ dossierId: subject }, { key: `location.locate ${subject}` })]
          : [];
      }),
    ],
  };
}
