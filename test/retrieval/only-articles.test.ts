import { expect, test } from "vitest";
import type { Hit, PassageIndex } from "../../src/ports/passage-index.ts";
import { onlyArticles } from "../../src/retrieval/only-articles.ts";
import { makeArticle } from "../digest/small-corpus.ts";

/** Passage n is of article "a" when n is odd, of "b" when it is even; the best first. */
const hits: readonly Hit[] = Array.from({ length: 20 }, (_, i) => ({ passage: i, score: 20 - i }));
const index = {
  articles: async () => [makeArticle("a", "一。"), makeArticle("b", "二。")],
  passages: async (numbers: readonly number[]) =>
    numbers.map((number) => ({ number, article: makeArticle(number % 2 === 1 ? "a" : "b", "一。") })),
  searchWords: async (_: unknown, k: number) => hits.slice(0, k),
  searchVectors: async (_: unknown, k: number) => hits.slice(0, k),
} as unknown as PassageIndex;

test("only the passages of the articles are found, as many as are wanted, the best first", async () => {
  const only = onlyArticles(index, new Set(["a"]));
  expect((await only.articles()).map(({ id }) => id)).toEqual(["a"]);
  expect((await only.searchWords([], 3)).map(({ passage }) => passage)).toEqual([1, 3, 5]);
  expect((await only.searchVectors([], 2)).map(({ passage }) => passage)).toEqual([1, 3]);
  expect(await onlyArticles(index, new Set(["c"])).searchWords([], 3)).toEqual([]);
});
