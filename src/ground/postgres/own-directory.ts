import { lstatSync, mkdirSync } from 'node:fs';

const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EEXIST';

/**
 * Makes a directory where everybody may write (the system's temporary one), or takes it up again. The name can be
 * guessed, so somebody may have been there first: a link, another owner or a directory that others may write in is
 * refused, for what we would start or connect to in it could be theirs. `owners`: user ids that may hold it.
 */
export function takeOwnDirectory(
  path: string,
  { mode, owners }: { mode: number; owners: readonly number[] },
): void {
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    if (!isTaken(error)) throw error;
  }
  const found = lstatSync(path);
  const isOurs = owners.length === 0 || owners.includes(found.uid);
  if (found.isDirectory() && isOurs && (found.mode & 0o022) === 0) return;
  throw new Error(
    `${path} is not ours: somebody else made it. Remove it, or set TMPDIR to a directory of your own.`,
  );
}
