import type { Pixels } from '../src/pdq/index.ts';

/** The same numbers everywhere: xorshift, 32 bits. Answers whole numbers from 0 to below `n`. */
export function randomFrom(seed: number): (n: number) => number {
  let state = (seed * 2654435761) >>> 0 || 1;
  return (n) => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % n;
  };
}

type Painter = (x: number, y: number) => [number, number, number];
type Size = { width: number; height: number };

const painters = {
  /** Waves of three colours, bent both ways, without an edge or a grain. */
  gradient({ width, height }: Size): Painter {
    const wave = (phase: number) => 255 - Math.abs((Math.floor(phase) % 510) - 255);
    return (x, y) => {
      const u = x / width;
      const v = y / height;
      return [wave(u * u * 1500 + v * 400), wave(u * v * 1900), wave(v * v * 900 + u * 700)];
    };
  },
  /** Discs and rectangles on two ramps. */
  shapes({ width, height }: Size, random): Painter {
    const shapes = Array.from({ length: 24 }, () => ({
      isDisc: random(2) === 0,
      x: random(width),
      y: random(height),
      r: 1 + random(Math.max(1, Math.floor(Math.min(width, height) / 4))),
      colour: [random(256), random(256), random(256)] as [number, number, number],
    }));
    return (x, y) => {
      let colour: [number, number, number] = [
        Math.floor((x * 160) / width),
        Math.floor((y * 200) / height),
        90,
      ];
      for (const shape of shapes) {
        const dx = Math.abs(x - shape.x);
        const dy = Math.abs(y - shape.y);
        const isInside = shape.isDisc
          ? dx * dx + dy * dy < shape.r * shape.r
          : dx < shape.r && dy * 2 < shape.r;
        if (isInside) colour = shape.colour;
      }
      return colour;
    };
  },
  /** Lines of blocks of 5×7 dots, like text on paper. */
  glyphs({ width, height }: Size, random): Painter {
    const dot = Math.max(1, Math.floor(Math.min(width, height) / 160));
    const across = Math.ceil(width / (6 * dot));
    const lines = Math.ceil(height / (9 * dot));
    const letters = Array.from({ length: across * lines }, () => (random(4) === 0 ? 0 : random(2 ** 31)));
    return (x, y) => {
      const column = Math.floor(x / dot);
      const row = Math.floor(y / dot);
      const letter = letters[Math.floor(row / 9) * across + Math.floor(column / 6)] ?? 0;
      const isInk = column % 6 < 5 && row % 9 < 7 && ((letter >> ((row % 9) * 4 + (column % 6))) & 1) === 1;
      return isInk ? [24, 24, 40] : [250, 248, 240];
    };
  },
  /** Two straight ramps. Most of its frequencies are zero but for rounding: its hash is arbitrary, its quality low. */
  ramp({ width, height }: Size): Painter {
    return (x, y) => [Math.floor((x * 255) / width), Math.floor((y * 255) / height), 0];
  },
  /** Nothing but noise. */
  noise(_: Size, random): Painter {
    return () => [random(256), random(256), random(256)];
  },
  /** Soft spots of three sizes, shapes and a little noise: the nearest to a photograph. */
  scene(size: Size, random): Painter {
    const shapes = painters.shapes(size, random);
    const octaves = [3, 7, 19].map((cells) => ({
      cells,
      lattice: Array.from({ length: (cells + 2) * (cells + 2) }, () => random(256)),
    }));
    const at = (lattice: number[], i: number) => lattice[i] ?? 0;
    return (x, y) => {
      let sum = 0;
      for (const { cells, lattice } of octaves) {
        const u = Math.floor((x * cells * 256) / size.width);
        const v = Math.floor((y * cells * 256) / size.height);
        const i = (v >> 8) * (cells + 2) + (u >> 8);
        const top = at(lattice, i) * (256 - (u & 255)) + at(lattice, i + 1) * (u & 255);
        const low = at(lattice, i + cells + 2) * (256 - (u & 255)) + at(lattice, i + cells + 3) * (u & 255);
        sum += (top * (256 - (v & 255)) + low * (v & 255)) >> 16;
      }
      const [r, g, b] = shapes(x, y);
      const mean = Math.floor(sum / 3);
      const grain = random(9);
      return [(r + 3 * mean + 4 * grain) >> 2, (g + 3 * mean) >> 2, (b + 2 * mean + 3 * grain) >> 2];
    };
  },
} satisfies Record<string, (size: Size, random: (n: number) => number) => Painter>;

export type Kind = keyof typeof painters;
/** All but ramps: pictures whose hash does not hang on the last bit of a rounding. */
export const kinds: Kind[] = ['gradient', 'shapes', 'glyphs', 'noise', 'scene'];

/** A generated picture, the same bytes on every machine. */
export function picture(
  kind: Kind,
  width: number,
  height: number,
  { seed = 1, channels = 3 as 1 | 3 | 4 } = {},
): Pixels {
  const random = randomFrom(seed + width * 31 + height * 17);
  const paint: Painter = painters[kind]({ width, height }, random);
  const data = new Uint8Array(width * height * channels);
  let at = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [r, g, b] = paint(x, y);
      data[at] = r;
      if (channels > 1) {
        data[at + 1] = g;
        data[at + 2] = b;
      }
      if (channels === 4) data[at + 3] = 255;
      at += channels;
    }
  }
  return { data, width, height, channels };
}

/** One colour everywhere. */
export function uniform(value: number, width: number, height: number, channels: 1 | 3 | 4 = 3): Pixels {
  return { data: new Uint8Array(width * height * channels).fill(value), width, height, channels };
}

/** The picture really turned, pixel by pixel, into one of the eight positions, numbered in the reference's order. */
export function turned({ data, width, height, channels }: Pixels, form: number): Pixels {
  const isTransposed = [1, 3, 6, 7].includes(form);
  const isUpsideDown = [1, 2, 4, 7].includes(form);
  const isMirrored = [2, 3, 5, 7].includes(form);
  const [w, h] = isTransposed ? [height, width] : [width, height];
  const result = new Uint8Array(data.length);
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const u = isMirrored ? w - 1 - x : x;
      const v = isUpsideDown ? h - 1 - y : y;
      const from = (isTransposed ? u * width + v : v * width + u) * channels;
      const to = (y * w + x) * channels;
      for (let channel = 0; channel < channels; channel++) result[to + channel] = data[from + channel]!;
    }
  }
  return { data: result, width: w, height: h, channels };
}
