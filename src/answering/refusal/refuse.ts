import type { AnalysedQuestion } from "../../retrieval/query/analysed-question.ts";
import type { Composition } from "../composition.ts";
import type { Evidence } from "../evidence/find-evidence.ts";
import type { SentenceRef } from "../evidence/sentence-ref.ts";
import type { Sufficiency } from "../sufficiency/judge-sufficiency.ts";
import { asWritten } from "./as-written.ts";
import { frameOf } from "./frame.ts";
import { nearestSentence } from "./nearest-sentence.ts";

/** A refusal for this reason, a sentence in the asker's language, with the nearest sentence where there is one. */
export function refuseWith(reason: string, nearest: SentenceRef | null = null): Composition {
  return { kind: "refusal", lines: [], notices: [], refusal: { reason, nearest } };
}

/** A refusal that says what the evidence lacks, with the nearest sentence. */
export function refuse(asked: AnalysedQuestion, evidence: readonly Evidence[], judged: Sufficiency): Composition {
  const nearest = nearestSentence(asked, evidence);
  const { language, text } = asked;
  const article = nearest?.article;
  const of = [article?.eventDate ?? article?.published, article?.place]
    .filter(Boolean)
    .join(language === "en" ? ", " : " ");
  const known = asked.names.filter(({ articles }) => article !== undefined && articles.includes(article.id));
  const missing = asWritten(text, judged.missing);
  const reason = frameOf(language).refusal({
    // Where every word of the question is met, what lacks is a value of the kind it asks for.
    reason: missing.length === 0 ? "kind" : (judged.reason ?? "thin"),
    wanted: asked.answerType,
    missing,
    known: known.map((name) => name.asked),
    nearest: of === "" ? null : of,
  });
  return refuseWith(reason, nearest);
}
