import { dateMentions } from "../../language/dates.ts";
import { fold } from "../../language/fold.ts";
import { type Quantity, quantities } from "../../language/numbers.ts";
import type { Contradiction } from "./contradiction.ts";
import { dayOfEvidence, type EvidenceText, wholeText } from "./evidence-text.ts";
import { sameQuantity } from "./same-quantity.ts";

/** A number that stands in none of the evidence with its unit and scale; null when each does. */
export function vetoNumbers(claim: string, evidence: readonly EvidenceText[]): Contradiction | null {
  const folded = fold(claim);
  const published = dayOfEvidence(evidence);
  const whole = fold(wholeText(evidence));
  const theirs = quantities(whole);
  const years = dateMentions(whole, { published }).flatMap(({ year, inferred }) =>
    year === undefined || inferred.includes("year") ? [] : [year],
  );
  const dates = dateMentions(folded, { published });
  for (const mine of quantities(folded)) {
    if (dates.some(({ start, end }) => mine.start >= start && mine.end <= end)) continue;
    const written = folded.slice(mine.start, mine.end);
    if (saysNothing(mine, written, folded)) continue;
    if (theirs.some((each) => sameQuantity(mine, each)) || years.includes(mine.value)) continue;
    const shown = folded.slice(Math.max(0, mine.start - 4), mine.end + 8).trim();
    return { kind: "number", because: `The cited sentences do not have “${shown}”.` };
  }
  return null;
}

/**
 * Whether a number is a manner of speaking, or counted from a list that the evidence gives: "first", one and two ("the two sides").
 */
function saysNothing({ value, ordinal }: Quantity, written: string, _claim: string): boolean {
  if (ordinal && value === 1 && !/\d/u.test(written)) return true;
  return !ordinal && !/\d/u.test(written) && value <= 2;
}
