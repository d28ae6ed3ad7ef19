/** What stands in `src/` itself, because SvelteKit or the map wants it there. */
export const looseFiles: readonly string[] = ['map.ts', 'app.d.ts', 'hooks.ts', 'hooks.server.ts'];
