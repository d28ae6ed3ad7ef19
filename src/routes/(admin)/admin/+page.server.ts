import { desk } from '../../(console)/desk.ts';
import { takeHealth } from './take-health.ts';
import type { PageServerLoad } from './$types';

/** What is wrong in the house, and what to do about it. */
export const load: PageServerLoad = async ({ locals }) => ({
  parts: await takeHealth(desk(locals).house),
  now: new Date(),
});
