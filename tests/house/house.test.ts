import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { frontDoors, rooms, type Room } from '../../src/map.ts';
import { looseFiles } from './loose.ts';
import { breaches } from './walls.ts';

test('the house stands: no reach-in, no unnamed room, no circle', () => {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  expect(breaches({ root, rooms, frontDoors, loose: looseFiles })).toEqual([]);
});

// A wall that nobody has seen fall proves nothing: each rule is broken once, in a small house of its own.
describe('the walls ring when they are broken', () => {
  let root = '';
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const small: Room[] = [
    { name: 'stone', why: '', leansOn: [] },
    { name: 'wood', why: '', leansOn: ['stone'] },
    { name: 'glass', why: '', leansOn: ['stone'] },
  ];
  function build(files: Record<string, string>, map: readonly Room[] = small): string[] {
    root = mkdtempSync(join(tmpdir(), 'vigie-house-'));
    const all = {
      'stone/index.ts': '',
      'wood/index.ts': '',
      'glass/index.ts': '',
      'routes/page.ts': '',
      ...files,
    };
    for (const [name, text] of Object.entries(all)) {
      mkdirSync(dirname(join(root, 'src', name)), { recursive: true });
      writeFileSync(join(root, 'src', name), text);
    }
    return breaches({ root, rooms: map, frontDoors: ['routes'], loose: [] });
  }

  test('a sound house is silent', () => {
    expect(
      build({ 'wood/a.ts': `import { x } from '#stone';`, 'routes/page.ts': `import '#wood';` }),
    ).toEqual([]);
  });
  test.each([
    ['a path past the door', { 'wood/a.ts': `import { x } from '#stone/secret.ts';` }, 'past a door'],
    [
      'a relative path into another room',
      { 'wood/a.ts': `import { x } from '../stone/secret.ts';` },
      'reaches in',
    ],
    [
      'a type import into another room',
      { 'wood/a.ts': `import type { X } from '../stone/secret.ts';` },
      'reaches in',
    ],
    [
      'a re-export from another room',
      { 'wood/a.ts': `export { x } from '../stone/secret.ts';` },
      'reaches in',
    ],
    [
      'a room that the map does not allow',
      { 'wood/a.ts': `import { x } from '#glass';` },
      'may not lean on glass',
    ],
    [
      'leaning downwards, by type only',
      { 'stone/a.ts': `import type { X } from '#wood';` },
      'may not lean on wood',
    ],
    ['a dynamic import', { 'wood/a.ts': `const x = await import('#stone');` }, 'dynamically'],
    ['a room using a front door', { 'wood/a.ts': `import { x } from '#routes';` }, 'front door'],
    ['an unnamed room', { 'cellar/a.ts': '' }, 'no room of the map'],
    [
      'a script inside a Svelte file',
      { 'wood/a.svelte': `<script lang="ts">import { x } from '#glass';</script>` },
      'may not lean',
    ],
    ['a room without a door', { 'glass/index.ts': '', 'tower/x.ts': '' }, 'no room of the map'],
    ['a door of more than sixty lines', { 'wood/index.ts': 'export {};\n'.repeat(61) }, 'more than 60'],
  ])('%s', (_name, files, sentence) => {
    expect(build(files as Record<string, string>).join('\n')).toContain(sentence);
  });
  test('a circle, type imports counted', () => {
    const map: Room[] = [
      { name: 'stone', why: '', leansOn: ['wood'] },
      { name: 'wood', why: '', leansOn: ['stone'] },
      { name: 'glass', why: '', leansOn: [] },
    ];
    const found = build(
      { 'stone/a.ts': `import type { X } from '#wood';`, 'wood/a.ts': `import '#stone';` },
      map,
    );
    expect(found.join('\n')).toContain('circle: ');
    expect(found.join('\n')).toContain('does not stand above it');
  });
});
