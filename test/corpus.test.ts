import { fileURLToPath } from "node:url";
import { Converter } from "opencc-js/cn2t";
import { describe, expect, test } from "vitest";
import type { IngestedArticle } from "../src/domain/article.ts";
import { readArticles } from "../src/ingest/sources/read-articles.ts";

const articles: IngestedArticle[] = [];
const others: unknown[] = [];
for await (const reading of readArticles([fileURLToPath(new URL("../corpus", import.meta.url))])) {
  if (reading.kind === "article") articles.push(reading.ingested);
  else others.push(reading);
}

test("every file of the corpus is an article of its own", () => {
  expect(others).toEqual([]);
  expect(new Set(articles.map(({ article }) => article.id)).size).toBe(5);
});

describe.each(articles.map((ingested) => [ingested.article.title, ingested] as const))("%s", (_, ingested) => {
  const { article, sentences, removed } = ingested;

  test("says what it is about", () => {
    expect(article).toMatchObject({
      titleEn: expect.any(String),
      eventDate: expect.any(String),
      place: expect.any(String),
    });
    expect(article.people.length).toBeGreaterThan(0);
    expect(article.people.filter(({ romanised, role }) => romanised === undefined || role === undefined)).toEqual([]);
  });

  test("names its people in its text", () => {
    expect(article.people.map(({ name }) => name).filter((name) => !article.text.includes(name))).toEqual([]);
  });

  test("has no noise, and sentences short enough to be quoted", () => {
    expect(removed).toEqual([]);
    const quotes = sentences.map(({ start, end }) => article.text.slice(start, end));
    expect(quotes.filter((quote) => quote.length > 120 || !/[。”]$/u.test(quote))).toEqual([]);
  });

  test("keeps to its script", () => {
    const toTraditional = Converter({ from: "cn", to: "tw" });
    const letters = new Set(article.text.match(/\p{Script=Han}/gu));
    const simplified = [...letters].filter((letter) => toTraditional(letter) !== letter);
    if (article.language === "zh-Hant") expect(simplified).toEqual([]);
    else expect(simplified.length).toBeGreaterThan(20);
  });
});
