import { fold } from "../../language/fold.ts";
import { checkBindings } from "./check-bindings.ts";
import { checkContent } from "./check-content.ts";
import { checkDates } from "./check-dates.ts";
import { checkNames } from "./check-names.ts";
import { checkNumbers } from "./check-numbers.ts";
import { checkPolarity } from "./check-polarity.ts";
import { readClaim } from "./claim.ts";
import type { ClaimLexicon } from "./claim-lexicon.ts";
import { bare, type EvidenceSentence, readEvidence } from "./evidence.ts";
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
  if (isCopy(read.text, evidence)) return SUPPORTED;
  return (
    checkDates(read, proof) ??
    checkNumbers(read, proof) ??
    checkNames(read, proof, lexicon) ??
    checkBindings(read, proof, lexicon) ??
    checkPolarity(read, proof, lexicon) ??
    checkContent(read, proof) ??
    SUPPORTED
  );
}

const SUPPORTED: Verification = {
  supported: true,
  verdict: "supported",
  detail: "Every number, date and name of the claim stands in the cited sentences.",
};

/** A whole sentence copied needs no reading; a part of one may leave out what turns it round. */
function isCopy(claim: string, evidence: readonly EvidenceSentence[]): boolean {
  const copied = bare(claim);
  return (
    copied !== "" &&
    evidence.some((sentence) => bare(fold(sentence.text)) === copied && sameFigures(claim, fold(sentence.text)))
  );
}

/** Marks matter inside figures: 1.5 is not 15. */
function sameFigures(a: string, b: string): boolean {
  const figures = (text: string) =>
    (text.match(/\d[\d.,:%‰/-]*/gu) ?? []).map((f) => f.replace(/[.,:]$/u, "")).join(" ");
  return figures(a) === figures(b);
}
