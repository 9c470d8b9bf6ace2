import { expect, test } from "vitest";
import type { Candidate } from "../../src/answering/score-sentences.ts";
import { tiedTo } from "../../src/answering/tied-to.ts";

const article = { id: "a" };
const sentence = (order: number, text: string, ...own: readonly number[]): Candidate =>
  ({ found: { article }, order, text, own: Float32Array.from(own) }) as unknown as Candidate;
const namedIn = sentence(0, "湖上有一座石桥。", 1, 0);
const leaning = sentence(1, "它的造价是三百元。", 0, 1);
const own = sentence(2, "湖水很清。", 0, 0);
const tied = tiedTo([namedIn, leaning, own], (met) => [...Array.from(met)], [1, 3]);

test("a pronoun ties a sentence to the one before it, both ways", () => {
  expect(tied(leaning)).toBeCloseTo(0.25);
  expect(tied(namedIn)).toBeCloseTo(0.75);
});

test("what begins by itself is tied to nothing", () => {
  expect(tied(own)).toBe(0);
});
