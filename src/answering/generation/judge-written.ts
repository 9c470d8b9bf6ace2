import type { Entailment, EntailmentClaim } from "../../ports/entailment.ts";
import { isInjected } from "../model-calls/injected.ts";
import type { Tokens } from "../model-calls/stream-reply.ts";
import type { CheckedClaim } from "./check-written.ts";
import type { Evidence } from "./source-block.ts";

/** Claims after the judge: what it does not support is rejected. */
export interface JudgedClaims {
  readonly judged: readonly CheckedClaim[];
  /** Why some claims have no verdict, or null. */
  readonly failure: string | null;
  readonly tokens: Tokens;
}

/** Asks the judge about the claims that no rule rejected, in one go, and puts its verdicts on them; hears of those supported as they are. */
export async function judgeWritten(
  claims: readonly CheckedClaim[],
  judge: Entailment,
  signal: AbortSignal,
  onSupported: (claim: CheckedClaim) => void,
): Promise<JudgedClaims> {
  const asked = claims.flatMap((claim, i) => (claim.rejected === null ? [entailmentClaim(claim, String(i + 1))] : []));
  const { verdicts, failure, tokens } = await judge.judge(asked, {
    signal,
    onVerdict: ({ id, verdict }) => {
      if (verdict === "supported") onSupported(claims[Number(id) - 1]!);
    },
  });
  const byId = new Map(verdicts.map((each) => [each.id, each]));
  const judged = claims.map((claim, i): CheckedClaim => {
    const found = byId.get(String(i + 1));
    if (claim.rejected !== null || found?.verdict === "supported") return claim;
    if (found === undefined) return { ...claim, rejected: { verdict: "not-judged", because: "It was not judged." } };
    const verdict = found.verdict === "contradicted" ? "contradicted" : "not-supported";
    return { ...claim, rejected: { verdict, because: found.because } };
  });
  const unjudged = judged.some(({ rejected }) => rejected?.verdict === "not-judged");
  return { judged, failure: unjudged ? (failure ?? "The judge gave no verdict.") : null, tokens };
}

function entailmentClaim({ text, evidence }: CheckedClaim, id: string): EntailmentClaim {
  return { id, text, evidence: evidence.map((each, i) => ({ id: `${id}.${i + 1}`, ...judgedEvidence(each) })) };
}

/** What the judge sees of a sentence; what speaks to a machine is kept from it. */
function judgedEvidence({ text, before = "", article }: Evidence): Omit<EntailmentClaim["evidence"][number], "id"> {
  const told = [article.title, article.publisher ?? ""].filter((each) => each !== "" && !isInjected(each)).join(" · ");
  const date = article.published ?? article.eventDate ?? null;
  return { text, before: isInjected(before) ? "" : before, article: told, date };
}
