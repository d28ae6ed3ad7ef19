import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { frontDoors, groundRooms, tradeRooms } from '../src/map.ts';
import { settingsTable } from '../src/server/settings.ts';

const path = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));

/** The plan of the house as a picture: rooms in the order of the map; a mark where one leans on another. */
export function housePlan(): string {
  const row = 30;
  const left = 250;
  const top = 60;
  const cell = 26;
  const rows = tradeRooms;
  const width = left + rows.length * cell + 470;
  const height = top + (rows.length + 4) * row;
  const y = (index: number): number => top + index * row;
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="The rooms of Vigie in order, and which leans on which" font-family="Atkinson Hyperlegible Next, system-ui, sans-serif">`,
    `<rect width="${width}" height="${height}" fill="#FBF8F1"/>`,
    `<text x="24" y="36" font-size="19" fill="#12203F" font-weight="650">A room leans only on rooms above it, and only where there is a mark</text>`,
  ];
  for (const [index, room] of rows.entries()) {
    const middle = y(index) + row / 2;
    const isLife = room.name.startsWith('hotline/');
    if (isLife)
      parts.push(
        `<rect x="14" y="${y(index) + 2}" width="${left - 30 + index * cell}" height="${row - 4}" rx="3" fill="#F2EDE1"/>`,
      );
    parts.push(
      `<text x="24" y="${middle + 5}" font-size="15" fill="#12203F"${isLife ? ' font-weight="600"' : ''}>${room.name}</text>`,
    );
    for (const [column, other] of rows.entries()) {
      if (column >= index) break;
      const x = left + column * cell;
      const leans = room.leansOn.includes(other.name);
      parts.push(
        `<circle cx="${x}" cy="${middle}" r="${leans ? 6 : 1.5}" fill="${leans ? '#12203F' : '#C9D2E6'}"/>`,
      );
    }
    const here = left + index * cell;
    parts.push(`<circle cx="${here}" cy="${middle}" r="7" fill="#F0A733" stroke="#8A5200"/>`);
    parts.push(
      `<text x="${here + 18}" y="${middle + 5}" font-size="13" fill="#414D6B">${room.why.replaceAll('&', '&amp;')}</text>`,
    );
  }
  const below = y(rows.length) + 34;
  parts.push(
    `<text x="24" y="${below}" font-size="14" fill="#12203F">Below all of them the ground, which knows no word of the trade: ${groundRooms.map((room) => room.name.replace('ground/', '')).join(', ')}.</text>`,
    `<text x="24" y="${below + 28}" font-size="14" fill="#12203F">Before all of them the front doors, which hold no rule: ${frontDoors.join(', ')}.</text>`,
    '</svg>',
    '',
  );
  return parts.join('\n');
}

/** Papers that are made from the code: file → content. A test holds them against the tree. */
export function papers(): Record<string, string> {
  return {
    'docs/house.svg': housePlan(),
    'docs/configuration.md': [
      '# Configuration',
      '',
      'Everything is set by environment variables; a wrong value stops the start with a sentence. This table is made',
      'from the schema that checks them (`src/server/settings.ts`). The sandbox has a quicker pace of its own, so that a',
      'whole life can be watched in a minute or two.',
      '',
      settingsTable(),
      '',
    ].join('\n'),
  };
}

/** Names of the papers that are no longer true. */
export function stalePapers(): string[] {
  return Object.entries(papers())
    .filter(([name, content]) => {
      try {
        return readFileSync(path(name), 'utf8') !== content;
      } catch {
        return true;
      }
    })
    .map(([name]) => name);
}

if (import.meta.main) {
  for (const [name, content] of Object.entries(papers())) writeFileSync(path(name), content);
  console.log('docs/house.svg and docs/configuration.md are true again.');
}
