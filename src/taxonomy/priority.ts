import type { AssessedVerdict } from './assess.ts';
import type { Answers } from './expression.ts';
import type { Law } from './law.ts';

/** 1: act now, also at night and on Sundays. 4: within three days. */
export type Priority = 1 | 2 | 3 | 4;

const minutes: Record<Priority, number> = { 1: 15, 2: 120, 3: 1440, 4: 4320 };

/** How long a dossier of this priority may wait for a person, in minutes: our proposal, for each centre to confirm. */
export function minutesAllowed(priority: Priority): number {
  return minutes[priority];
}

export function severityUnder(law: Law, code: string, answers: Answers = {}): number {
  const category = law.categories.get(code);
  if (!category) return 3;
  const raised = category.raisedBy.filter((element) => answers[element] === 'yes').length;
  return Math.min(5, category.severity + raised);
}

/** Danger to a person outranks every verdict; after that severity decides, and a finding of "not illegal" rests. */
export function priorityUnder(
  law: Law,
  code: string,
  given: { answers?: Answers; verdict?: AssessedVerdict },
): Priority {
  const answers = given.answers ?? {};
  const verdict = given.verdict ?? 'doubtful';
  const own = law.categories.get(code)?.elements ?? [];
  const danger = [...law.pack.gates, ...own].some(
    (element) => element.role === 'priority' && answers[element.id] === 'yes',
  );
  if (danger) return 1;
  if (verdict === 'not_illegal') return 4;
  const severity = severityUnder(law, code, answers);
  if (severity >= 5) return 2;
  if (severity === 4) return verdict === 'manifest' ? 2 : 3;
  return severity === 3 ? 3 : 4;
}
