import type { Claim } from "./claim.ts";
import type { Evidence } from "./evidence.ts";
import { holds } from "./holds.ts";
import { rejected, type Verification } from "./verdict.ts";

/** Shares of the claim's words of meaning that the evidence must hold: when both are Chinese, and across languages. */
const LEAST_CONTENT = 0.78;
const LEAST_CONTENT_ACROSS = 0.5;

/** So many words of meaning in a row that the evidence lacks are something else told. */
const LONGEST_GAP = 3;

/** Checks that enough of what the claim says is said by the evidence at all. */
export function checkContent(claim: Claim, evidence: Evidence): Verification | null {
  if (claim.atoms.length === 0) return null;
  const held = claim.atoms.map((atom) => ({
    atom,
    by: Math.max(0, ...evidence.clauses.map((c) => holds(c, atom))),
  }));
  const run = missingRun(held.map((h) => (h.by > 0 ? "" : h.atom.text)));
  if (run !== null && claim.isChinese)
    return rejected("not-in-evidence", `The cited sentences do not say: ${run.join(", ")}.`);
  const share = held.reduce((sum, h) => sum + h.by, 0) / held.length;
  const least = claim.isChinese && /\p{Script=Han}/u.test(evidence.text) ? LEAST_CONTENT : LEAST_CONTENT_ACROSS;
  if (share >= least) return null;
  const missing = held.filter((h) => h.by === 0).map((h) => h.atom.text);
  return rejected("not-in-evidence", `The cited sentences do not say: ${missing.slice(0, 6).join(", ")}.`);
}

function missingRun(missing: readonly string[]): readonly string[] | null {
  let run: string[] = [];
  for (const word of missing) {
    run = word === "" ? [] : [...run, word];
    if (run.length >= LONGEST_GAP) return run;
  }
  return null;
}
