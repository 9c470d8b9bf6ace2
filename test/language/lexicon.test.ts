import { describe, expect, test } from "vitest";
import { createLexicon } from "../../src/language/lexicon.ts";
import { termsOf } from "../../src/language/terms.ts";

const lexicon = createLexicon();

describe("the lexicon", () => {
  test("translates both ways", () => {
    expect(lexicon.chinese("hospitals").map(({ word }) => word)).toContain("医院");
    expect(lexicon.chinese("artificial intelligence").map(({ word }) => word)).toContain("人工智能");
    expect(lexicon.glosses("医院")).toContain("hospital");
    expect(lexicon.chinese("qwertyuiop")).toEqual([]);
    expect(lexicon.glosses("qwertyuiop")).toEqual([]);
  });

  test("translations fit by more than 0 and at most 1, each once", () => {
    for (const word of ["score", "people", "take", "university"]) {
      const found = lexicon.chinese(word);
      expect(found.length).toBeGreaterThan(3);
      expect(new Set(found.map((each) => each.word)).size).toBe(found.length);
      for (const { weight } of found) expect(weight > 0 && weight <= 1).toBe(true);
    }
  });

  test("whoever searches is given more than whoever must be sure", () => {
    for (const word of ["physician", "nurse", "election"]) {
      const sure = lexicon.chinese(word).map((each) => each.word);
      const wide = lexicon.chineseToSearch(word).map((each) => each.word);
      expect(new Set(wide).size).toBe(wide.length);
      expect(wide).toEqual(expect.arrayContaining(sure));
      expect(wide.length).toBeGreaterThan(sure.length);
    }
    expect(lexicon.englishToSearch("看护")).toEqual(expect.arrayContaining([...lexicon.glosses("看护"), "nursing"]));
    expect(lexicon.glosses("看护")).not.toContain("nursing");
  });

  test("irregular forms have the key of their word", () => {
    expect(lexicon.stem("children")).toBe(lexicon.stem("child"));
    expect(lexicon.stem("won")).toBe(lexicon.stem("win"));
  });

  test("words of a text are its text again", () => {
    const text = "张景安在2025数智医疗产教融合科技成果大会上建议";
    expect(lexicon.segment(text).join("")).toBe(text);
  });
});

describe("termsOf", () => {
  test("Traditional and Simplified have the same terms", () => {
    expect([...termsOf("張景安院士建議加強政策支持", lexicon)].sort()).toEqual(
      [...termsOf("张景安院士建议加强政策支持", lexicon)].sort(),
    );
  });

  test("every term names its field", () => {
    for (const term of termsOf(
      "2021年1月23日, Radoslav Gajanin 加亚宁 met 吕毅 (Lü Yi), 8.3万人",
      lexicon,
      "2021-01-23",
    ))
      expect(term).toMatch(/^[wgeptn]./u);
  });

  test("hidden characters are no terms", () => {
    expect(termsOf("医\u200b院", lexicon)).toEqual(termsOf("医院", lexicon));
  });
});
