import { fold } from "../../language/fold.ts";
import type { Contradiction } from "./evidence-text.ts";
import { type EvidenceText, wholeText, withoutMarks } from "./evidence-text.ts";

/** A title or words between marks, on folded text. */
const QUOTED = /《([^《》]{2,80})》|"([^"]{2,80})"|「([^「」]{2,80})」/gu;
const HAN = /\p{Script=Han}/u;

/**
 * A quotation whose words stand nowhere in the evidence; null when there is none. Across languages only words in Chinese
 * characters can be compared.
 */
export function vetoQuotations(claim: string, evidence: readonly EvidenceText[]): Contradiction | null {
  const whole = fold(wholeText(evidence));
  const bare = withoutMarks(whole);
  for (const match of fold(claim).matchAll(QUOTED)) {
    const inside = match.slice(1).find((each) => each !== undefined)!;
    if (HAN.test(inside) !== HAN.test(whole)) continue;
    if (!bare.includes(withoutMarks(inside)))
      return { kind: "quotation", because: `The cited sentences do not have the words “${inside}”.` };
  }
  return null;
}
