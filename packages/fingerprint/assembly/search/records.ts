// Where each number lies that src/search/plan.ts writes for a search, and those a search leaves for its own next phase.

// A reader's slot.
export const PLANE_A = 0;
export const PLANE_B = 4;
export const DEAD = 8;
export const BANDS = 12;
export const RADIUS = 16;
export const RANGES = 20;
export const FOUND = 24;
export const OUT = 28;
export const OUT_ROOM = 32;
export const FOUND_ROOM = 36;
export const BUDGET = 40;
export const SEEN_POSTINGS = 44;
export const SEEN_FOUND = 48;
export const SEEN_PROBES = 52;
export const TOUCHED = 56; // keeps the early loads from being dropped as useless
export const QUERY = 64;
export const BAND_RECORDS = 128;

// A band's record in a slot.
export const OFFSETS = 0;
export const TAGS = 4;
export const REFS = 8;
export const MASKS = 12;
export const START = 16;
export const WIDTH = 20;
export const TAG_START = 24;
export const CELLS = 28;
export const BAND_RADIUS = 32;
export const LIMIT = 36;
export const FOUND_END = 40;
export const RANGE_BEGIN = 44;
export const GROUP_COUNTS = 48; // 8 numbers: masks with exactly 0, 1, … 7 one-bits
export const GROUP_ENDS = 80; // 8 addresses, written by the search
export const CELL_SIZE = 112;
export const RECORD_SIZE = 120;

export const OVERFLOW = -1;
export const TOO_MUCH = -2;
