import { fill, messages, type Language } from '#ui/messages/index.ts';
import type { Refused } from './answers.ts';

/** What stands under a field that can mend a refusal, with its code; undefined under every other field. */
export function problemUnder(
  field: string,
  refused: Refused | null | undefined,
  language: Language,
): string | undefined {
  if (refused?.field !== field) return undefined;
  return `${refused.text} (${fill(messages(language).people.code, { code: refused.code })})`;
}
