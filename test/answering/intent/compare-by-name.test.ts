import { expect, test } from "vitest";
import { compareByName } from "../../../src/answering/intent/compare-by-name.ts";
import { analysed, parts, quotesOf } from "./corpus-parts.ts";

const compare = (question: string) => compareByName(analysed(question), parts);

test.each([
  ["肖洋和朱卫分别说了什么", "肖洋", "朱卫"],
  ["How do Hu Wenping's and Gu Xiaosong's remarks differ?", "胡文平", "顾晓松"],
  ["王小力跟陳瑜的說法有何不同", "王小力", "陳瑜"],
])("%s is told by what both say", async (question, one, other) => {
  const quotes = quotesOf(await compare(question));
  expect(quotes.length).toBeLessThanOrEqual(3);
  expect(quotes.some((quote) => quote.startsWith(one) || quote.includes(one))).toBe(true);
  expect(quotes.some((quote) => quote.includes(other))).toBe(true);
});

test("where suggestions are asked for, thanks and other sayings are not shown", async () => {
  const quotes = quotesOf(await compare("陳瑜和王小力的建議"));
  for (const quote of quotes) expect(quote).toMatch(/提議|建議/u);
});

test("one person is compared with nobody", async () => {
  expect(await compare("What did Hou Yan say?")).toBeNull();
});
