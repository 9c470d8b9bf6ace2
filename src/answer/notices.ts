import type { Frame } from "./frame.ts";
import type { Candidate } from "./score-sentences.ts";

/** A source older than this, in days, is worth saying so. */
const OLD = 365;

/** What the reader needs to judge an answer: its date when the newest source is old, and reprints, which count once. */
export function noticesOf(picked: readonly Candidate[], now: string | undefined, frame: Frame): readonly string[] {
  const dates = picked
    .map(({ found }) => found.article.published ?? found.article.eventDate ?? "")
    .filter((date) => /^\d{4}-\d\d-\d\d$/u.test(date));
  const newest = dates.sort().at(-1);
  const old = newest !== undefined && now !== undefined && Date.parse(now) - Date.parse(newest) > OLD * 86_400_000;
  const reprints = new Set(picked.flatMap(({ found }) => found.reprints ?? [])).size;
  return [...(old ? [frame.asOf(newest)] : []), ...(reprints > 0 ? [frame.reprints(reprints)] : [])];
}
