import { verifyClaim } from "../../src/answering/grounding/verify-claim.ts";
import { createLexicon } from "../../src/language/lexicon.ts";
import type { Run, Values } from "./evaluation-set.ts";
import { type EvalClaim, scoreClaims } from "./score-claims.ts";

/** Checks claims that are known to be true or changed. */
export async function measureClaims({ rows }: Run): Promise<Values> {
  const claims = rows as readonly EvalClaim[];
  const lexicon = createLexicon();
  const verdicts = new Map(
    claims.map(({ id, claim, evidence }) => {
      const sentences = evidence.map((text) => ({ text }));
      return [id, verifyClaim(claim, sentences, lexicon).verdict === "supported"];
    }),
  );
  const { truthsAccepted, liesAccepted } = scoreClaims(claims, verdicts);
  return { "truths accepted": truthsAccepted, "lies accepted": liesAccepted };
}
