/** Drawn pictures for tests and benches: nothing but geometry, the same on every machine. */
export type Drawing = { data: Buffer; width: number; height: number; channels: 3 };
export type DrawingKind = (typeof drawingKinds)[number];

/** Large gradients and a dozen shapes; many shapes and light noise; shapes and lines of text; shapes under strong soft noise. */
export const drawingKinds = ['gradient', 'shapes', 'text', 'noise'] as const;

type Random = () => number;

/** A linear congruential generator (Numerical Recipes): equal seeds, equal pictures. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

export function draw(kind: DrawingKind, width: number, height: number, seed: number): Drawing {
  const random = randomFrom(Math.imul(seed + 1, 2_654_435_761) ^ (drawingKinds.indexOf(kind) << 8));
  for (let skipped = 0; skipped < 8; skipped += 1) random();
  const drawing: Drawing = { data: Buffer.alloc(width * height * 3), width, height, channels: 3 };
  layGradient(drawing, random);
  const shapes = { gradient: 12, shapes: 60, text: 12, noise: 15 }[kind];
  for (let count = 0; count < shapes; count += 1) layShape(drawing, random);
  if (kind === 'text') layText(drawing, random);
  if (kind === 'shapes') layNoise(drawing, random, 12, 1);
  if (kind === 'noise') layNoise(drawing, random, 60, 6);
  return drawing;
}

const colour = (random: Random): readonly [number, number, number] => [
  random() * 255,
  random() * 255,
  random() * 255,
];

function layGradient({ data, width, height }: Drawing, random: Random): void {
  const [left, right, below] = [colour(random), colour(random), colour(random)];
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      for (let channel = 0; channel < 3; channel += 1, at += 1) {
        const [l, r, b] = [left[channel] ?? 0, right[channel] ?? 0, below[channel] ?? 0];
        data[at] = ((l * (1 - x / width) + r * (x / width)) * (2 - y / height) + b * (y / height)) / 2;
      }
    }
  }
}

function layShape({ data, width, height }: Drawing, random: Random): void {
  const [middleX, middleY] = [random() * width, random() * height];
  const [reachX, reachY] = [(0.02 + random() * 0.18) * width + 1, (0.02 + random() * 0.18) * height + 1];
  const isRound = random() < 0.5;
  const [red, green, blue] = colour(random);
  const [top, bottom] = [Math.max(0, Math.ceil(middleY - reachY)), Math.min(height, middleY + reachY)];
  const [left, right] = [Math.max(0, Math.ceil(middleX - reachX)), Math.min(width, middleX + reachX)];
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      if (isRound && ((x - middleX) / reachX) ** 2 + ((y - middleY) / reachY) ** 2 > 1) continue;
      const at = (y * width + x) * 3;
      data[at] = red;
      data[at + 1] = green;
      data[at + 2] = blue;
    }
  }
}

/** Lines of dark strokes in the rhythm of writing. */
function layText({ data, width, height }: Drawing, random: Random): void {
  const size = Math.max(2, Math.floor(height / 48));
  for (let top = size; top + size < height; top += size * 2) {
    if (random() < 0.3) continue;
    for (let left = size; left < width * (0.4 + random() * 0.55);) {
      const stroke = 1 + Math.floor(random() * size * 0.4);
      const tall = size * (0.5 + random() * 0.5);
      for (let y = Math.floor(top + size - tall); y < top + size; y += 1) {
        data.fill(24, (y * width + left) * 3, (y * width + Math.min(width, left + stroke)) * 3);
      }
      left += stroke + 1 + Math.floor(random() * size * (random() < 0.15 ? 1.5 : 0.5));
    }
  }
}

/** `cell`: how many pixels across one value lasts. */
function layNoise({ data, width, height }: Drawing, random: Random, reach: number, cell: number): void {
  const across = Math.ceil(width / cell) + 1;
  const values = Float32Array.from({ length: across * (Math.ceil(height / cell) + 1) }, () => random() - 0.5);
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [column, row] = [Math.floor(x / cell), Math.floor(y / cell)];
      const [fx, fy] = [x / cell - column, y / cell - row];
      const value = (dx: number, dy: number): number => values[(row + dy) * across + column + dx] ?? 0;
      const mixed =
        cell === 1
          ? value(0, 0)
          : (value(0, 0) * (1 - fx) + value(1, 0) * fx) * (1 - fy) +
            (value(0, 1) * (1 - fx) + value(1, 1) * fx) * fy;
      for (let channel = 0; channel < 3; channel += 1, at += 1) {
        data[at] = Math.max(0, Math.min(255, (data[at] ?? 0) + mixed * reach));
      }
    }
  }
}
