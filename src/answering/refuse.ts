import type { Answer, Citation } from "../domain/answer.ts";
import type { Language } from "../domain/article.ts";
import { cite } from "./cite.ts";
import { frameOf } from "./frame.ts";
import type { ReadEvidence } from "./read-evidence.ts";

/** An answer without its times, which are known only when it is sent. */
export type Untimed = Omit<Answer, "ms">;

/** A refusal with this reason, a sentence in the asker's language. */
export function refuseWith(
  language: Language,
  reason: string,
  nearest: Citation | null = null,
  rewritten: string | null = null,
): Untimed {
  return {
    kind: "refusal",
    answered: false,
    language,
    mode: "extractive",
    rewritten,
    lines: [],
    citations: [],
    refusal: { reason, nearest },
    notices: [],
  };
}

/** A refusal that says what the evidence lacks, with the nearest sentence. */
export function refuse(language: Language, { judgement }: ReadEvidence, rewritten: string | null): Untimed {
  const frame = frameOf(language);
  const { reason, missing, known, wanted, nearest } = judgement;
  const facts = { reason: reason ?? "thin", missing, known, wanted };
  if (nearest === null) return refuseWith(language, frame.refusal({ ...facts, nearest: null }), null, rewritten);
  const { article, sentences } = nearest.found;
  const of = [article.eventDate ?? article.published, article.place]
    .filter(Boolean)
    .join(language === "en" ? ", " : " ");
  return refuseWith(
    language,
    frame.refusal({ ...facts, nearest: of === "" ? null : of }),
    cite(article, sentences[nearest.order]!, 1),
    rewritten,
  );
}
