import { z } from "zod";
import { vetoClaim } from "../../answering/grounding/veto-claim.ts";
import { createLexicon, type Lexicon } from "../../language/lexicon.ts";
import type { Entailment } from "../../ports/entailment.ts";
import { modelParts } from "../compose/model-parts.ts";
import type { Session } from "../console/session.ts";
import { readBatch, runBatch } from "./read-batch.ts";

const claim = z.object({ id: z.string(), claim: z.string(), evidence: z.array(z.string()) });
const CLAIM_ROW = 'a JSON line with "id", "claim" and "evidence"';

/** What was found of one claim. Without a judge what no veto contradicts is `not_judged`, and counts as supported. */
interface VerifiedRow {
  readonly id: string;
  readonly supported: boolean;
  readonly verdict: "supported" | "contradicted" | "not_enough" | "not_judged";
  readonly by: "rules" | "judge";
  readonly because: string;
}

/** `wenzhai verify --batch FILE`: by the vetoes, then by the judge where a model is configured. */
export async function verifyCommand({ batch }: { batch: string }, session: Session): Promise<void> {
  const lexicon = createLexicon();
  const { judge } = modelParts(session.config.model, lexicon, session.world);
  await runBatch(readBatch(batch, claim, CLAIM_ROW), (row) => verify(row, lexicon, judge), session.out);
}

async function verify(
  { id, claim: text, evidence }: z.infer<typeof claim>,
  lexicon: Lexicon,
  judge: Entailment | undefined,
): Promise<VerifiedRow> {
  if (text.trim() === "" || evidence.length === 0)
    return {
      id,
      supported: false,
      verdict: "not_enough",
      by: "rules",
      because: "There is nothing to check it against.",
    };
  const veto = vetoClaim(
    text,
    evidence.map((each) => ({ text: each })),
    lexicon,
  );
  if (veto !== null) return { id, supported: false, verdict: "contradicted", by: "rules", because: veto.because };
  if (judge === undefined)
    return { id, supported: true, verdict: "not_judged", by: "rules", because: "No veto speaks against it." };
  const sentences = evidence.map((each, i) => ({ id: `1.${i + 1}`, text: each, before: "", article: "", date: null }));
  const { verdicts, failure } = await judge.judge([{ id: "1", text, evidence: sentences }]);
  const [found] = verdicts;
  if (found === undefined)
    return { id, supported: false, verdict: "not_judged", by: "judge", because: failure ?? "It was not judged." };
  return { id, supported: found.verdict === "supported", verdict: found.verdict, by: "judge", because: found.because };
}
