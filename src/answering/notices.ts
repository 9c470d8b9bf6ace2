import type { Question } from "../domain/question.ts";
import { disagreement } from "./disagreement.ts";
import type { Frame } from "./frame.ts";
import type { Candidate } from "./score-sentences.ts";

/** A source older than this, in days, is worth saying so. */
const OLD = 365;

/**
 * What the reader needs to judge an answer: sources that differ, how many independent ones there are when there are
 * several, reprints, which count once, and its date when the newest source is old.
 */
export function noticesOf(picked: readonly Candidate[], { text, now }: Question, frame: Frame): readonly string[] {
  const differing = disagreement(text, picked);
  const sources = new Set(picked.map(({ found }) => found.article.id)).size;
  const dates = picked
    .map(({ found }) => found.article.published ?? found.article.eventDate ?? "")
    .filter((date) => /^\d{4}-\d\d-\d\d$/u.test(date));
  const newest = dates.sort().at(-1);
  const old = newest !== undefined && now !== undefined && Date.parse(now) - Date.parse(newest) > OLD * 86_400_000;
  const reprints = new Set(picked.flatMap(({ found }) => found.reprints ?? [])).size;
  return [
    ...(differing.length > 0 ? [frame.differ(differing)] : []),
    ...(sources > 1 ? [frame.sources(sources)] : []),
    ...(reprints > 0 ? [frame.reprints(reprints)] : []),
    ...(old ? [frame.asOf(newest)] : []),
  ];
}
