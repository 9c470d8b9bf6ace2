import { describe, expect, test } from "vitest";
import { offersAsked } from "../../../src/answering/evidence/offers-asked.ts";
import { createLexicon } from "../../../src/language/lexicon.ts";

const lexicon = createLexicon();

describe("the sentence that holds the answer offers more than the one that repeats the question", () => {
  test.each([
    ["桥有多长?", "桥长300米。", "桥在1998年6月动工。"],
    ["How many pupils came?", "Some 40 pupils came.", "The pupils came from everywhere."],
    ["桥是什么时候建成的?", "桥于1998年6月建成。", "桥已经建成。"],
    ["When was the bridge finished?", "It was finished in 1519.", "It was finished, at last, by hand."],
    ["谁宣读了共识?", "刘秀云教授宣读了共识。", "共识得到宣读。"],
    ["这是第几次涨价?", "这是第三次涨价。", "这是再次涨价。"],
    ["哪家机构主办了论坛?", "论坛由天津大学主办。", "论坛受到欢迎。"],
  ])("%s", (question, answer, other) => {
    const offers = offersAsked(question, lexicon);
    expect(offers(answer)).toBeGreaterThan(offers(other));
  });
});

test("an edition and a year are no number of things", () => {
  expect(offersAsked("有多少学校参加?", lexicon)("读书会于2019底举行。")).toBe(0);
});
