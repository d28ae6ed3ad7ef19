import type * as fingerprintPackage from '../packages/fingerprint/src/index.ts';
import { buildPackage } from '../packages/fingerprint/scripts/build.ts';

/** The fingerprint package as it is published. */
export type Published = typeof fingerprintPackage;

/**
 * Builds the fingerprint package and loads what was built: plain JavaScript, whose threads start as they do for whoever
 * installs it. From its TypeScript each thread takes twice as long to start.
 */
export async function publishedPackage(): Promise<Published> {
  await buildPackage();
  return (await import(new URL('../packages/fingerprint/dist/index.js', import.meta.url).href)) as Published;
}
