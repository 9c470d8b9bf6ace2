import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createLexicon } from "../../src/text/lexicon.ts";
import { chineseSkeletons, latinSkeletons } from "../../src/text/transliteration.ts";

const { readings } = createLexicon();
const chinese = (text: string) => chineseSkeletons(text, (char) => readings(char)[0]);

describe("skeletons", () => {
  test.each([
    ["Gajanin", "加亚宁"],
    ["Bernard", "伯纳德"],
    ["Jansen", "詹森"],
    ["Budimir", "布迪米尔"],
    ["Witold", "维托尔德"],
    ["Marina", "马里纳"],
  ])("%s sounds like %s", (latin, written) => {
    expect(latinSkeletons(latin).some((skeleton) => chinese(written).includes(skeleton))).toBe(true);
  });

  test("different names do not meet", () => {
    expect(latinSkeletons("Gajanin").some((skeleton) => chinese("佩德里奇").includes(skeleton))).toBe(false);
  });

  test("one sound is too little to go by", () => {
    expect(latinSkeletons("Ai")).toEqual([]);
    expect(chinese("马")).toEqual([]);
  });

  test("any word gives few skeletons of letters, two at least each, whatever its case", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 24 }), (word) => {
        const found = latinSkeletons(word);
        expect(found.length).toBeLessThanOrEqual(8);
        for (const each of found) expect(each).toMatch(/^[0a-z][a-z]+$/u);
        expect(latinSkeletons(word.normalize("NFC"))).toEqual(found);
      }),
    );
  });
});
