import type { Entailment, EntailmentClaim } from "../../src/ports/entailment.ts";

/** A judge that supports what it knows to be true: by default what stands word for word in its evidence. */
export function knowingJudge(
  isTrue: (claim: EntailmentClaim) => boolean = isCopy,
): Entailment & { readonly asked: readonly EntailmentClaim[][] } {
  const asked: EntailmentClaim[][] = [];
  return {
    asked,
    async judge(claims) {
      asked.push([...claims]);
      const verdicts = claims.map((claim) => ({
        id: claim.id,
        verdict: isTrue(claim) ? ("supported" as const) : ("not_enough" as const),
        because: isTrue(claim) ? "It is known." : "The sentences do not say it.",
      }));
      return { verdicts, failure: null, tokens: { input: 0, output: 0 } };
    },
  };
}

const bare = (text: string): string => text.normalize("NFKC").replace(/[\s\p{P}\p{S}]+/gu, "");

/** Whether a claim is a part of one of its sentences. */
export function isCopy({ text, evidence }: Pick<EntailmentClaim, "text" | "evidence">): boolean {
  return evidence.some((each) => bare(each.text).includes(bare(text)));
}
