import type { Contradiction, EvidenceText } from "./evidence-text.ts";
import { vetoDates } from "./veto-dates.ts";
import type { NameLexicon } from "./veto-names.ts";
import { vetoNames } from "./veto-names.ts";
import { vetoNumbers } from "./veto-numbers.ts";
import { vetoQuotations } from "./veto-quotations.ts";

/**
 * What certainly speaks against a claim: a number, date, quotation or name that stands in none of its evidence; null when nothing
 * does, which proves nothing. Pure; knows no model.
 */
export function vetoClaim(
  claim: string,
  evidence: readonly EvidenceText[],
  lexicon: NameLexicon,
): Contradiction | null {
  return (
    vetoDates(claim, evidence) ??
    vetoNumbers(claim, evidence) ??
    vetoQuotations(claim, evidence) ??
    vetoNames(claim, evidence, lexicon)
  );
}
