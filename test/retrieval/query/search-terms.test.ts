import { describe, expect, test } from "vitest";
import { createLexicon } from "../../../src/language/lexicon.ts";
import { searchTerms } from "../../../src/retrieval/query/search-terms.ts";

const lexicon = createLexicon();
const termsOf = (question: string) => searchTerms(question, lexicon, "2026-11-23");
const alternatives = (question: string) =>
  new Set(termsOf(question).flatMap((term) => term.alternatives.map((each) => each.term)));

describe("searchTerms", () => {
  test("an English word becomes one term with its translations", () => {
    const hospital = termsOf("Which hospital was it?").find(({ text }) => text === "hospital");
    expect(hospital?.alternatives.map(({ term }) => term)).toEqual(
      expect.arrayContaining([`e${lexicon.stem("hospital")}`, "g医院"]),
    );
  });

  test("a phrase of the dictionary comes before its words, and they stay", () => {
    const found = termsOf("What is artificial intelligence?");
    expect(found.findIndex(({ text }) => text === "artificial intelligence")).toBeLessThan(
      found.findIndex(({ text }) => text === "intelligence"),
    );
    expect(alternatives("What is artificial intelligence?")).toContain("w人工智能");
  });

  test.each(["Zhang Jing'an", "Jing'an ZHANG", "zhāng jǐng ān", "Zhang Jingan"])("%s is a name in pinyin", (name) => {
    expect(alternatives(`What did ${name} recommend?`)).toContain("pzhangjingan");
  });

  test.each(["Europe", "Indian", "Super", "English"])("%s is no name in pinyin", (word) => {
    expect([...alternatives(`What did the ${word} team do?`)].filter((term) => term.startsWith("p"))).toEqual([]);
  });

  test("Traditional and Simplified questions ask for the same", () => {
    expect(alternatives("張景安建議了什麼?")).toEqual(alternatives("张景安建议了什么?"));
  });

  test("numbers and dates are asked for in every notation", () => {
    for (const number of ["83,000", "8.3万", "八万三千"])
      expect(alternatives(`who said ${number}?`)).toContain("nn:83000");
    expect(
      [...alternatives("What happened on 23 January 2021?")].some(
        (term) => alternatives("2021年1月23日发生了什么?").has(term) && term[0] === "n",
      ),
    ).toBe(true);
  });

  test.each(["the congress in 2015", "2015年的大会", "What did the 2015 congress cost?"])(
    "the year of %s is one term",
    (question) => {
      const saying = termsOf(question).filter(({ alternatives: all }) =>
        all.some(({ term }) => ["e2015", "nn:2015", "nd:2015"].includes(term)),
      );
      expect(saying).toHaveLength(1);
      expect(saying[0]?.alternatives.map(({ term }) => term)).toEqual(expect.arrayContaining(["nd:2015"]));
    },
  );

  test("a longer sound weighs more than a shorter one", () => {
    const weightOf = (question: string) =>
      Math.max(
        ...termsOf(question).flatMap((term) =>
          term.alternatives.filter((each) => each.term[0] === "t").map((each) => each.weight),
        ),
      );
    expect(weightOf("Was it Gajanin or not?")).toBeGreaterThan(weightOf("Was it Lee Gao or not?") || 0);
  });

  test("a question of nothing but asking words asks for nothing", () => {
    expect(termsOf("什么?")).toEqual([]);
    expect(termsOf("")).toEqual([]);
  });
});
