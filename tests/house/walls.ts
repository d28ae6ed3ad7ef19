import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import ts from 'typescript';
import type { Room } from '../../src/map.ts';

/** What the walls are checked against; a test passes a map of its own. */
export interface Plan {
  root: string;
  rooms: readonly Room[];
  frontDoors: readonly string[];
  /** Files that stand in `src/` itself. */
  loose: readonly string[];
}

const sources = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : sources(path);
    return /\.(ts|svelte)$/.test(entry.name) ? [path] : [];
  });

/** The script of a Svelte file is TypeScript; the rest of it imports nothing. */
function scriptOf(file: string): string {
  const text = readFileSync(file, 'utf8');
  if (!file.endsWith('.svelte')) return text;
  return [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1]).join('\n');
}

/** Every specifier a file imports: values, types, re-exports and `import()`. */
export function importsOf(file: string): string[] {
  return ts.preProcessFile(scriptOf(file), true, true).importedFiles.map((found) => found.fileName);
}

const DYNAMIC = /(?<![\w.])import\s*\(\s*(['"`])(#|\.)/;

/** Checks every wall; returns one sentence for each breach, empty when the house stands. */
export function breaches(plan: Plan): string[] {
  const src = join(plan.root, 'src');
  const names = plan.rooms.map((room) => room.name);
  const found: string[] = [];
  const edges = new Map<string, Set<string>>();

  const roomOf = (path: string): string | undefined => {
    const inside = relative(src, path).split('\\').join('/');
    return (
      names.find((name) => inside.startsWith(`${name}/`)) ??
      plan.frontDoors.find((door) => inside === door || inside.startsWith(`${door}/`))
    );
  };
  const isDoor = (name: string): boolean => plan.frontDoors.includes(name);

  for (const room of plan.rooms) {
    const place = names.indexOf(room.name);
    for (const other of room.leansOn) {
      const otherPlace = names.indexOf(other);
      if (otherPlace < 0) found.push(`map: ${room.name} leans on ${other}, which is no room`);
      else if (otherPlace >= place)
        found.push(`map: ${room.name} leans on ${other}, which does not stand above it`);
    }
    const door = join(src, room.name, 'index.ts');
    if (existsSync(join(src, room.name)) && !existsSync(door))
      found.push(`${room.name} has no door (index.ts)`);
    else if (existsSync(door)) {
      const lines = readFileSync(door, 'utf8').trimEnd().split('\n').length;
      if (lines > 60) found.push(`${room.name}: the door has ${lines} lines, more than 60`);
    }
  }

  for (const file of sources(src)) {
    const where = relative(plan.root, file);
    const own = roomOf(file);
    if (!own) {
      const inside = relative(src, file);
      if (!plan.loose.includes(inside)) found.push(`${where} stands in no room of the map`);
      continue;
    }
    if (file.endsWith('.test.ts')) continue; // a test may bring several rooms together
    if (!isDoor(own) && DYNAMIC.test(scriptOf(file))) found.push(`${where} imports our own code dynamically`);
    for (const specifier of importsOf(file)) {
      let target: string | undefined;
      if (specifier.startsWith('#ui/')) target = 'ui';
      else if (specifier.startsWith('#')) {
        target = names.find((name) => `#${name}` === specifier);
        const door = plan.frontDoors.find((name) => `#${name}` === specifier);
        if (!target && !door) {
          found.push(`${where} reaches past a door: ${specifier}`);
          continue;
        }
        target ??= door;
      } else if (specifier.startsWith('.')) {
        const path = normalize(join(dirname(file), specifier));
        const other = roomOf(path);
        if (relative(src, path) === 'map.ts' || path.includes('/.svelte-kit/')) continue;
        if (other && other !== own) {
          if (isDoor(own) && isDoor(other)) continue; // front doors are one storey
          found.push(`${where} reaches in: ${specifier}`);
        } else if (!other && !isDoor(own)) found.push(`${where} leaves the house: ${specifier}`);
        continue;
      } else continue;
      if (!target || target === own) {
        if (target === own && !isDoor(own)) found.push(`${where} comes in by its own door: ${specifier}`);
        continue;
      }
      if (isDoor(own)) continue;
      if (isDoor(target)) {
        found.push(`${where}: a room uses a front door: ${specifier}`);
        continue;
      }
      const allowed = plan.rooms.find((room) => room.name === own)?.leansOn ?? [];
      if (!allowed.includes(target)) found.push(`${where}: ${own} may not lean on ${target}`);
      edges.set(own, (edges.get(own) ?? new Set()).add(target));
    }
  }
  for (const circle of circles(edges)) found.push(`circle: ${circle.join(' → ')}`);
  return found;
}

/** Circles among rooms, type imports counted. */
function circles(edges: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const found: string[][] = [];
  const done = new Set<string>();
  const walk = (room: string, path: string[]): void => {
    const at = path.indexOf(room);
    if (at >= 0) {
      found.push([...path.slice(at), room]);
      return;
    }
    if (done.has(room)) return;
    for (const next of edges.get(room) ?? []) walk(next, [...path, room]);
    done.add(room);
  };
  for (const room of edges.keys()) walk(room, []);
  return found;
}
