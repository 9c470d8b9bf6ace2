import { describe, expect, test } from "vitest";
import { composeRecent } from "../../../src/answering/intent/compose-recent.ts";
import type { WeighedTerm } from "../../../src/retrieval/query/search-term.ts";
import { analysed, parts, quotesOf } from "./corpus-parts.ts";

function term(text: string, found: number): WeighedTerm {
  return { text, kind: "word", weight: 1, gain: found, found, worth: 1, alternatives: [{ term: text, weight: 1 }] };
}

describe("what is new", () => {
  test.each(["what's new?", "最近有什么新闻"])("is the newest article by its lead: %s", async (text) => {
    const composed = await composeRecent(analysed(text), parts);
    expect(composed?.kind).toBe("answer");
    expect(quotesOf(composed)[0]).toMatch(/^2025年6月8日/u);
  });
});

describe("news of a period", () => {
  const told = async (text: string) => quotesOf(await composeRecent({ ...analysed(text), today: "2025-06-11" }, parts));
  test("is every article of it, however old", async () => {
    expect(await told("what's new since 2022?")).toHaveLength(4);
    expect((await told("2022年有什么新闻")).map((quote) => quote.slice(0, 10))).toEqual(["2022年6月24日"]);
  });
  test("without any is refused", async () => {
    expect(await told("news from 2019")).toEqual([]);
  });
});

describe("news on a topic", () => {
  test("is told by a sentence of each article that speaks of it", async () => {
    const asked = { ...analysed("有没有关于类器官的新闻"), terms: [term("类器官", 2)] };
    const composed = await composeRecent(asked, { ...parts, meets: (_, ref) => parts.meets(analysed("类器官"), ref) });
    expect(quotesOf(composed)).toHaveLength(1);
    expect(quotesOf(composed)[0]).toContain("类器官");
  });
  test("is refused where the corpus holds less than half of the topic's words", async () => {
    const asked = { ...analysed("any news about football clubs?"), terms: [term("football", 0), term("clubs", 0)] };
    const composed = await composeRecent(asked, parts);
    expect(composed?.kind).toBe("refusal");
    expect(composed?.lines).toEqual([]);
  });
});
