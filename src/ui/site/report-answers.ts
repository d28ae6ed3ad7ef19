/** What a person has answered so far. It travels in hidden fields only: no cookie, nothing in the address. */
export interface Answers {
  /** the lines of the first question, as typed */
  where: string;
  /** words instead of an address */
  described: string;
  category: string;
  danger: boolean;
  comment: string;
  email: string;
  /** drawn when the first step is left; makes a double click the same report */
  key: string;
}

export type Step = 1 | 2 | 3;

/** A sentence for each answer that has to be mended. */
export type AnswerProblems = Partial<
  Record<'where' | 'described' | 'category' | 'comment' | 'email' | 'form', string>
>;

export const noAnswers: Answers = {
  where: '',
  described: '',
  category: 'unknown',
  danger: false,
  comment: '',
  email: '',
  key: '',
};

/** What a step's page shows. */
export interface StepView {
  step: Step;
  answers: Answers;
  problems: AnswerProblems;
  /** how many addresses were understood */
  addresses: number;
  /** what the second step offers, in the reader's language */
  categories: readonly { id: string; label: string; hint?: string | undefined }[];
}
