import type { Language } from '#ui/messages/typeset.ts';

const units = {
  fr: [
    ['j', 86_400],
    ['h', 3_600],
    ['min', 60],
    ['s', 1],
  ],
  en: [
    ['d', 86_400],
    ['h', 3_600],
    ['min', 60],
    ['s', 1],
  ],
} as const satisfies Record<Language, readonly (readonly [string, number])[]>;

/**
 * A counted delay in words: "3 min 12 s", "7 h 12 min", "2 j 4 h". Its two largest units, rounded down, never "environ".
 * No-break spaces throughout, so that a delay never falls apart at the end of a line.
 */
export function delayInWords(seconds: number, language: Language): string {
  let rest = Math.max(0, Math.floor(seconds));
  const parts: string[] = [];
  let first: number | undefined;
  for (const [index, [unit, size]] of units[language].entries()) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) {
      first ??= index;
      if (index - first < 2) parts.push(`${count}\u00A0${unit}`);
    }
  }
  return parts.length > 0 ? parts.join('\u00A0') : '0\u00A0s';
}

/** Seconds between two moments, never negative. */
export const secondsBetween = (from: Date, to: Date): number =>
  Math.max(0, (to.getTime() - from.getTime()) / 1000);
