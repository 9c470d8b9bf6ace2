import { describe, expect, test } from "vitest";
import { createLexicon } from "../../../src/language/lexicon.ts";
import { inChinese, translateEnglish } from "../../../src/retrieval/query/translate-english.ts";

const lexicon = createLexicon();
const weightOf = (word: string, term: string): number =>
  Math.max(0, ...translateEnglish(word, lexicon).flatMap((each) => (each.term === term ? [each.weight] : [])));

describe("translateEnglish", () => {
  test("a character that most translations share is searched, for less than a translation", () => {
    expect(weightOf("election", "g选")).toBeGreaterThan(0.1);
    expect(weightOf("election", "g选")).toBeLessThan(weightOf("election", "g选举"));
    expect(weightOf("election", "g推")).toBeLessThan(weightOf("election", "g选"));
  });

  test("a rare denial is found by what it denies, a common word that begins like one is not", () => {
    expect(weightOf("noninfectious", "w传染性")).toBeGreaterThan(0);
    const cover = new Set(inChinese("cover", lexicon).map(({ term }) => term));
    const discover = inChinese("discover", lexicon).map(({ term }) => term);
    const found = translateEnglish("discover", lexicon).filter(({ weight }) => weight === 0.4);
    expect(found.filter(({ term }) => cover.has(term) && !discover.includes(term))).toEqual([]);
  });

  test("what pertains to a place finds the place", () => {
    expect(weightOf("japanese", "g日本")).toBeGreaterThanOrEqual(0.4);
    expect(weightOf("japanese", "ejapan")).toBeGreaterThanOrEqual(0.4);
  });

  test.each(["", "xyzzyq", "the"])("'%s' means nothing in Chinese", (word) => {
    expect(inChinese(word, lexicon)).toEqual([]);
  });
});
