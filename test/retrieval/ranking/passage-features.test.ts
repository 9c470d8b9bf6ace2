import { expect, test } from "vitest";
import { passageFeatures, repeated } from "../../../src/retrieval/ranking/passage-features.ts";

const part = (lexical: number, similarity: number | null) => ({ lexical, similarity, bestSentence: 0, wording: 0 });

test("scores are set beside the best of the candidates", () => {
  const [first, second, third] = passageFeatures([part(0.4, 0.9), part(0.2, 0.8), part(0, null)]);
  expect(first).toMatchObject({ lexicalShare: 1, cosineScaled: 1, cosineGap: 0 });
  expect(second).toMatchObject({ lexicalShare: 0.5, cosineScaled: 0 });
  expect(second!.cosineGap).toBeCloseTo(-0.1);
  expect(third).toMatchObject({ lexicalShare: 0, cosineScaled: 0.5, cosineGap: 0 });
});

test("without vectors, or without words, nothing is divided by nothing", () => {
  for (const each of passageFeatures([part(0, null), part(0, null)]))
    for (const value of Object.values(each)) expect(Number.isFinite(value)).toBe(true);
  expect(passageFeatures([])).toEqual([]);
});

test("wording is the longest run a text shares with the question", () => {
  expect(repeated("天津论坛", "第六届天津论坛开幕")).toBe(1);
  expect(repeated("", "text")).toBe(0);
});
