/**
 * The shape of a French catalogue with any texts in it: what its English twin must fill, key for key.
 * A missing or surplus key is a type error, so a page can never be half translated.
 */
export type Same<Texts> = {
  readonly [Key in keyof Texts]: Texts[Key] extends string
    ? string
    : Texts[Key] extends (...values: infer Values) => string
      ? (...values: Values) => string
      : Texts[Key] extends readonly string[]
        ? readonly string[]
        : Same<Texts[Key]>;
};
