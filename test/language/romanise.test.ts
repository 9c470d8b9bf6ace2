import { expect, test } from "vitest";
import { createLexicon } from "../../src/language/lexicon.ts";
import { romanise } from "../../src/language/romanise.ts";

const lexicon = createLexicon();

test.each([
  ["禹宝庆", "Yu Baoqing"],
  ["張景安", "Zhang Jingan"],
  ["呂毅", "Lü Yi"],
  ["侯岩", "Hou Yan"],
  ["欧阳清风", "Ouyang Qingfeng"],
  ["司馬遷", "Sima Qian"],
  ["科里·特克", null],
  ["Hou Yan", null],
  ["侯", null],
])("%s is %s", (name, expected) => {
  expect(romanise(name, lexicon)).toBe(expected);
});
