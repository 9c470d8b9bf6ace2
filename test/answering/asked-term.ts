import type { WeighedTerm } from "../../src/retrieval/ranking/retrieve.ts";

/** A Chinese word asked for, which one passage of the corpus holds. */
export function askedTerm(text: string): WeighedTerm {
  return { text, kind: "word", weight: 1, gain: 2, found: 1, alternatives: [{ term: `w${text}`, weight: 1 }] };
}
