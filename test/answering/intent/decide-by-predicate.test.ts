import { expect, test } from "vitest";
import { textOf } from "../../../src/answering/evidence/sentence-ref.ts";
import { decideByPredicate } from "../../../src/answering/intent/decide-by-predicate.ts";
import { analysed, articles, lexicon, parts } from "./corpus-parts.ts";

const decide = async (question: string) =>
  (await decideByPredicate(analysed(question), articles, parts, lexicon)).map(textOf);

test.each([
  ["Did Tsinghua University found the Yangtze River Delta alliance for new medical technology?", "共同发起"],
  ["长三角医疗新科技联盟是复旦大学发起的吗", "共同发起"],
  ["Was the Digital Health Summit hosted by Peking University?", "主办方是天津市人民政府"],
  ["天大共识是何峰宣读的吧", "刘秀云代表联合体宣读"],
  ["Was 数智医学研究院 set up with University of Shanghai for Science and Technology?", "联手苏州科技大学"],
])("%s is decided by the sentence that tells it", async (question, told) => {
  const quotes = await decide(question);
  expect(quotes.length).toBeLessThanOrEqual(2);
  expect(quotes.join("\n")).toContain(told);
});

test("who spoke is decided by no single sentence", async () => {
  expect(await decide("Did Gu Xiaosong speak in Tianjin?")).toEqual([]);
});
