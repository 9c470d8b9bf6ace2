import { fold } from "../../language/fold.ts";
import type { AnalysedQuestion } from "../../retrieval/query/analysed-question.ts";
import type { ComposerParts } from "../composition.ts";
import type { SentenceRef } from "../evidence/sentence-ref.ts";
import { textOf } from "../evidence/sentence-ref.ts";
import type { AskedScope } from "./asked-scope.ts";
import type { Item } from "./cover-items.ts";
import type { ItemAsked } from "./item-asked.ts";
import { wordPattern } from "./word-pattern.ts";

/** A sentence belongs to the list when it answers at least this share as probably as the best one does. */
const NEAR_BEST = 0.5;

/**
 * Narrows items to the sentences that tell what is asked of them: those with the predicate's words where the question has one
 * that they tell, else, where nothing but relevance fixed the articles, those that answer about as probably as the best.
 */
export async function relevantItems(
  found: readonly (readonly Item[])[],
  wanted: ItemAsked,
  scope: AskedScope,
  asked: AnalysedQuestion,
  parts: ComposerParts,
): Promise<readonly (readonly Item[])[]> {
  if (wanted.kind.kind !== "body") return found;
  const told = wanted.predicates.reduce<readonly (readonly Item[])[]>((left, { told: words }) => {
    const narrowed = keepSentences(left, (ref) => wordPattern(words).test(fold(textOf(ref))));
    return narrowed.some((items) => items.length > 0) ? narrowed : left;
  }, found);
  if (scope.by === "corpus") return found;
  if (scope.by === "event") return told;
  const ranked = await parts.rank(asked, [...new Set(told.flat().flatMap(({ sentences }) => sentences))]);
  const best = ranked[0]?.probability ?? 0;
  const near = new Set(ranked.filter(({ probability }) => probability >= NEAR_BEST * best).map(idOf));
  return keepSentences(told, (ref) => near.has(idOf(ref)));
}

function keepSentences(
  found: readonly (readonly Item[])[],
  keep: (ref: SentenceRef) => boolean,
): readonly (readonly Item[])[] {
  return found.map((items) =>
    items
      .map((item) => ({ ...item, sentences: item.sentences.filter(keep) }))
      .filter(({ sentences }) => sentences.length > 0),
  );
}

function idOf({ sentences, order }: SentenceRef): string {
  return sentences[order]!.id;
}
