import * as audit from '#audit';
import { systemClock, type Clock } from '#ground/clock';
import { makeSeals } from '#ground/crypto';
import type { Database } from '#ground/db';
import type { Listener } from '#ground/events';
import { makeFetcher, makeResolver, policyWith, productionPolicy } from '#ground/fetch';
import type { JobHandler } from '#ground/jobs';
import { makeMailer } from '#ground/mail';
import * as hashing from '#hashing';
import * as dossier from '#hotline/dossier';
import * as intake from '#hotline/intake';
import * as knownImages from '#hotline/known-images';
import * as legalQualification from '#hotline/legal-qualification';
import * as location from '#hotline/location';
import * as removal from '#hotline/removal';
import * as replies from '#hotline/replies';
import * as watch from '#hotline/watch';
import * as people from '#people';
import * as statistics from '#statistics';
import * as wellBeing from '#well-being';
import type { Config } from './config.ts';
import { makeFloodGuard, type FloodGuard } from './flood.ts';
import { askHealth, type Health } from './health.ts';
import { quietLive, type Live } from './live.ts';

/** What the supervisor has made sure of before a process composes its house. */
export type ReadyConfig = Config & { secret: string; publicUrl: string; smtpUrl: string };

/**
 * Joins the rooms, in the order of the map: each gets what it leans on, nothing else. Called once a process.
 * `live` tells the console's pages that something happened; only the server has one. `reportPool`: connections on
 * which reports are accepted, when they are to be others than those that everything else uses.
 */
export function makeHouse(
  database: Database,
  config: ReadyConfig,
  {
    clock = systemClock,
    live = quietLive,
    reportPool = database.pool,
  }: { clock?: Clock; live?: Live; reportPool?: Database['pool'] } = {},
) {
  const { db } = database;
  const seals = makeSeals(config.secret);
  const mailer = makeMailer({ url: config.smtpUrl, from: config.mailFrom });
  const policy =
    config.mode === 'production' ? productionPolicy : policyWith({ allow: [...config.sandbox.allow] });
  const fetcher = makeFetcher({
    policy,
    ...(config.dns.length > 0 ? { resolvers: config.dns } : {}),
    ...(config.egressProxy ? { egressProxy: config.egressProxy } : {}),
  });
  const resolver = makeResolver({ servers: config.dns });

  const audits = audit.make({ db });
  const staff = people.make({ db, clock, seals, mode: config.mode, origins: originsOf(config) });
  const hashes = hashing.make({ db, audit: audits, fetcher });
  const dossiers = dossier.make({ db });
  const intakes = intake.make({ db, pool: reportPool, seals, clock, dossier: dossiers, audit: audits });
  const images = knownImages.make({ db, clock, fetcher, hashing: hashes, dossier: dossiers });
  const qualifications = legalQualification.make({ db, clock, dossier: dossiers, audit: audits });
  const locations = location.make({
    db,
    clock,
    dossier: dossiers,
    audit: audits,
    resolver,
    policy,
    networksFile: config.networksFile ?? undefined,
  });
  const removals = removal.make({
    db,
    clock,
    seals,
    mailer,
    dossier: dossiers,
    audit: audits,
    qualification: qualifications,
    location: locations,
    organisation: {
      name: config.organisation,
      email: config.mailFrom,
      domain: config.mailFrom.split('@')[1] ?? 'localhost',
    },
    publicUrl: config.publicUrl,
    groupSeconds: config.noticeGroupSeconds,
    reminderAfterSeconds: config.reminderSeconds,
    knownFingerprintsOf: async (dossierId) =>
      (await images.itemsOf(dossierId)).flatMap((item) =>
        item.status === 'known' && item.sha256 ? [item.sha256] : [],
      ),
  });
  const letters = replies.make({
    db,
    clock,
    mailer,
    intake: intakes,
    publicUrl: config.publicUrl,
    organisation: config.organisation,
    mailFrom: config.mailFrom,
  });
  const watches = watch.make({
    db,
    clock,
    fetcher,
    dossier: dossiers,
    schedule: config.watch,
    networkOf: locations.networkOf,
  });
  const exposures = wellBeing.make({ db, clock, budget: config.exposureBudget });
  const figures = statistics.make({ db, clock, keepMs: config.mode === 'sandbox' ? 2_000 : 60_000 });
  const flood: FloodGuard = makeFloodGuard(config.floodPerMinute);

  const working = [
    audits,
    images,
    qualifications,
    locations,
    removals,
    letters,
    watches,
    exposures,
    figures,
    staff,
    hashes,
  ];
  return {
    config,
    clock,
    db,
    audit: audits,
    people: staff,
    hashing: hashes,
    dossier: dossiers,
    intake: intakes,
    knownImages: images,
    legalQualification: qualifications,
    location: locations,
    removal: removals,
    replies: letters,
    watch: watches,
    wellBeing: exposures,
    statistics: figures,
    flood,
    live,
    health: (): Promise<Health> => askHealth({ db, mailer, dataAge: () => locations.dataAge() }),
    jobs: working.flatMap((room): readonly JobHandler[] => room.jobs),
    listeners: working.flatMap((room): readonly Listener[] => room.listeners),
    async close() {
      mailer.close();
      await Promise.all([hashes.close(), fetcher.close()]);
    },
  };
}

/** The composed house, as front doors see it. */
export type House = ReturnType<typeof makeHouse>;

/** In the sandbox a passkey needs a name rather than a number: localhost is the same machine. */
function originsOf(config: ReadyConfig): readonly [string, ...string[]] {
  const url = new URL(config.publicUrl);
  if (config.mode === 'production' || url.hostname !== '127.0.0.1') return [url.origin];
  return [url.origin, `http://localhost:${url.port}`];
}
