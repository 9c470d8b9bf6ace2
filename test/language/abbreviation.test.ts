import { expect, test } from "vitest";
import { isAbbreviationIn } from "../../src/language/abbreviation.ts";

test.each([
  ["欧洲央行", "据欧洲中央银行估计", true],
  ["卫健委", "国家卫生健康委员会", true],
  ["卫健委", "卫生局派人到各地检查健康情况并成立委员会", false],
  ["央行", "中央银行", false],
  ["复旦大学", "天津大学", false],
])("%s in %s: %s", (name, text, short) => {
  expect(isAbbreviationIn(name, text)).toBe(short);
});
