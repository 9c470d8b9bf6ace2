import { describe, expect, test } from "vitest";
import { composeHelp, examplesOf } from "../../../src/answering/intent/compose-help.ts";
import { articles, parts } from "./corpus-parts.ts";

async function told(
  ...[intent, text, language]: [Parameters<typeof composeHelp>[0], string, "en" | "zh-Hans" | "zh-Hant"]
) {
  const composed = await composeHelp(intent, { text, language }, parts);
  expect(composed.kind).toBe("help");
  expect(composed.lines.every(({ cites }) => cites.length === 0)).toBe(true);
  return composed.lines.map(({ text: line }) => line ?? "");
}

describe("small talk", () => {
  test("answers what was said", async () => {
    expect((await told("small-talk", "thanks!", "en"))[0]).toMatch(/welcome/u);
    expect((await told("small-talk", "hi", "en"))[0]).toMatch(/Hello/u);
    expect((await told("small-talk", "再见", "zh-Hans"))[0]).toMatch(/再见/u);
    expect((await told("small-talk", "謝謝", "zh-Hant"))[0]).toMatch(/不客氣/u);
  });
});

describe("the corpus", () => {
  test("is told by every title, in English where the article has one, with publisher and date", async () => {
    const lines = (await told("corpus", "which articles are here?", "en")).join("\n");
    for (const { titleEn } of articles) expect(lines).toContain(titleEn);
    expect(lines).toContain("中国新闻网, 2023-06-01");
    expect(lines).toContain(`${articles.length} articles`);
  });
  test("and by the titles as they are in Chinese", async () => {
    const lines = (await told("corpus", "有哪些文章", "zh-Hans")).join("\n");
    for (const { title } of articles) expect(lines).toContain(title);
  });
});

test("what is unclear is asked for", async () => {
  expect((await told("unclear", "who else?", "en"))[0]).toMatch(/whom do you mean/u);
});

test("three examples are made from the corpus, in the asker's language", () => {
  const english = examplesOf(articles, "en");
  expect(english).toHaveLength(3);
  expect(english[0]).toContain(articles[0]!.people[0]!.romanised);
  expect(examplesOf(articles, "zh-Hans")[0]).toContain(articles[0]!.people[0]!.name);
});

test("an empty corpus is said to be empty", async () => {
  const composed = await composeHelp("help", { text: "help", language: "en" }, { articles: async () => [] });
  expect(composed.lines.map(({ text }) => text).join()).toMatch(/empty/u);
});
