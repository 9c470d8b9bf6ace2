import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createLexicon } from "../../src/language/lexicon.ts";
import { chineseSkeletons, latinSkeletons } from "../../src/language/transliteration.ts";

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
    ["Lausanne", "洛桑"],
    ["Anchorage", "安克雷奇"],
    ["Kashmir", "克什米尔"],
    ["Havana", "哈瓦那"],
    ["Marseille", "马赛"],
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

  test("a run gives the skeletons of its parts of two to five characters, each as if it stood alone", () => {
    const sounds: Record<string, string> = { 加: "k", 尔: "", 安: "0n", 宁: "n", 埃: "0", 德: "t", 马: "m", 林: "ln" };
    const wholeOf = (part: string) => {
      const all = [...part].map((char) => sounds[char]).join("");
      return (all.slice(0, 1) + all.slice(1).replaceAll("0", "")).replace(/n+/gu, "n");
    };
    const name = fc.string({ unit: fc.constantFrom(...Object.keys(sounds)), minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(name, (run) => {
        const parts = [2, 3, 4, 5].flatMap((length) =>
          Array.from({ length: Math.max(0, run.length - length + 1) }, (_, i) => run.slice(i, i + length)),
        );
        const expected = parts.map(wholeOf).filter((skeleton) => skeleton.length >= 2);
        expect([...chinese(run)].sort()).toEqual(expected.sort());
      }),
    );
  });
});
