import type { PassageIndex } from "../../ports/passage-index.ts";
import type { AnalysedQuestion } from "../query/analysed-question.ts";
import { collapseReprints } from "./collapse-reprints.ts";
import { findCandidates } from "./find-candidates.ts";
import type { Retrieved } from "./found.ts";
import { type RankParts, rankPassages } from "./rank-passages.ts";

export type { Found, Retrieved } from "./found.ts";

/** What retrieval is made from. */
export interface RetrieveParts extends RankParts {
  readonly index: PassageIndex;
}

/** Finds the `k` passages that bear most on a question. */
export type Retrieve = (asked: AnalysedQuestion, k: number) => Promise<Retrieved>;

/** Gives the function that finds passages by words and by meaning, ranked together, reprints under the one that stands for them. */
export function createRetrieve(parts: RetrieveParts): Retrieve {
  return async (asked, k) => {
    const candidates = await findCandidates(asked, k, parts.index);
    return { asked, passages: collapseReprints(rankPassages(asked, candidates, parts), k, parts.analyse) };
  };
}
