import { languageOf } from "../language/language.ts";
import type { AnalysedQuestion } from "../retrieval/query/analysed-question.ts";
import type { Composition } from "./composition.ts";
import type { Evidence } from "./evidence/find-evidence.ts";
import { type SentenceRef, textOf } from "./evidence/sentence-ref.ts";
import { badManners, tidyClaim } from "./generation/claim-manners.ts";
import { vetoClaim } from "./grounding/veto-claim.ts";
import type { NameLexicon } from "./grounding/veto-names.ts";
import { refuse } from "./refusal/refuse.ts";

/** What a model said of what the sources lack, and what it had read. */
export interface ModelRefusal {
  readonly reason: string;
  readonly read: readonly SentenceRef[];
  readonly lexicon: NameLexicon;
}

/**
 * A refusal in the model's words, with the nearest sentence. Words that are too long, marked up, in another language, or that tell a
 * number, date or name of which neither the question nor the sources know, give way to ours.
 */
export function refuseByModel(
  asked: AnalysedQuestion,
  evidence: readonly Evidence[],
  { reason, read, lexicon }: ModelRefusal,
): Composition {
  const ours = refuse(asked, evidence, { sufficient: false, reason: "thin", missing: [], confidence: 0 });
  const text = tidyClaim(reason);
  const known = [{ text: asked.text }, ...read.map((each) => ({ text: textOf(each), title: each.article.title }))];
  const fit =
    text !== "" &&
    (languageOf(text) === "en") === (asked.language === "en") &&
    badManners(text, asked.language, new Set()) === null &&
    vetoClaim(text, known, lexicon) === null;
  return fit ? { ...ours, refusal: { reason: text, nearest: ours.refusal?.nearest ?? null } } : ours;
}
