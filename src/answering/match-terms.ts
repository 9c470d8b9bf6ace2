/** Retrieval ranks and answering quotes by the same matches: see src/retrieval/ranking/match-terms.ts. */
export { coverage, createMatcher, type Matches, widen } from "../retrieval/ranking/match-terms.ts";
