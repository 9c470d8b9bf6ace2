import type { AnalysedQuestion } from "../../retrieval/query/analysed-question.ts";
import type { Found } from "../../retrieval/ranking/found.ts";
import type { Frame } from "../refusal/frame.ts";
import { disagreement } from "./disagreement.ts";
import type { SentenceRef } from "./sentence-ref.ts";

/** What the reader needs to judge an answer: sources that differ, and reprints, which count once. */
export function noticesOf(
  cited: readonly SentenceRef[],
  { text }: AnalysedQuestion,
  passages: readonly Found[],
  frame: Frame,
): readonly string[] {
  const differing = disagreement(text, cited);
  const shown = new Set(cited.map(({ article }) => article.id));
  const reprints = new Set(
    passages.filter(({ article }) => shown.has(article.id)).flatMap((each) => each.reprints ?? []),
  );
  return [
    ...(differing.length > 0 ? [frame.differ(differing)] : []),
    ...(reprints.size > 0 ? [frame.reprints(reprints.size)] : []),
  ];
}
