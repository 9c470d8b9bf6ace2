import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createAnalyseText } from "../../../src/language/analysed-text.ts";
import { createLexicon } from "../../../src/language/lexicon.ts";
import type { WeighedTerm } from "../../../src/retrieval/query/search-term.ts";
import { searchTerms } from "../../../src/retrieval/query/search-terms.ts";
import { shareMet, together } from "../../../src/retrieval/ranking/marks.ts";
import { createMatcher } from "../../../src/retrieval/ranking/match-terms.ts";

const lexicon = createLexicon();
const analyse = createAnalyseText(lexicon);
const weighed = (question: string): readonly WeighedTerm[] =>
  searchTerms(question, lexicon).map((term) => ({ ...term, gain: term.weight, found: 1, worth: term.weight }));
const covered = (question: string, text: string): number => {
  const terms = weighed(question);
  return shareMet(createMatcher(terms, lexicon)(analyse(text)), terms);
};

describe("createMatcher", () => {
  test("the sentence that says it is met best, across scripts and languages", () => {
    const says = "呂毅公佈，從中國醫師服務平臺看直播的參與人員有8.3萬。";
    const other = "林鑫华在活动中作主题报告。";
    for (const question of [
      "看直播的人员有多少?",
      "看直播的人員有多少?",
      "How many people watched the live broadcast?",
      "Who has 83,000 viewers?",
    ])
      expect(covered(question, says)).toBeGreaterThan(covered(question, other));
  });

  test("names are met in pinyin and by their sound", () => {
    expect(covered("Zhang Jing'an", "张景安致辞时表示")).toBeGreaterThan(0);
    expect(covered("Was it Gajanin?", "拉多斯拉夫·加亚宁的主旨演讲")).toBeGreaterThan(0);
  });

  test("a text meets at most all of a question, and itself wholly", () => {
    const characters = fc
      .array(fc.constantFrom(..."医院大学的上海创新2025 ,。ABC说"), { maxLength: 30 })
      .map((each) => each.join(""));
    fc.assert(
      fc.property(characters, characters, (question, text) => {
        expect(covered(question, text)).toBeLessThanOrEqual(1);
        const terms = weighed(question);
        const words = terms.filter(({ kind }) => kind === "gram" || kind === "word");
        const matches = createMatcher(words, lexicon)(analyse(question));
        expect(shareMet(matches, words)).toBeCloseTo(1, 5);
      }),
      { numRuns: 50 },
    );
  });
});

test("a text is matched once for the terms of a question, and anew under another date", () => {
  const terms = weighed("5月3日的大会");
  const match = createMatcher(terms, lexicon);
  expect(createMatcher(terms, lexicon)).toBe(match);
  expect(createMatcher([...terms], lexicon)).not.toBe(match);
  const read = match(analyse("大会在5月3日开幕", "2024-05-02"));
  expect(match(analyse("大会在5月3日开幕", "2024-05-02"))).toBe(read);
  expect(match(analyse("大会在5月3日开幕", "2023-05-02"))).not.toBe(read);
});

describe("together", () => {
  test("keeps the larger, the second for its share", () => {
    expect([...together(new Float32Array([0, 0.5, 1]), new Float32Array([1, 0.5, 0]), 0.5)]).toEqual([0.5, 0.5, 1]);
    expect([...together(new Float32Array([0.5]), undefined, 1)]).toEqual([0.5]);
  });
});
