import type { Article } from "../../domain/article.ts";
import type { Lexicon } from "../../language/lexicon.ts";
import type { AnalysedQuestion } from "../../retrieval/query/analysed-question.ts";
import type { ComposerParts, Composition } from "../composition.ts";
import { valuesFor, wantedOf } from "../evidence/asked-values.ts";
import { textOf } from "../evidence/sentence-ref.ts";
import { frameOf } from "../refusal/frame.ts";
import { refuseWith } from "../refusal/refuse.ts";
import { sentencesOf } from "./compose-recent.ts";

/**
 * Answers a question from one article that is known to be meant: its likeliest sentence that holds a value of the kind asked
 * for, where a kind is asked for; a refusal where it has none.
 */
export async function composeWithin(
  asked: AnalysedQuestion,
  article: Article,
  parts: ComposerParts,
  lexicon: Pick<Lexicon, "tagged">,
): Promise<Composition> {
  const wanted = wantedOf(asked.text);
  const values = valuesFor(asked.text, wanted, lexicon);
  const ranked = await parts.rank(asked, await sentencesOf(article, parts));
  const telling = ranked.find((each) => wanted.kind === null || [...values(textOf(each))].length > 0);
  if (telling !== undefined) return { kind: "answer", lines: [{ text: null, cites: [telling] }], notices: [] };
  const facts = { reason: "kind", wanted: asked.answerType, missing: [], known: [], nearest: null } as const;
  return refuseWith(frameOf(asked.language).refusal(facts));
}
