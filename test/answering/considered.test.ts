import { expect, test } from "vitest";
import { consideredBeside } from "../../src/answering/considered.ts";
import type { Article } from "../../src/domain/article.ts";
import { answer, citation } from "../slack/samples.ts";

const text = "第一句。第二句。第三句。";
const article: Article = { id: "a", title: "题", language: "zh-Hans", people: [], aliases: [], text, hash: "0" };
const sentences = [0, 4, 8].map((start, n) => ({ id: `a#${n}`, start, end: start + 4 }));
const ranked = [1, 0, 2].map((order) => ({ article, sentences, order }));

test("what was considered and not shown, the likeliest first", () => {
  const told = answer([citation({ articleId: "a", sentenceId: "a#1" })]);
  expect(consideredBeside(told, ranked).map(({ quote, marker }) => [quote, marker])).toEqual([
    ["第一句。", 1],
    ["第三句。", 2],
  ]);
});

test("the nearest sentence of a refusal is shown", () => {
  const nearest = citation({ articleId: "a", sentenceId: "a#0" });
  const told = answer([], { answered: false, kind: "refusal", refusal: { reason: "没有。", nearest } });
  expect(consideredBeside(told, ranked).map(({ quote }) => quote)).toEqual(["第二句。", "第三句。"]);
});
