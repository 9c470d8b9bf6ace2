import { expect, test } from "vitest";
import { namesOfArticle } from "../../../src/answering/sufficiency/names-of-article.ts";
import { analysed, articles } from "../intent/corpus-parts.ts";

test("a question names what is of an article, or nothing of it", () => {
  const [newest, , , , oldest] = articles;
  expect(namesOfArticle(analysed("What did Zhang Jing'an say?"), newest!.id)).toBe(true);
  expect(namesOfArticle(analysed("What did Zhang Jing'an say?"), oldest!.id)).toBe(false);
  expect(namesOfArticle(analysed("How many beds are there?"), newest!.id)).toBe(false);
});
