import type { Language, Words } from './pack-schema.ts';

/** One entry of a list of codes: our own word, its label, and how other vocabularies call it. */
export type Code = { readonly code: string; readonly label: Words };

export function labelIn(list: readonly Code[], code: string, language: Language): string | null {
  return list.find((entry) => entry.code === code)?.label[language] ?? null;
}
