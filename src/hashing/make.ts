import { openPictureHasher, type PictureHasher } from '@vigie/fingerprint';
import type { AuditRoom } from '#audit';
import type { Db } from '#ground/db';
import type { Fetcher } from '#ground/fetch';
import { addEntries } from './add-entries.ts';
import { addList } from './add-list.ts';
import { bringList, type BroughtCount, type BroughtList } from './bring-list.ts';
import type { Algorithm, ListedAlgorithm, NewEntry } from './entry.ts';
import {
  fingerprintAddress,
  fingerprintFile,
  largestFile,
  type FileKind,
  type FilePrints,
} from './fingerprint-file.ts';
import { countLists, type CountedList, type FoundEntry } from './hashing.sql.ts';
import { lookUp, type Digests } from './look-up.ts';
import { lookUpDigest, lookUpPdq, type KnownEntry } from './look-up-pdq.ts';
import { countEntries } from './pdq.sql.ts';
import { followPdq, type PdqIndexState } from './pdq-index.ts';
import { readLines } from './read-lines.ts';

export type Hashing = {
  addList(list: { name: string; source: string }): Promise<{ id: string }>;
  addEntries(listId: string, entries: readonly NewEntry[]): Promise<{ added: number }>;
  /** A list that a person brings in, all or nothing, with a line in the trail; `by` is a member of staff. */
  bringList(brought: BroughtList, by: string): Promise<BroughtCount>;
  /** Numbers of the lines, from one, that are no entry: what a page says of a list that was refused. */
  badLinesOf(lines: string): readonly number[];
  lookup(digests: Digests): Promise<FoundEntry | null>;
  /** Entries of all lists within `radius` (31) bits of a PDQ of 64 hex digits, nearest first. HAS-002, HAS-008. */
  lookUpPdq(hash: string, radius?: number): Promise<KnownEntry[]>;
  /** Entries of all lists with exactly this digest. HAS-002. */
  lookUpDigest(algorithm: Algorithm, digest: string): Promise<KnownEntry[]>;
  /** Fingerprints of bytes (24 MiB at most), which are kept nowhere. HAS-009, HAS-010. */
  fingerprintFile(bytes: Uint8Array, kind: FileKind): Promise<FilePrints>;
  /** Fingerprints of what an address answers, by the guarded fetcher; null lets its media type decide. HAS-009 to 012. */
  fingerprintAddress(url: string, kind: FileKind | null): Promise<FilePrints>;
  lists(): Promise<CountedList[]>;
  /** How much the lists carry of each kind, and when the newest of it was added. */
  count(): Promise<{ algorithm: ListedAlgorithm; entries: number; newestAt: Date }[]>;
  /** What this process has of the PDQ entries in memory; asks nobody. */
  pdqState(): PdqIndexState;
  /** Reads the PDQ entries into memory, so that the first question need not wait for it. */
  loadPdq(): Promise<void>;
  close(): Promise<void>;
};

/** The room's ports. `freshForMs`: for how long the index of PDQ entries is believed without asking the table. */
export type HashingPorts = {
  readonly db: Db;
  readonly audit: Pick<AuditRoom, 'record'>;
  readonly fetcher: Fetcher;
  readonly freshForMs?: number;
};

/** The room's use cases over one database. It wakes nobody. Decoders are started by the first file that needs them. */
export function make({ db, audit, fetcher, freshForMs }: HashingPorts) {
  const index = followPdq(db, freshForMs === undefined ? {} : { freshForMs });
  let hasher: PictureHasher | null = null;
  const pictures = (): PictureHasher =>
    (hasher ??= openPictureHasher({ workers: 2, maxBytes: largestFile, maxPixels: 5e7, timeoutMs: 5_000 }));
  const hashing: Hashing = {
    addList: (list) => addList(db, list),
    addEntries: (listId, entries) => addEntries(db, listId, entries),
    bringList: (brought, by) => bringList({ db, audit }, brought, by),
    badLinesOf: (lines) => readLines(lines).badLines,
    lookup: (digests) => lookUp(db, digests),
    lookUpPdq: (hash, radius) => lookUpPdq({ db, index }, hash, radius),
    lookUpDigest: (algorithm, digest) => lookUpDigest(db, algorithm, digest),
    fingerprintFile: (bytes, kind) => fingerprintFile({ pictures }, bytes, kind),
    fingerprintAddress: (url, kind) => fingerprintAddress({ fetcher, pictures }, url, kind),
    lists: () => countLists(db),
    count: () => countEntries(db),
    pdqState: () => index.state(),
    loadPdq: () => index.load(),
    async close() {
      await Promise.all([index.close(), hasher?.close()]);
    },
  };
  return { ...hashing, jobs: [], listeners: [] };
}
