import type { Hit, PassageIndex } from "../ports/passage-index.ts";

/** So many hits of the whole index are looked through for those of a few articles. */
const DEPTH = 400;

/** An index as if it held only some of its articles, as far as they stand among the best hits of a search. */
export function onlyArticles(index: PassageIndex, ids: ReadonlySet<string>): PassageIndex {
  const ours = async (hits: readonly Hit[], k: number): Promise<readonly Hit[]> => {
    const views = await index.passages(hits.map(({ passage }) => passage));
    return hits.filter((_, i) => ids.has(views[i]!.article.id)).slice(0, k);
  };
  return {
    status: () => index.status(),
    articles: async () => (await index.articles()).filter(({ id }) => ids.has(id)),
    sentences: (articleId) => index.sentences(articleId),
    passages: (numbers) => index.passages(numbers),
    frequencies: (terms) => index.frequencies(terms),
    searchWords: async (terms, k) => ours(await index.searchWords(terms, Math.max(k, DEPTH)), k),
    searchVectors: async (vector, k) => ours(await index.searchVectors(vector, Math.max(k, DEPTH)), k),
    similarities: (vector, passages) => index.similarities(vector, passages),
  };
}
