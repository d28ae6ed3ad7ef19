import type { LayoutServerLoad } from './$types';

/** What every page may know: its language, and whether this house is only a sandbox. Nothing about the visitor. */
export const load: LayoutServerLoad = ({ locals }) => ({
  language: locals.language,
  isSandbox: locals.isSandbox,
});
