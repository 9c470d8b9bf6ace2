import { expect, test } from "vitest";
import { valuesAsked, valuesOfWord } from "../../../src/retrieval/query/values-asked.ts";

test("a day without a year is that day in any year", () => {
  expect(valuesAsked("6月8日的大会在哪里", "2026-11-28")).toEqual(["nd:06-08"]);
  expect(valuesAsked("2025年6月8日的大会", "2026-11-28")).toContain("nd:2025-06-08");
});

test("yesterday is a day of this year", () => {
  expect(valuesAsked("昨天有什么新闻", "2026-11-28")).toContain("nd:2026-11-27");
});

test("one and two in words count nothing", () => {
  expect(valuesAsked("有哪一种说法")).toEqual([]);
  expect(valuesOfWord("2015", new Set(["nn:2015", "nd:2015"]))).toEqual(["nn:2015", "nd:2015"]);
});
