import { describe, expect, test } from "vitest";
import { vetoNumbers } from "../../../src/answering/grounding/veto-numbers.ts";

const vetoes = (claim: string, ...evidence: readonly string[]): boolean =>
  vetoNumbers(
    claim,
    evidence.map((text) => ({ text })),
  ) !== null;

const FORUM = "来自24个国家和地区的1200多名代表参加论坛，签约金额达8.3亿元，83900人在线观看。";

describe("a number that stands nowhere in the evidence is vetoed", () => {
  test.each([
    ["another count", "来自42个国家和地区的代表参加论坛。"],
    ["another scale", "签约金额达8.3万元。"],
    ["another currency", "签约金额达8.3亿美元。"],
    ["in English", "Representatives of 42 countries took part."],
    ["another scale in English", "Contracts worth 8.3 million yuan were signed."],
    ["below the very number", "Fewer than 24 countries took part."],
  ])("%s", (_, claim) => {
    expect(vetoes(claim, FORUM)).toBe(true);
  });

  test("another ordinal, even one that is the day of a date", () => {
    expect(vetoes("第八届论坛在天津举行。", "2025年6月8日，第七届论坛在天津举行。")).toBe(true);
  });

  test("at most what is the least", () => {
    expect(vetoes("The training will take six months at most.", "培训将进行至少6个月。")).toBe(true);
    expect(vetoes("The training will take at least half a year.", "培训将进行至少6个月。")).toBe(false);
  });
});

describe("what is the same in other words is not", () => {
  test.each([
    ["the same", "24个国家和地区的1200多名代表参加论坛。", FORUM],
    ["the same in English", "Representatives of 24 countries and regions took part.", FORUM],
    ["rounded", "约8.4万人在线观看。", FORUM],
    ["first in the world", "His team was the first in the world to use it.", "该团队率先应用。"],
    ["the two sides", "The two sides will work together.", "双方将合作。"],
    ["one of them", "It is one of the guests.", "他是嘉宾。"],
    ["a share", "One in five stations had no fuel.", "20%的加油站没有燃料。"],
    ["more than half", "More than half of them were women.", "女性占56.2%。"],
    ["years between years", "In 1960, seventeen years after he died, it was named.", "他于1943年去世。1960年命名。"],
    ["minutes and seconds", "The record is 9 minutes 50 seconds.", "现有9分50秒的世界纪录。"],
    ["within", "It should come down to under 5 minutes.", "缩短到5分钟内。"],
    ["the number of a name", "Shanghai Seventh People's Hospital signed.", "市七医院签约。"],
    ["a day as an ordinal", "On the 2nd, 207 fell ill.", "2日共有207人中暑。"],
    ["the years of a range", "In 1073–74 they were led by him.", "From 1073 to 1074 he led them."],
  ])("%s", (_, claim, evidence) => {
    expect(vetoes(claim, evidence)).toBe(false);
  });

  test("what stands before the sentence counts as told", () => {
    const evidence = [{ text: "他们签约。", before: "36个项目参加。" }];
    expect(vetoNumbers("36个项目签约。", evidence)).toBe(null);
  });
});
