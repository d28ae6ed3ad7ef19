/** A text in the two languages of the house. */
export interface Bilingual {
  fr: string;
  en: string;
}

/**
 * A refusal that was foreseen. `code` is stable (three letters of the room, three digits); `title` goes to the
 * log, `operator` to staff, `citizen` to the public: what happened, what is safe, what to do.
 */
export interface ProblemDefinition {
  code: string;
  status: number;
  title: string;
  operator: Bilingual;
  citizen: Bilingual;
}

/** A foreseen refusal on its way to a front door, which turns it into words. `field` names the input to mend. */
export class Problem extends Error {
  readonly definition: ProblemDefinition;
  readonly field: string | undefined;
  constructor(definition: ProblemDefinition, at: { field?: string } = {}) {
    super(`${definition.code} ${definition.title}`);
    this.name = 'Problem';
    this.definition = definition;
    this.field = at.field;
  }
}

/** Names a room's problems: `defineProblems({ 'INT-001': { status: 422, … } })`. */
export function defineProblems<Code extends string>(
  texts: Record<Code, Omit<ProblemDefinition, 'code'>>,
): Record<Code, ProblemDefinition> {
  const named = {} as Record<Code, ProblemDefinition>;
  for (const code of Object.keys(texts) as Code[]) {
    if (!/^[A-Z]{3}-\d{3}$/.test(code))
      throw new Error(`a problem's code is three letters and three digits: ${code}`);
    named[code] = { code, ...texts[code] };
  }
  return named;
}
