import type { House } from './house.ts';

/**
 * SvelteKit's build is a program of its own: what it imports from `src/` is a second copy. So the one house of
 * this process is handed over through the process, and routes import nothing of the rooms but types and words.
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
