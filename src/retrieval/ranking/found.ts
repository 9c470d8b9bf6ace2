import type { PassageView } from "../../ports/passage-index.ts";
import type { SearchTerm } from "../query/search-term.ts";

/** A search term and how rare it is in the corpus. */
export interface WeighedTerm extends SearchTerm {
  /** Weight times inverse passage frequency; 0 for a term that no passage holds. */
  readonly gain: number;
  /** In how many passages any alternative occurs. */
  readonly found: number;
}

/** A passage found, best first, with a score that compares within one answer only. */
export interface Found extends PassageView {
  readonly score: number;
  /** What word search alone gave it, as a share of the most it could give, 0 to about 1. */
  readonly words: number;
  /** Articles that print the same text, which count as this one source. */
  readonly reprints?: readonly string[];
}
