import { describe, expect, test } from "vitest";
import { type Candidate, scoreSentences } from "../../src/answering/score-sentences.ts";
import { createLexicon } from "../../src/language/lexicon.ts";
import type { Found } from "../../src/retrieval/ranking/retrieve.ts";
import { askedTerm } from "./asked-term.ts";

const lexicon = createLexicon();

/** One article cut into passages at the numbers of the sentences given. */
function candidatesOf(texts: readonly string[], cuts: readonly number[], ...words: readonly string[]) {
  const sentences = texts.map((text, i) => {
    const start = texts.slice(0, i).join("").length;
    return { start, end: start + text.length };
  });
  const article = { id: "a", text: texts.join(""), language: "zh-Hans" };
  const passages = cuts.map((first, i) => {
    const passage = { first, last: (cuts[i + 1] ?? texts.length) - 1 };
    return { article, sentences, passage, words: 1, score: 1 } as unknown as Found;
  });
  const scored = scoreSentences({ terms: words.map(askedTerm), passages }, lexicon);
  return (order: number): Candidate => scored.find((each) => each.order === order)!;
}

describe("what a sentence meets with its surroundings", () => {
  const texts = ["石桥建于古代。", "湖水很清。", "灯塔在东岸。", "它高三十米。", "游人不少。"];

  test("its neighbours count for a part, on either side of where a passage was cut", () => {
    const whole = candidatesOf(texts, [0], "灯塔", "游人");
    const cut = candidatesOf(texts, [0, 3], "灯塔", "游人");
    expect(cut(3).own).toEqual(new Float32Array([0, 0]));
    expect(cut(3).context[0]).toBeCloseTo(0.5);
    for (const order of [1, 2, 3, 4]) expect(cut(order).context).toEqual(whole(order).context);
  });

  test("the first sentence of the article counts for all of them", () => {
    const of = candidatesOf(texts, [0, 3], "石桥", "游人");
    expect(of(3).context[0]).toBeCloseTo(0.5);
    expect(of(3).own[0]).toBe(0);
    expect(of(0).context[0]).toBe(1);
    expect(of(1).context[1]).toBe(0);
  });
});
