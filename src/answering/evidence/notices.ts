import type { AnalysedQuestion } from "../../retrieval/query/analysed-question.ts";
import type { Found } from "../../retrieval/ranking/found.ts";
import type { Frame } from "../refusal/frame.ts";
import { disagreement } from "./disagreement.ts";
import type { SentenceRef } from "./sentence-ref.ts";

/** A source older than this, in days, is worth saying so. */
const OLD = 365;
const DAY_MS = 86_400_000;

/**
 * What the reader needs to judge an answer: sources that differ, reprints, which count once, and the date of the newest
 * article that was found when that is old.
 */
export function noticesOf(
  cited: readonly SentenceRef[],
  { text, today }: AnalysedQuestion,
  passages: readonly Found[],
  frame: Frame,
): readonly string[] {
  const differing = disagreement(text, cited);
  const shown = new Set(cited.map(({ article }) => article.id));
  const reprints = new Set(
    passages.filter(({ article }) => shown.has(article.id)).flatMap((each) => each.reprints ?? []),
  );
  const newest = passages
    .map(({ article }) => article.published ?? article.eventDate ?? "")
    .filter((date) => /^\d{4}-\d\d-\d\d$/u.test(date))
    .sort()
    .at(-1);
  const old = newest !== undefined && today !== undefined && Date.parse(today) - Date.parse(newest) > OLD * DAY_MS;
  return [
    ...(differing.length > 0 ? [frame.differ(differing)] : []),
    ...(reprints.size > 0 ? [frame.reprints(reprints.size)] : []),
    ...(old ? [frame.asOf(newest)] : []),
  ];
}
