import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, connect, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** A directory in use by this process alone. */
export interface DataDirectory {
  path: string;
  /** Reads a small file, or makes it with what `make` gives; readable by the owner only. */
  keep(name: string, make: () => string): string;
  read(name: string): string | null;
  write(name: string, text: string): void;
  release(): void;
}

/** Somebody else is using the directory. */
export class DirectoryInUse extends Error {
  override name = 'DirectoryInUse';
}

/** Whether a process is listening on that socket; a socket file that nobody listens on is left from a crash. */
function answered(path: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      done(true);
    });
    socket.once('error', () => done(false));
  });
}

/**
 * The lock lies in the directory itself, where nobody else can put one of theirs. Only a path too long for a socket
 * (108 bytes) sends it to the temporary directory.
 */
function lockIn(path: string): string {
  const beside = join(path, 'lock');
  if (Buffer.byteLength(beside) < 100) return beside;
  return join(tmpdir(), `vigie-${createHash('sha256').update(path).digest('hex').slice(0, 20)}.sock`);
}

/**
 * Takes a data directory for this process. The lock is a listening socket: the system lets go of it when the
 * process dies, however it dies. Throws DirectoryInUse.
 */
export async function takeDirectory(given: string): Promise<DataDirectory> {
  mkdirSync(resolve(given), { recursive: true, mode: 0o700 });
  const path = realpathSync(resolve(given));
  const lockPath = lockIn(path);
  if (existsSync(lockPath)) {
    if (await answered(lockPath)) {
      throw new DirectoryInUse(
        `Another Vigie is running on ${given}. Stop it first, or set VIGIE_DATA to another directory.`,
      );
    }
    rmSync(lockPath, { force: true });
  }
  const lock: Server = createServer((socket) => socket.destroy());
  await new Promise<void>((done, fail) => {
    lock.once('error', fail);
    lock.listen(lockPath, done);
  });
  chmodSync(lockPath, 0o600);
  lock.unref();
  const file = (name: string): string => join(path, name);
  const read = (name: string): string | null =>
    existsSync(file(name)) ? readFileSync(file(name), 'utf8').trim() : null;
  // Renamed into place: somebody who reads run.json while it is written must never see half of it.
  const write = (name: string, text: string): void => {
    writeFileSync(`${file(name)}.new`, `${text}\n`, { mode: 0o600 });
    renameSync(`${file(name)}.new`, file(name));
  };
  return {
    path,
    read,
    write,
    keep(name, make) {
      const known = read(name);
      if (known) return known;
      const made = make();
      write(name, made);
      return made;
    },
    release: () => lock.close(),
  };
}

/** A secret that nobody has to think of. */
export const newSecret = (): string => randomBytes(48).toString('base64url');
