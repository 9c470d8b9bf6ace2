import type { AnalysedQuestion } from "../../retrieval/query/analysed-question.ts";
import type { ComposerParts, Composition } from "../composition.ts";
import type { Composers } from "./composers.ts";
import type { Intent } from "./intent.ts";

/** By the first composer of the question's kind that has something to say; null where none has. */
export async function composeByIntent(
  intent: Intent,
  asked: AnalysedQuestion,
  composers: Composers,
  parts: ComposerParts,
): Promise<Composition | null> {
  for (const compose of composers[intent] ?? []) {
    const composed = await compose(asked, parts);
    if (composed !== null) return composed;
  }
  return null;
}
