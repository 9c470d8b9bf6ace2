import { checkContent } from "./check-content.ts";
import { checkDates } from "./check-dates.ts";
import { checkNames } from "./check-names.ts";
import { checkNumbers } from "./check-numbers.ts";
import { checkPolarity } from "./check-polarity.ts";
import { readClaim } from "./claim.ts";
import type { ClaimLexicon } from "./claim-lexicon.ts";
import { type EvidenceSentence, readEvidence } from "./evidence.ts";
import { rejected, type Verification } from "./verdict.ts";

export type { ClaimLexicon } from "./claim-lexicon.ts";
export type { EvidenceSentence } from "./evidence.ts";
export type { Verdict, Verification } from "./verdict.ts";

/**
 * Checks one claim against the sentences it cites: its numbers with their units, dates, names, negation and modality, and
 * that its words are said there at all. Pure; knows no model. A claim without evidence is not in evidence.
 */
export function verifyClaim(claim: string, evidence: readonly EvidenceSentence[], lexicon: ClaimLexicon): Verification {
  if (claim.trim() === "" || evidence.length === 0)
    return rejected("not-in-evidence", "There is nothing to check, or nothing to check it against.");
  const proof = readEvidence(evidence, lexicon);
  const read = readClaim(claim, proof.published, lexicon);
  return (
    checkDates(read, proof) ??
    checkNumbers(read, proof) ??
    checkNames(read, proof, lexicon) ??
    checkPolarity(read, proof, lexicon) ??
    checkContent(read, proof) ?? {
      supported: true,
      verdict: "supported",
      detail: "Every number, date and name of the claim stands in the cited sentences.",
    }
  );
}
