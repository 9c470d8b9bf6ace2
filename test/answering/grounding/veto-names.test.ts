import { describe, expect, test } from "vitest";
import type { EvidenceText } from "../../../src/answering/grounding/evidence-text.ts";
import { vetoNames } from "../../../src/answering/grounding/veto-names.ts";
import { createLexicon } from "../../../src/language/lexicon.ts";

const lexicon = createLexicon();
const vetoes = (claim: string, text: string, facts: Partial<EvidenceText> = {}): boolean =>
  vetoNames(claim, [{ text, ...facts }], lexicon) !== null;

describe("a name that fits nobody and nothing in the evidence is vetoed", () => {
  test.each([
    ["in pinyin", "Fan Xianqun recommended more policy support.", "张景安建议加大政策支持。"],
    ["in characters beside pinyin", "Budimir (布迪米尔) gave a talk.", "张景安作了报告。"],
    ["a foreign place", "研讨会在苏黎世举行。", "研讨会在伦敦举行。"],
    ["a foreign place in English", "The meeting was held in London.", "研讨会在苏黎世举行。"],
    ["an organisation of the dictionary", "论坛由复旦大学主办。", "论坛由天津大学主办。"],
    ["in English, of English", "The talk was given by Budimir.", "The talk was given by Zhang Jing'an."],
  ])("%s", (_, claim, evidence) => {
    expect(vetoes(claim, evidence)).toBe(true);
  });
});

describe("one that is there in some form is not", () => {
  test.each([
    ["pinyin, surname first", "Zhang Jing'an recommended it.", "张景安建议加大政策支持。"],
    ["pinyin, surname last", "Jing'an Zhang recommended it.", "张景安建议加大政策支持。"],
    ["names in a row", "Gu Xiaosong, Zhan Qimin and Shang Hong spoke.", "顾晓松、詹启敏、尚红发言。"],
    ["a title before a name", "Professor Lü Yi summed up.", "大會執行主席呂毅教授總結說。"],
    ["an abbreviation", "欧洲央行作出估算。", "欧洲中央银行估计。"],
    ["a place that need not be named", "武汉市公交公司开通新线。", "公交公司开通新线。"],
    ["words that only look like names", "战机何时能到，谁也说不准。", "没人知道它们何时出现。"],
    ["the people of a country", "The Italian city is the third.", "意大利第三大城市。"],
    ["the months", "In a briefing in June 1962, he spoke.", "1962年6月，他作了简报。"],
  ])("%s", (_, claim, evidence) => {
    expect(vetoes(claim, evidence)).toBe(false);
  });

  test("whom the article names elsewhere", () => {
    const people = [{ name: "范先群", romanised: "Fan Xianqun" }];
    expect(vetoes("Fan Xianqun gave the talk.", "他作了报告。", { people })).toBe(false);
  });
});
