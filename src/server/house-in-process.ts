import type { House } from './house.ts';

/**
 * What SvelteKit builds from `src/server` is a second copy of it (rooms are not: see vite.config.ts), and Vite's
 * development server copies everything. So the one house of this process is handed over through the process.
 */
const place = Symbol.for('vigie.house');

export function placeHouse(house: House): void {
  Reflect.set(globalThis, place, house);
}

/** The house that the server has composed. Throws outside the server. */
export function houseInProcess(): House {
  const house: unknown = Reflect.get(globalThis, place);
  if (!house) throw new Error('no house in this process');
  return house as House;
}
