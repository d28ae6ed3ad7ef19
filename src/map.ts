/**
 * The map of the house. Rooms stand in the order in which they may lean on each other: a room leans only on
 * rooms above it, and only on those that it names here. The test of the walls reads this file; ARCHITECTURE.md's
 * picture is drawn from it.
 */
export interface Room {
  /** Path below `src/`, which is also its door: `#hotline/removal`. */
  name: string;
  /** One line: why the room is there. */
  why: string;
  /** Rooms it may import. Ground rooms marked `all` may be used by everybody. */
  leansOn: readonly string[];
}

const ground = (name: string, why: string, leansOn: readonly string[] = []): Room => ({
  name: `ground/${name}`,
  why,
  leansOn: leansOn.map((other) => `ground/${other}`),
});

/** Ground: no word of the trade. Each of these may be used by every room below it. */
export const groundRooms: readonly Room[] = [
  ground('clock', 'what time it is, given as an argument'),
  ground('ids', 'ids that know what they name'),
  ground('log', 'what may be logged, and what never'),
  ground('problem', 'foreseen refusals with stable codes'),
  ground('crypto', 'sealing at rest, signed links'),
  ground('postgres', 'PostgreSQL 18 inside the project'),
  ground('db', 'transactions, migrations', ['log']),
  ground('jobs', 'work written in the transaction that makes it necessary', [
    'clock',
    'db',
    'log',
    'problem',
  ]),
  ground('events', 'what happened, and the outbox from which jobs are drained', ['db', 'jobs', 'log']),
  ground('mail', 'letters by SMTP'),
  ground('fetch', 'the guarded fetcher: looks at hostile addresses from a process of its own', ['log']),
];

const everyGround = groundRooms.map((room) => room.name);

const room = (name: string, why: string, leansOn: readonly string[] = []): Room => ({
  name,
  why,
  leansOn: [...everyGround, ...leansOn],
});

/** The rooms of the trade, in order. */
export const tradeRooms: readonly Room[] = [
  { name: 'taxonomy', why: 'infractions, law, channels: data with versions', leansOn: [] },
  room('people', 'staff, partners, roles, sessions, keys of programs', []),
  room('audit', 'who looked at what, who decided what: append-only', ['people']),
  room('hashing', 'lists of fingerprints, exact and by likeness', ['audit']),
  room('hotline/dossier', 'the case file: states, timeline', ['taxonomy', 'audit']),
  room('hotline/intake', 'what the public, partners and peers hand in', [
    'taxonomy',
    'audit',
    'hotline/dossier',
  ]),
  room('hotline/known-images', 'pre-qualification, so that nobody has to look', [
    'audit',
    'hashing',
    'hotline/dossier',
  ]),
  room('hotline/legal-qualification', 'which text of law, by whom, with a second reader', [
    'taxonomy',
    'audit',
    'hotline/dossier',
  ]),
  room('hotline/location', 'address → network → country → hoster', ['audit', 'hotline/dossier']),
  room('hotline/removal', 'notices, reminders, answers', [
    'taxonomy',
    'audit',
    'hotline/dossier',
    'hotline/intake',
    'hotline/legal-qualification',
    'hotline/location',
  ]),
  room('hotline/replies', 'receipt, acknowledgement, outcome', [
    'taxonomy',
    'audit',
    'hotline/dossier',
    'hotline/intake',
  ]),
  room('hotline/watch', 'looks until it is gone', ['audit', 'hotline/dossier', 'hotline/removal']),
  room('well-being', 'exposure of staff, budgets, breaks', ['audit']),
  room('statistics', 'counted from events only', ['taxonomy']),
];

export const rooms: readonly Room[] = [...groundRooms, ...tradeRooms];

/** They hold no rule of the trade and may use any room; no room uses them. */
export const frontDoors: readonly string[] = ['routes', 'api', 'server', 'ui'];
