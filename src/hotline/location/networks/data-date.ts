import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const manifest = z.object({ version: z.string().regex(/\.\d{10}$/) });

/** The day (`yyyy-mm-dd`) of an `@ip-location-db` data set: its version ends in `yyyymmddhh`. */
export async function dataDateOf(packageFile: string): Promise<string> {
  const { version } = manifest.parse(JSON.parse(await readFile(packageFile, 'utf8')));
  const digits = version.slice(-10);
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`;
}
