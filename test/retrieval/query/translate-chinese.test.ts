import { describe, expect, test } from "vitest";
import { createLexicon } from "../../../src/language/lexicon.ts";
import { synonyms } from "../../../src/retrieval/query/synonyms.ts";
import { translateChinese } from "../../../src/retrieval/query/translate-chinese.ts";

const lexicon = createLexicon();
const weightsOf = (word: string, denied = false) =>
  new Map(translateChinese(word, denied, lexicon).map(({ term, weight }) => [term, weight]));
const stem = (word: string): string => `e${lexicon.stem(word)}`;

describe("translateChinese", () => {
  test("a gloss counts in full, its relatives for a part", () => {
    const found = weightsOf("合作");
    expect(found.get(stem("cooperate"))).toBe(1);
    expect(found.get(stem("partner"))).toBeGreaterThan(0);
    expect(found.get(stem("partner"))).toBeLessThan(0.2);
  });

  test("a word behind a denial is searched as English denies it too", () => {
    expect(weightsOf("合作", true).has("enoncooper")).toBe(true);
    expect(weightsOf("合作").has("enoncooper")).toBe(false);
  });

  test("a word the dictionary does not know means what its parts mean", () => {
    expect(lexicon.glosses("火药厂")).toEqual([]);
    expect(weightsOf("火药厂").has(stem("gunpowder"))).toBe(true);
  });

  test("alternatives fit by at most 1, and each is given once", () => {
    for (const word of ["医院", "研究", "发展", "联盟", "新"]) {
      const all = translateChinese(word, true, lexicon);
      expect(new Set(all.map(({ term }) => term)).size).toBe(all.length);
      for (const { weight } of all) expect(weight > 0 && weight <= 1).toBe(true);
    }
  });
});

describe("synonyms", () => {
  test("words with the same English find each other, for a part", () => {
    const found = new Map(synonyms("医生", lexicon).map(({ term, weight }) => [term, weight]));
    expect(found.get("g大夫")).toBeGreaterThan(0);
    expect(Math.max(...found.values())).toBeLessThanOrEqual(0.2);
    expect(found.has("g医生")).toBe(false);
  });

  test("a single character means too much to have synonyms", () => {
    expect(synonyms("医", lexicon)).toEqual([]);
  });
});
