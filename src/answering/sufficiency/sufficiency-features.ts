import type { Found } from "../../retrieval/ranking/found.ts";
import { shareMet } from "../../retrieval/ranking/match-terms.ts";
import type { Retrieved } from "../../retrieval/ranking/retrieve.ts";
import type { Evidence } from "../evidence/find-evidence.ts";
import { spread } from "../evidence/sentence-features.ts";

/** What tells whether a question is answered. */
export type SufficiencyFeatures = Readonly<
  Record<
    | "strength"
    | "probability"
    | "cosineAboveMean"
    | "cosineMargin"
    | "agreement"
    | "passage"
    | "own"
    | "context"
    | "offered"
    | "lexical",
    number
  >
>;

/** Features of the best sentence and its passage. `evidence` is ranked and not empty. */
export function sufficiencyFeatures(
  { asked, passages }: Retrieved,
  evidence: readonly Evidence[],
): SufficiencyFeatures {
  const best = evidence[0]!;
  const { found } = best;
  const cosines = spread(evidence.flatMap(({ similarity }) => similarity ?? []));
  const others = passages.filter(({ article }) => article.id !== found.article.id);
  const nearest = Math.max(...others.flatMap(({ similarity }) => similarity ?? []));
  return {
    strength: best.strength,
    probability: best.probability,
    cosineAboveMean: Number.isFinite(cosines.highest) ? cosines.highest - cosines.mean : 0,
    cosineMargin: found.similarity === null || !Number.isFinite(nearest) ? 0 : found.similarity - nearest,
    agreement:
      bestBy(passages, ({ lexical }) => lexical) === bestBy(passages, ({ similarity }) => similarity ?? 0) ? 1 : 0,
    passage: shareMet(found.marks, asked.terms),
    own: shareMet(best.own.map(Math.sqrt), asked.terms),
    context: shareMet(best.context, asked.terms),
    offered: best.offered,
    lexical: found.lexical,
  };
}

function bestBy(passages: readonly Found[], value: (found: Found) => number): string | undefined {
  let best: Found | undefined;
  for (const each of passages) if (best === undefined || value(each) > value(best)) best = each;
  return best?.article.id;
}
