/** Retrieval ranks and answering quotes by the same matches: see src/retrieve/match-terms.ts. */
export { coverage, createMatcher, type Matches, widen } from "../retrieve/match-terms.ts";
