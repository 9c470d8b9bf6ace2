import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createLexicon } from "../../src/language/lexicon.ts";
import { nameReadings, pinyinNames, spellings, syllables } from "../../src/language/pinyin.ts";

const { readings } = createLexicon();

describe("syllables", () => {
  test.each([
    ["Jing'an", ["jing", "an"]],
    ["jingan", ["jin", "gan"]],
    ["xian", ["xian"]],
    ["Xi'an", ["xi", "an"]],
    ["Lü", ["lv"]],
    ["Budimir", null],
    ["Indian", null],
    ["Europe", null],
  ])("%s", (word, expected) => {
    const found = syllables(word);
    if (expected === null) expect(found).toBeNull();
    else expect(found?.join("")).toBe(expected.join(""));
  });

  test("whatever readings are joined is pinyin again", () => {
    const characters = [..."张景安吕毅林鑫华范先群热娣芳禹宝庆肖革新万遂人"];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...characters), { minLength: 1, maxLength: 3 }), (name) => {
        const joined = name.map((char) => readings(char)[0]!).join("'");
        expect(syllables(joined)?.join("")).toBe(joined.replaceAll("'", ""));
      }),
    );
  });
});

describe("pinyinNames", () => {
  test("finds names whichever way they are written, and leaves other words", () => {
    for (const text of ["Zhang Jing'an", "Jing'an Zhang", "Zhāng Jǐng'ān"])
      expect(pinyinNames(`What did ${text} say?`).flatMap((name) => name.readings)).toContain("zhangjingan");
    expect(pinyinNames("Which hospital in the city is it?")).toEqual([]);
  });

  test("the readings of a Chinese name are among those of its pinyin", () => {
    expect(nameReadings("张景安致辞", readings)).toContain("zhangjingan");
    expect(nameReadings("单霁", readings)).toContain("shanji");
    expect(nameReadings("的", readings)).toEqual([]);
  });

  test("knows surnames of two characters, rare ones, and other spellings of the usual ones", () => {
    expect(nameReadings("欧阳清风致辞", readings)).toContain("ouyangqingfeng");
    expect(nameReadings("诸葛明", readings)).toContain("zhugeming");
    expect(nameReadings("臧克家", readings)).toContain("zangkejia");
    const keys = (name: string): readonly string[] =>
      spellings(name, readings).map(({ surname, given }) => `${surname} ${given}`);
    expect(keys("欧阳清风")).toContain("ouyang qingfeng");
    expect(keys("张景安")).toEqual(expect.arrayContaining(["zhang jingan", "chang jingan", "cheung jingan"]));
    expect(pinyinNames("What did Hsieh Jing'an say?").flatMap((name) => name.readings)).toEqual(["xiejingan"]);
    expect(pinyinNames("What did Baoqing Kwok say?").flatMap((name) => name.readings)).toEqual(["guobaoqing"]);
  });

  test("a word of any length takes no time", () => {
    expect(syllables("an".repeat(6000))).toBeNull();
  });
});
