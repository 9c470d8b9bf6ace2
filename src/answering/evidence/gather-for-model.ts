import type { SentenceRef } from "./sentence-ref.ts";

/** Sentences that a model is given to read for one question. */
export const READ_BY_MODEL = 40;

/**
 * What a model is to read: these sentences, the best first, each with the one before and after it in its article, as many as fit,
 * laid out article by article in the order in which they stand there. With `spread` the articles take turns, so that each has its say.
 */
export function gatherForModel(
  sentences: readonly SentenceRef[],
  { spread, most = READ_BY_MODEL }: { readonly spread: boolean; readonly most?: number },
): readonly SentenceRef[] {
  const taken = new Map<string, SentenceRef>();
  for (const each of spread ? takeTurns(sentences) : sentences) {
    for (const order of [each.order, each.order + 1, each.order - 1]) {
      const sentence = each.sentences[order];
      if (sentence === undefined || taken.has(sentence.id)) continue;
      if (taken.size === most) break;
      taken.set(sentence.id, { article: each.article, sentences: each.sentences, order });
    }
  }
  const byArticle = Map.groupBy(taken.values(), ({ article }) => article.id);
  return [...byArticle.values()].flatMap((refs) => refs.toSorted((a, b) => a.order - b.order));
}

function takeTurns(sentences: readonly SentenceRef[]): readonly SentenceRef[] {
  const queues = [...Map.groupBy(sentences, ({ article }) => article.id).values()];
  const longest = Math.max(0, ...queues.map(({ length }) => length));
  return Array.from({ length: longest }, (_, turn) => queues.flatMap((queue) => queue.slice(turn, turn + 1))).flat();
}
