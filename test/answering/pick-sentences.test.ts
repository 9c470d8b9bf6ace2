import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pickSentences, QUOTED_CHARACTERS } from "../../src/answering/pick-sentences.ts";
import type { Rated } from "../../src/answering/rate-answers.ts";
import type { Candidate } from "../../src/answering/score-sentences.ts";

/** A sentence of so many characters, all its own. */
function rated(order: number, length: number, odds: number, articleId = "a"): Rated {
  const text = String.fromCodePoint(0x4e00 + order).repeat(length);
  const found = { article: { id: articleId } } as Candidate["found"];
  return { candidate: { found, order, text, own: new Float32Array(), context: new Float32Array(), score: 0 }, odds };
}
const orders = (sentences: readonly Rated[]): readonly number[] => pickSentences(sentences).map(({ order }) => order);

describe("the set that most likely holds the answer", () => {
  test("two that fit together beat a long one that is better than either", () => {
    expect(orders([rated(0, 200, 5), rated(1, 100, 4), rated(2, 100, 4)])).toEqual([1, 2]);
  });

  test("a long one stays when the others hardly answer", () => {
    expect(orders([rated(0, 200, 20), rated(1, 100, 1), rated(2, 100, 1)])).toEqual([0]);
  });

  test("what says less than its length costs stays out", () => {
    expect(orders([rated(0, 40, 99), rated(1, 150, 1), rated(2, 10, 1)])).toEqual([0, 2]);
  });

  test("one that is longer than the budget is quoted alone when nothing else is as likely", () => {
    expect(orders([rated(0, 300, 9), rated(1, 30, 1)])).toEqual([0]);
  });

  test("a reprint's sentence is not quoted twice", () => {
    expect(orders([rated(3, 40, 2), rated(3, 40, 2, "b"), rated(1, 40, 1)])).toEqual([1, 3]);
  });

  test("nothing read, nothing quoted", () => {
    expect(pickSentences([])).toEqual([]);
  });
});

test("never over the budget but by one sentence alone, and in the order of each article", () => {
  const sentence = fc.record({
    length: fc.integer({ min: 1, max: 320 }),
    odds: fc.double({ min: 0.001, max: 50, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(sentence, { minLength: 1, maxLength: 14 }), (sentences) => {
      const all = sentences.map(({ length, odds }, i) => rated(i, length, odds)).sort((a, b) => b.odds - a.odds);
      const picked = pickSentences(all);
      const characters = picked.reduce((sum, { text }) => sum + text.length, 0);
      expect(picked.length).toBeGreaterThan(0);
      expect(picked.length === 1 || characters <= QUOTED_CHARACTERS).toBe(true);
      expect(picked.map(({ order }) => order)).toEqual(picked.map(({ order }) => order).toSorted((a, b) => a - b));
    }),
  );
});
