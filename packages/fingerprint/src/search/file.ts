import { createHash, randomBytes, type Hash } from 'node:crypto';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { FingerprintError } from '../problem.ts';
import { startFinishing } from './build.ts';
import type { Making } from './fill.ts';
import { layoutFor } from './layout.ts';
import { runsOf, type Frozen, type Run } from './merge.ts';
import { idBytes, type IdKind } from './memory.ts';
import { ascend } from './order.ts';
import { emptySegment, idTable, planesOf, type Segment } from './segment.ts';

/*
 * The file: a header of 64 bytes, the first halves of all hashes, the second halves, the ids, and the SHA-256 of all
 * that. Numbers are little-endian, ids ascend. The tables are not in it: making them again is quicker than reading
 * three times as much, and a file then has nothing to say that a search would have to believe.
 *
 *   0  8  "VIGIEIDX"          16  8  hashes (double)
 *   8  4  version             24  8  id of the first hash (double), where ids are a run
 *  12  4  ids: 0 a run, 1 of 4 bytes, 2 of 8 bytes (double)        32 … 63  zero
 */
const magic = 'VIGIEIDX';
const version = 1;
const headerSize = 64;
const digestSize = 32;
const kinds: readonly IdKind[] = ['run', 'u32', 'f64'];

/** Read and hashed at one go: well under a millisecond or two. */
const pieceSize = 1 << 20;

const damaged = (what: string) =>
  new FingerprintError('index-file-damaged', `the index file is damaged: ${what}`);

/** Writes a file beside the place, makes it last, and only then puts it there. */
export async function writeIndexFile(path: string, frozen: Frozen): Promise<void> {
  const { total, runs } = runsOf(frozen);
  const { kind, first } = kindOf(runs());
  const header = Buffer.alloc(headerSize);
  header.write(magic, 'latin1');
  header.writeUInt32LE(version, 8);
  header.writeUInt32LE(kinds.indexOf(kind), 12);
  header.writeDoubleLE(total, 16);
  header.writeDoubleLE(first, 24);
  const beside = `${path}.${process.pid}.${randomBytes(6).toString('hex')}.tmp`;
  const file = await open(beside, 'wx');
  try {
    const hash = createHash('sha256');
    const out = new Outlet(file, hash);
    await out.put(header);
    for (const half of ['a', 'b'] as const) {
      for (const { source, from, to } of runs()) await out.put(source[half].subarray(from * 16, to * 16));
    }
    if (kind !== 'run') {
      const Table = kind === 'u32' ? Uint32Array : Float64Array;
      for (const run of runs()) {
        for (let from = run.from; from < run.to; from += 65_536) {
          const ids = new Table(Math.min(65_536, run.to - from));
          for (let at = 0; at < ids.length; at += 1) ids[at] = run.source.idAt(from + at);
          await out.put(new Uint8Array(ids.buffer));
        }
      }
    }
    await out.flush();
    await file.write(hash.digest());
    await file.sync();
    await file.close();
    await rename(beside, path);
  } catch (problem) {
    await file.close().catch(() => undefined);
    await rm(beside, { force: true });
    throw problem;
  }
}

function kindOf(runs: Iterable<Run>): { kind: IdKind; first: number } {
  let first = 0;
  let next: number | null = null;
  let run = true;
  let highest = 0;
  for (const { source, from, to } of runs) {
    for (let at = from; at < to; at += 1) {
      const id = source.idAt(at);
      if (next === null) first = id;
      else run &&= id === next;
      next = id + 1;
      highest = id;
    }
  }
  if (run) return { kind: 'run', first };
  return { kind: highest < 2 ** 32 ? 'u32' : 'f64', first: 0 };
}

/** Gathers small pieces, writes large ones, hashes all. */
class Outlet {
  readonly #file: FileHandle;
  readonly #hash: Hash;
  readonly #held = new Uint8Array(pieceSize);
  #length = 0;

  constructor(file: FileHandle, hash: Hash) {
    this.#file = file;
    this.#hash = hash;
  }

  async put(bytes: Uint8Array): Promise<void> {
    for (let from = 0; from < bytes.length;) {
      const length = Math.min(bytes.length - from, pieceSize - this.#length);
      this.#held.set(bytes.subarray(from, from + length), this.#length);
      this.#length += length;
      from += length;
      if (this.#length === pieceSize) await this.flush();
    }
  }

  async flush(): Promise<void> {
    const bytes = this.#held.subarray(0, this.#length);
    this.#hash.update(bytes);
    for (let at = 0; at < bytes.length;) at += (await this.#file.write(bytes, at)).bytesWritten;
    this.#length = 0;
  }
}

/** Reads straight into shared memory. What the file claims is believed only where its size agrees. */
export async function readIndexFile(path: string, making: Making, mostHashes: number): Promise<Segment[]> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const inlet = new Inlet(file);
    const { count, kind, first } = readHeader(await inlet.take(new Uint8Array(headerSize)), size, mostHashes);
    const parts = Math.ceil(count / making.room);
    const cut = (part: number): number => Math.floor((count * part) / parts);
    const segments = Array.from({ length: parts }, (_, part) => {
      const own = cut(part + 1) - cut(part);
      return emptySegment(own, { idKind: kind, firstId: first + cut(part) }, making.layout ?? layoutFor(own));
    });
    for (const half of ['a', 'b'] as const) {
      for (const segment of segments) await inlet.take(planesOf(segment)[half]);
    }
    let before = -1;
    for (const segment of segments) {
      const ids = idTable(segment);
      if (!ids) continue;
      await inlet.take(new Uint8Array(ids.buffer, ids.byteOffset, ids.byteLength));
      if (!(ids[0]! >= before && ascend(ids) && ids.every((id) => Number.isSafeInteger(id) && id >= 0)))
        throw damaged('its ids are not ascending whole numbers');
      before = ids[ids.length - 1]!;
    }
    const expected = inlet.digest();
    if (!expected.equals(await inlet.take(new Uint8Array(digestSize))))
      throw damaged('its checksum is another');
    for (const segment of segments) await startFinishing(segment)();
    return segments;
  } finally {
    await file.close();
  }
}

function readHeader(
  bytes: Uint8Array,
  size: number,
  mostHashes: number,
): { count: number; kind: IdKind; first: number } {
  const header = Buffer.from(bytes);
  if (header.toString('latin1', 0, 8) !== magic) throw damaged('it does not begin like one');
  const found = header.readUInt32LE(8);
  if (found !== version)
    throw new FingerprintError(
      'index-file-version',
      `the index file is of version ${found}, known is ${version}`,
    );
  const kind = kinds[header.readUInt32LE(12)];
  const count = header.readDoubleLE(16);
  const first = header.readDoubleLE(24);
  if (!kind || !Number.isSafeInteger(count) || count < 0 || count > mostHashes)
    throw damaged('its header makes no sense, or it holds more hashes than are allowed');
  if (!(Number.isSafeInteger(first) && first >= 0 && Number.isSafeInteger(first + count)))
    throw damaged('its first id makes no sense');
  if (size !== headerSize + count * (32 + idBytes[kind]) + digestSize)
    throw damaged('it is cut off or too long');
  return { count, kind, first };
}

/** Reads in order, hashing all it reads. */
class Inlet {
  readonly #file: FileHandle;
  readonly #hash = createHash('sha256');
  #at = 0;

  constructor(file: FileHandle) {
    this.#file = file;
  }

  async take(target: Uint8Array): Promise<Uint8Array> {
    for (let from = 0; from < target.length;) {
      const { bytesRead } = await this.#file.read(
        target,
        from,
        Math.min(pieceSize, target.length - from),
        this.#at,
      );
      if (bytesRead === 0) throw damaged('it is cut off');
      this.#hash.update(target.subarray(from, from + bytesRead));
      from += bytesRead;
      this.#at += bytesRead;
    }
    return target;
  }

  /** Of everything read so far. */
  digest(): Buffer {
    return this.#hash.copy().digest();
  }
}
