import { expect, test } from "vitest";
import { readArticle } from "../../../src/answering/intent/read-article.ts";
import { spokenBy } from "../../../src/answering/intent/spoken-by.ts";
import { fold } from "../../../src/language/fold.ts";
import { articles, parts } from "./corpus-parts.ts";

async function spoken(year: string, name: string): Promise<readonly string[]> {
  const article = articles.find(({ eventDate }) => eventDate?.startsWith(year))!;
  return spokenBy(readArticle(article, await parts.sentences(article.id)), [fold(name)]).map(({ folded }) => folded);
}

test("whoever is only among the guests says nothing", async () => {
  expect(await spoken("2025", "马宁诺")).toEqual([]);
  expect(await spoken("2022", "金东寒")).toEqual([]);
});

test("a speaker's sentences are theirs until somebody else begins", async () => {
  const said = await spoken("2023", "李峰");
  expect(said).toHaveLength(3);
  for (const sentence of said) expect(sentence).not.toContain("林鑫华");
});
