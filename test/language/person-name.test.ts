import { describe, expect, test } from "vitest";
import { createLexicon } from "../../src/language/lexicon.ts";
import { isPersonName } from "../../src/language/person-name.ts";

const lexicon = createLexicon();

describe("names of people", () => {
  test.each(["张景安", "刘秀云", "杜占元", "洪晓武", "梁栋科", "Zhang Jing'an", "Jing'an Zhang"])("%s", (name) => {
    expect(isPersonName(name, lexicon)).toBe(true);
  });
});

describe("other words", () => {
  test.each([
    "高水平",
    "段时间",
    "管辖区",
    "万英镑",
    "高质量",
    "方程式",
    "成都市",
    "天津",
    "医院",
    "Tianjin Forum 2022",
    "The Forum",
    "zhang jing'an",
  ])("%s", (word) => {
    expect(isPersonName(word, lexicon)).toBe(false);
  });
});
