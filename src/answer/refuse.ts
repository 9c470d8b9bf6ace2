import type { Answer, Citation, Language } from "../domain.ts";
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
export function refuse(language: Language, { candidates, judgement }: ReadEvidence, rewritten: string | null): Untimed {
  const [best] = candidates;
  const frame = frameOf(language);
  const { reason, missing } = judgement;
  if (best === undefined) return refuseWith(language, frame.refusal("thin", missing, null), null, rewritten);
  const { eventDate, published, place } = best.found.article;
  const of = [eventDate ?? published, place].filter(Boolean).join(language === "en" ? ", " : " ");
  return refuseWith(
    language,
    frame.refusal(reason ?? "thin", missing, of === "" ? null : of),
    cite(best.found.article, best.found.sentences[best.order]!, 1),
    rewritten,
  );
}
