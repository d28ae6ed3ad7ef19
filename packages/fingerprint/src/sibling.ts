/**
 * Address of a module beside another one, for a worker or a child process to start from. The sources are `.ts` and
 * the published files `.js`: the compiler rewrites imports from one to the other, but not the text of an address.
 * `siblingOf(import.meta.url, './decoder-process')` is right in both.
 */
export function siblingOf(moduleUrl: string, name: `./${string}`): URL {
  return new URL(`${name}${moduleUrl.endsWith('.ts') ? '.ts' : '.js'}`, moduleUrl);
}
