import type { AnalysedQuestion } from "../../retrieval/query/analysed-question.ts";
import type { ComposerParts, Composition } from "../composition.ts";
import { sentencesOf } from "../intent/compose-recent.ts";
import { frameOf } from "../refusal/frame.ts";
import { refuseWith } from "../refusal/refuse.ts";

/** A refusal that names what of a question no article holds, with the likeliest sentence of the article nearest to it. */
export async function refuseMissing(
  missing: readonly string[],
  asked: AnalysedQuestion,
  parts: ComposerParts,
): Promise<Composition> {
  const [article] = await parts.relevant(asked, 1);
  const [nearest] = article === undefined ? [] : await parts.rank(asked, await sentencesOf(article, parts));
  const facts = { reason: "name", missing, known: [], nearest: null } as const;
  return refuseWith(frameOf(asked.language).refusal(facts), nearest);
}
