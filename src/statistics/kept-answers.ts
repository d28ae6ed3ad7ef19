/** Keeps answers for a while, so that a crowd on a public page costs the database one question. */
export interface KeptAnswers<Answer> {
  get(key: string, make: () => Promise<Answer>): Promise<Answer>;
}

/**
 * At most `most` answers, each for `ageMs`. Those who ask while an answer is being made wait for the same one; a
 * failure is not kept.
 */
export function keepAnswers<Answer>(options: {
  ageMs: number;
  most: number;
  now: () => number;
}): KeptAnswers<Answer> {
  const kept = new Map<string, { until: number; answer: Promise<Answer> }>();
  return {
    get(key, make) {
      const now = options.now();
      const found = kept.get(key);
      if (found && found.until > now) return found.answer;
      kept.delete(key);
      const oldest = kept.size >= options.most ? kept.keys().next().value : undefined;
      if (oldest !== undefined) kept.delete(oldest);
      const answer = make();
      kept.set(key, { until: now + options.ageMs, answer });
      answer.catch(() => kept.delete(key));
      return answer;
    },
  };
}
