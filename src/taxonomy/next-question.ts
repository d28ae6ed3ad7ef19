import { rulesOn, verdictOf } from './assess.ts';
import { elementsIn, type Answer, type Answers } from './expression.ts';
import type { Law } from './law.ts';
import type { Element } from './pack-schema.ts';

/** Beyond this many unknown elements every completion is no longer tried; all of them then count as useful. */
const mostTriedTogether = 13;

/** The answers that each undecided element could still turn into, and whether the verdict would follow. */
function decisive(law: Law, code: string, answers: Answers, day: string): Map<string, boolean> {
  const rules = rulesOn(law, code, day);
  const named = [...new Set(rules.flatMap((rule) => elementsIn(rule.parsed)))];
  const unknown = named.filter((id) => (answers[id] ?? 'unknown') === 'unknown');
  const found = new Map<string, boolean>();
  if (unknown.length > mostTriedTogether) {
    for (const id of unknown) found.set(id, true);
    return found;
  }
  const verdicts = Array.from({ length: 2 ** unknown.length }, (_, mask) => {
    const completed: Record<string, Answer> = { ...answers };
    unknown.forEach((id, bit) => (completed[id] = (mask >> bit) & 1 ? 'yes' : 'no'));
    return verdictOf(rules, completed);
  });
  unknown.forEach((id, bit) => {
    const other = 1 << bit;
    verdicts.forEach((verdict, mask) => {
      const turned = verdicts[mask ^ other];
      if (verdict === turned) return;
      const touchesManifest = verdict === 'manifest' || turned === 'manifest';
      found.set(id, (found.get(id) ?? false) || touchesManifest);
    });
  });
  return found;
}

/**
 * Questions for a person that can still change the verdict, text before media. An element answered with
 * "unknown" has been asked and is not asked again. Viewing is asked for only when no text question is left
 * that could settle the case, and only while a "manifest" finding is still possible. Gates that most rules
 * speak of come first, the others after the questions of the infraction itself.
 */
export function questionsLeft(law: Law, code: string, answers: Answers, day: string): Element[] {
  const useful = decisive(law, code, answers, day);
  const named = rulesOn(law, code, day).map((rule) => elementsIn(rule.parsed));
  const central = law.pack.gates.filter(
    (gate) => named.filter((elements) => elements.includes(gate.id)).length * 2 >= named.length,
  );
  const lateral = law.pack.gates.filter((gate) => !central.includes(gate));
  const inOrder = [...central, ...(law.categories.get(code)?.elements ?? []), ...lateral].filter(
    (element) => useful.has(element.id) && !(element.id in answers) && element.answeredBy === 'analyst',
  );
  const seen = (element: Element): boolean => element.stages[0] === 'media';
  return [
    ...inOrder.filter((element) => !seen(element)),
    ...inOrder.filter((element) => seen(element) && useful.get(element.id)),
  ];
}

export function nextQuestionUnder(law: Law, code: string, answers: Answers, day: string): Element | null {
  return questionsLeft(law, code, answers, day)[0] ?? null;
}
