import { expect, test } from "vitest";
import type { Evidence } from "../../../src/answering/evidence/find-evidence.ts";
import { selectSentences } from "../../../src/answering/evidence/select-sentences.ts";
import { textOf } from "../../../src/answering/evidence/sentence-ref.ts";

function sentence(text: string, probability: number): Evidence {
  const article = { id: text, title: "", language: "zh-Hans", people: [], aliases: [], hash: "", text };
  return {
    article,
    sentences: [{ id: text, start: 0, end: text.length }],
    order: 0,
    probability,
  } as unknown as Evidence;
}
const chosen = (...all: readonly Evidence[]) => selectSentences(all, 0.2).map(textOf);

test("one that is far likelier stands alone", () => {
  expect(chosen(sentence("甲。", 0.9), sentence("乙。", 0.05), sentence("丙。", 0.05))).toEqual(["甲。"]);
});

test("those nearly as likely stand beside it, four at most, the likeliest first", () => {
  const all = ["甲。", "乙。", "丙。", "丁。", "戊。"].map((text) => sentence(text, 0.2));
  expect(chosen(...all)).toEqual(["甲。", "乙。", "丙。", "丁。"]);
});

test("the same sentence in another article is not shown twice, and nothing gives nothing", () => {
  expect(chosen(sentence("甲。", 0.5), sentence("甲。", 0.5))).toEqual(["甲。"]);
  expect(chosen()).toEqual([]);
});
