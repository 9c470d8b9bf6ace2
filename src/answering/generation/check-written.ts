import type { Language } from "../../domain/article.ts";
import { fold } from "../../language/fold.ts";
import { type EvidenceText, withoutMarks } from "../grounding/evidence-text.ts";
import { vetoClaim } from "../grounding/veto-claim.ts";
import type { NameLexicon } from "../grounding/veto-names.ts";
import { isInjected } from "../model-calls/injected.ts";
import { badManners, tidyClaim } from "./claim-manners.ts";
import type { WrittenClaim } from "./line-claims.ts";
import { type Evidence, spokenText } from "./source-block.ts";

/** Why a claim is not shown. */
export type Rejection = "unknown-id" | "unfit" | "contradicted" | "not-supported" | "not-judged";

/** A claim that a model wrote, after the checks that need no model. */
export interface CheckedClaim {
  readonly text: string;
  readonly ids: readonly string[];
  /** The sentences it cites; empty where an id was never given. */
  readonly evidence: readonly Evidence[];
  /** Null for a claim that may go to the judge. */
  readonly rejected: { readonly verdict: Rejection; readonly because: string } | null;
}

/** What claims are checked with. */
export interface CheckParts {
  readonly byId: ReadonlyMap<string, Evidence>;
  readonly language: Language;
  readonly lexicon: NameLexicon;
}

/** A claim that needs more sentences than this to stand proves nothing a reader can check. */
const MOST_IDS = 3;

/** Checks a claim by rule: every id must have been given, its form must be fit to be shown, and no veto may speak against it. */
export function checkWritten(written: WrittenClaim, { byId, language, lexicon }: CheckParts): CheckedClaim {
  const text = tidyClaim(written.text);
  const ids = [...new Set(written.ids.map((id) => id.trim()))];
  const no = (verdict: Rejection, because: string): CheckedClaim => ({
    text,
    ids,
    evidence: [],
    rejected: { verdict, because },
  });
  if (ids.length === 0) return no("unfit", "It cites no sentence.");
  if (ids.some((id) => !byId.has(id))) return no("unknown-id", "It cites an id that is not in the sources.");
  if (ids.length > MOST_IDS) return no("unfit", `It cites more than ${MOST_IDS} sentences.`);
  const unfit = badManners(text, language, new Set(byId.keys()));
  if (unfit !== null) return no("unfit", unfit);
  const evidence = ids.map((id) => byId.get(id)!);
  const veto = vetoClaim(text, evidence.map(evidenceText), lexicon);
  if (veto !== null) return no("contradicted", veto.because);
  return { text, ids, evidence, rejected: null };
}

/** What a sentence says to the vetoes. Words inside an address prove nothing, nor does what speaks to a machine. */
export function evidenceText({ text, before = "", article }: Evidence): EvidenceText {
  const { title, titleEn, publisher, place, published, eventDate, people, aliases } = article;
  const spoken = (words: string): string => (isInjected(words) ? "" : spokenText(words));
  return {
    text: spokenText(text),
    before: spoken(before),
    title: spoken(title),
    facts: [titleEn, publisher, place, published, eventDate].flatMap((fact) =>
      fact === undefined ? [] : [spoken(fact)],
    ),
    people,
    aliases,
    ...(published === undefined ? {} : { published }),
  };
}

/** The same for claims that say the same in the same words, whatever their marks, spaces and script. */
export function claimKey(text: string): string {
  return withoutMarks(fold(text));
}
