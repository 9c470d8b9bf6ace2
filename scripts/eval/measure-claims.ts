import { vetoClaim } from "../../src/answering/grounding/veto-claim.ts";
import { createLexicon } from "../../src/language/lexicon.ts";
import type { Run, Values } from "./evaluation-set.ts";
import { type EvalClaim, scoreClaims } from "./score-claims.ts";

/** What the vetoes alone let pass of claims that are known to be true or changed. */
export async function measureClaims({ rows }: Run): Promise<Values> {
  const claims = rows as readonly EvalClaim[];
  const lexicon = createLexicon();
  const verdicts = new Map(
    claims.map(({ id, claim, evidence }) => {
      const sentences = evidence.map((text) => ({ text }));
      return [id, vetoClaim(claim, sentences, lexicon) === null];
    }),
  );
  const { truthsAccepted, liesAccepted } = scoreClaims(claims, verdicts);
  return { "truths accepted": truthsAccepted, "lies accepted": liesAccepted };
}
