import type { AnalysedQuestion } from "../../retrieval/query/analysed-question.ts";
import type { Evidence } from "../evidence/find-evidence.ts";

/** A name is held by its characters, its spelling or its sound; what its characters mean by themselves is a fainter mark. */
const NAMED = 0.25;

/**
 * The sentence nearest to what a question fixes: of those that hold most of its names the likeliest. Null when nothing was
 * found.
 */
export function nearestSentence({ terms }: AnalysedQuestion, evidence: readonly Evidence[]): Evidence | null {
  const names = terms.flatMap(({ kind, worth }, i) => ((kind === "alias" || kind === "name") && worth > 0 ? [i] : []));
  const held = ({ own, context }: Evidence): number =>
    names.filter((i) => own[i]! >= NAMED).length + names.filter((i) => context[i]! >= NAMED).length;
  let nearest: Evidence | null = null;
  for (const each of evidence) if (nearest === null || held(each) > held(nearest)) nearest = each;
  return nearest;
}
