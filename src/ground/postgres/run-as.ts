import { execFileSync } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { takeOwnDirectory } from './own-directory.ts';

/**
 * How to run PostgreSQL's programs here. PostgreSQL refuses to run as root, and as root our files may lie in a
 * private directory that no other user can enter; so there are three ways, tried in this order.
 */
export interface RunAs {
  how: 'self' | 'namespace' | 'other-user';
  /** Turns a program and its arguments into what is really spawned. */
  command(program: string, args: string[]): { file: string; args: string[]; uid?: number; gid?: number };
  /** Prepares a directory so that the programs may write in it. */
  adopt(directory: string): void;
  /** User ids to whom such a directory may belong; none where the system knows no such numbers. */
  owners: readonly number[];
}

const me = process.getuid ? [process.getuid()] : [];
const plain: RunAs = {
  how: 'self',
  command: (file, args) => ({ file, args }),
  adopt: () => undefined,
  owners: me,
};

const namespace: RunAs = {
  how: 'namespace',
  // Inside, root appears as "nobody"; outside, the files stay root's. util-linux 2.38 (Debian 12) has both flags.
  command: (program, args) => ({
    file: 'unshare',
    args: ['-U', '--map-user=65534', '--map-group=65534', program, ...args],
  }),
  adopt: () => undefined,
  owners: me,
};

const nobody = 65534;

function namespacesWork(): boolean {
  try {
    execFileSync('unshare', ['-U', '--map-user=65534', '--map-group=65534', 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Every directory above `path` can be entered by anybody. */
export function reachableByAll(path: string): boolean {
  const parts = path.split(sep);
  for (let depth = 1; depth <= parts.length; depth += 1) {
    const folder = parts.slice(0, depth).join(sep) || sep;
    if (!existsSync(folder)) return true;
    if ((statSync(folder).mode & 0o001) === 0 && statSync(folder).isDirectory()) return false;
  }
  return true;
}

/**
 * Copies the 60 MB of programs to a place that can be traversed, once for each version: whole or not at all, and
 * never into what somebody else has prepared under that name.
 */
export function copyPrograms(program: string, folder = tmpdir()): string {
  const copy = join(folder, 'vigie-postgres-18.4');
  if (!existsSync(copy)) {
    const fresh = mkdtempSync(join(folder, 'vigie-postgres-'));
    cpSync(dirname(dirname(program)), fresh, { recursive: true, verbatimSymlinks: true });
    chmodSync(fresh, 0o755);
    try {
      renameSync(fresh, copy);
    } catch {
      rmSync(fresh, { recursive: true, force: true }); // another start was quicker: whose it is, is looked at next
    }
  }
  takeOwnDirectory(copy, { mode: 0o755, owners: [process.getuid?.() ?? 0] });
  return copy;
}

function otherUser(): RunAs {
  return {
    how: 'other-user',
    owners: [...me, nobody],
    command(program, args) {
      const file = reachableByAll(program)
        ? program
        : program.replace(dirname(dirname(program)), copyPrograms(program));
      return { file, args, uid: nobody, gid: nobody };
    },
    adopt(directory) {
      if (!reachableByAll(dirname(directory))) {
        throw new Error(
          `PostgreSQL may not run as root, and ${directory} cannot be entered by another user. ` +
            'Allow user namespaces, set VIGIE_DATA to a directory that others may traverse, or set DATABASE_URL.',
        );
      }
      mkdirSync(directory, { recursive: true, mode: 0o700 });
      chownSync(directory, nobody, nobody);
    },
  };
}

/** Chooses the way that works on this machine. `force` is for the tests of each way. */
export function chooseRunAs(force?: RunAs['how']): RunAs {
  const isRoot = process.getuid?.() === 0;
  if (force === 'self' || (!force && !isRoot)) return plain;
  if (force === 'namespace' || (!force && namespacesWork())) return namespace;
  return otherUser();
}

/** True when this process may write there. */
export function writable(directory: string): boolean {
  try {
    accessSync(directory, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
