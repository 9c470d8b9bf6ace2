/** One way a thing may be written: a term of src/language/terms.ts, and how well it fits, 0 to 1. */
export interface Alternative {
  readonly term: string;
  readonly weight: number;
  /** A hint worth searching for, which does not show that a text speaks of the thing. */
  readonly faint?: true;
}

/** One thing a question asks for, with every way the corpus may write it. */
export interface SearchTerm {
  /** What stands in the question. */
  readonly text: string;
  /** `gram` terms repeat what words say, for segmentation that differs; `foreign` ones are sounds of a name. */
  readonly kind: "word" | "phrase" | "gram" | "name" | "foreign" | "value" | "alias";
  readonly weight: number;
  readonly alternatives: readonly Alternative[];
}

/** A search term, how rare it is in the corpus, and what a text that holds it has met of the question. */
export interface WeighedTerm extends SearchTerm {
  /** Weight times inverse passage frequency, for searching; 0 for a term that no passage holds. */
  readonly gain: number;
  /** In how many passages any alternative occurs. */
  readonly found: number;
  /** What the term is worth when a text is read for the question; 0 for terms that repeat others. */
  readonly worth: number;
}
