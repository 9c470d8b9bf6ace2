import { type SentenceRef, textOf } from "./sentence-ref.ts";

/** Sentences that a model is given to read for one question. */
export const READ_BY_MODEL = 40;

/** The best sentences, which are read with their neighbours and with those that introduce the people they name. */
const WITH_COMPANY = 6;

/**
 * What a model is to read: these sentences, the best first, as many as fit, the very best each with the one before and after it and
 * the first mention of each person it names; laid out article by article in the order in which they stand there. With `spread` the
 * articles take turns, so that each has its say.
 */
export function gatherForModel(
  sentences: readonly SentenceRef[],
  { spread, most = READ_BY_MODEL }: { readonly spread: boolean; readonly most?: number },
): readonly SentenceRef[] {
  const taken = new Map<string, SentenceRef>();
  for (const [i, each] of (spread ? takeTurns(sentences) : sentences).entries()) {
    const around = i < WITH_COMPANY ? [each.order + 1, each.order - 1, ...introductions(each)] : [];
    for (const order of [each.order, ...around]) {
      const sentence = each.sentences[order];
      if (sentence === undefined || taken.has(sentence.id)) continue;
      if (taken.size === most) break;
      taken.set(sentence.id, { article: each.article, sentences: each.sentences, order });
    }
  }
  const byArticle = Map.groupBy(taken.values(), ({ article }) => article.id);
  return [...byArticle.values()].flatMap((refs) => refs.toSorted((a, b) => a.order - b.order));
}

/** Where the people named in a sentence are first named: news tells there who they are. */
function introductions(each: SentenceRef): readonly number[] {
  const { article, sentences } = each;
  const text = textOf(each);
  const named = article.people.filter(({ name }) => text.includes(name));
  return named.map(({ name }) =>
    sentences.findIndex((_, order) => textOf({ article, sentences, order }).includes(name)),
  );
}

function takeTurns(sentences: readonly SentenceRef[]): readonly SentenceRef[] {
  const queues = [...Map.groupBy(sentences, ({ article }) => article.id).values()];
  const longest = Math.max(0, ...queues.map(({ length }) => length));
  return Array.from({ length: longest }, (_, turn) => queues.flatMap((queue) => queue.slice(turn, turn + 1))).flat();
}
