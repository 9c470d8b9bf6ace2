import { fold } from "../../language/fold.ts";
import type { WeighedTerm } from "../../retrieval/query/search-term.ts";
import type { Found } from "../../retrieval/ranking/found.ts";
import { type Marks, shareMet } from "../../retrieval/ranking/marks.ts";
import type { Retrieved } from "../../retrieval/ranking/retrieve.ts";
import type { Evidence } from "../evidence/find-evidence.ts";
import { spread } from "../evidence/sentence-features.ts";

/** What tells whether a question is answered. */
export type SufficiencyFeatures = Readonly<
  Record<
    | "strength"
    | "probability"
    | "ofArticle"
    | "cosineAboveMean"
    | "sentenceAbovePassage"
    | "agreement"
    | "passage"
    | "own"
    | "context"
    | "lexical"
    | "unheard",
    number
  >
>;

/** Features of the best sentence and its passage. `evidence` is ranked and not empty. */
export function sufficiencyFeatures(
  { asked, passages }: Retrieved,
  evidence: readonly Evidence[],
): SufficiencyFeatures {
  const best = evidence[0]!;
  // Whether the people asked about are in the article is checked by itself: what is asked of them must be told.
  const people = new Set(asked.names.filter(({ kind }) => kind === "person").map((name) => fold(name.asked)));
  const isMatter = ({ kind, text }: WeighedTerm): boolean => kind !== "alias" || !people.has(text);
  const matter = asked.terms.filter(isMatter);
  const shareOf = (marks: Marks): number =>
    shareMet(
      marks.filter((_, i) => isMatter(asked.terms[i]!)),
      matter,
    );
  const { found } = best;
  const cosines = spread(evidence.flatMap(({ similarity }) => similarity ?? []));
  return {
    strength: best.strength,
    probability: best.probability,
    // What is answered is told by sentences of one article; what only sounds alike is scattered over several.
    ofArticle: evidence
      .filter(({ article }) => article.id === best.article.id)
      .reduce((sum, { probability }) => sum + probability, 0),
    cosineAboveMean: Number.isFinite(cosines.highest) ? cosines.highest - cosines.mean : 0,
    // Of a question that its passage answers, one sentence is nearer to it than the passage; of others none is.
    sentenceAbovePassage:
      best.similarity === null || found.similarity === null ? 0 : best.similarity - found.similarity,
    agreement:
      bestBy(passages, ({ lexical }) => lexical) === bestBy(passages, ({ similarity }) => similarity ?? 0) ? 1 : 0,
    passage: shareOf(found.marks),
    own: shareOf(best.own.map(Math.sqrt)),
    context: shareOf(best.context),
    lexical: found.lexical,
    unheard: shareUnheard(matter),
  };
}

/** The share of what the terms are worth that no passage of the corpus holds. */
function shareUnheard(terms: readonly WeighedTerm[]): number {
  const all = terms.reduce((sum, { worth }) => sum + worth, 0);
  return all === 0 ? 0 : terms.reduce((sum, { worth, found }) => sum + (found === 0 ? worth : 0), 0) / all;
}

function bestBy(passages: readonly Found[], value: (found: Found) => number): string | undefined {
  let best: Found | undefined;
  for (const each of passages) if (best === undefined || value(each) > value(best)) best = each;
  return best?.article.id;
}
