import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { hashAll, openPictureHasher, type PictureHasher } from '@vigie/fingerprint';

export type Batch = {
  seconds: number;
  perSecond: number;
  failed: number;
  decoders: number;
  /** Processor time of the decoders, of decoders and caller, and of everything, over wall time × cores. */
  decodersBusy: number;
  allBusy: number;
  machineBusy: number;
};

const ticksPerSecond = 100;

/** Hashes so many pictures with a pool as its user opens it; the files are used again and again. */
export async function hashBatch(paths: readonly string[], count: number): Promise<Batch> {
  const hasher = openPictureHasher();
  try {
    await Promise.all(paths.map((path) => hasher.hash(path)));
    const before = { decoders: decoderSeconds(hasher), machine: machineSeconds(), own: process.cpuUsage() };
    const started = performance.now();
    let failed = 0;
    for await (const outcome of hashAll(hasher, repeated(paths, count)))
      if ('problem' in outcome) failed += 1;
    const seconds = (performance.now() - started) / 1000;
    const room = seconds * availableParallelism();
    const decoders = decoderSeconds(hasher) - before.decoders;
    const { user, system } = process.cpuUsage(before.own);
    const machine = machineSeconds();
    return {
      seconds,
      perSecond: count / seconds,
      failed,
      decoders: hasher.processes().length,
      decodersBusy: decoders / room,
      allBusy: (decoders + (user + system) / 1e6) / room,
      machineBusy: (machine.busy - before.machine.busy) / (machine.all - before.machine.all || 1),
    };
  } finally {
    await hasher.close();
  }
}

function* repeated(paths: readonly string[], count: number): Generator<string> {
  for (let index = 0; index < count; index += 1) yield paths[index % paths.length] ?? '';
}

/** User and system time of the decoders, from Linux's own books. */
function decoderSeconds(hasher: PictureHasher): number {
  return hasher.processes().reduce((sum, pid) => {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return sum + (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
  }, 0);
}

function machineSeconds(): { busy: number; all: number } {
  const [first = ''] = readFileSync('/proc/stat', 'utf8').split('\n');
  const ticks = first.trim().split(/\s+/u).slice(1, 9).map(Number);
  const all = ticks.reduce((sum, each) => sum + each, 0);
  return { busy: all - (ticks[3] ?? 0) - (ticks[4] ?? 0), all };
}
