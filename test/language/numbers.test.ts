import { describe, expect, test } from "vitest";
import { quantities } from "../../src/language/numbers.ts";

const short = (text: string) =>
  quantities(text).map(
    (q) => `${q.value} ${q.unit ?? "-"}${q.approx === "exact" ? "" : ` ${q.approx}`}${q.ordinal ? " ordinal" : ""}`,
  );

describe("quantities", () => {
  test.each<[string, string[]]>([
    ["83,000 people", ["83000 person"]],
    ["8.3万人", ["83000 person"]],
    ["八万三千人", ["83000 person"]],
    ["八萬三千人", ["83000 person"]],
    ["８．３万", ["83000 -"]],
    ["3亿5000万元", ["350000000 yuan"]],
    ["十八万亿元", ["18000000000000 yuan"]],
    ["第十一届", ["11 届 ordinal"]],
    ["the 11th session", ["11 - ordinal"]],
    ["the eleventh session", ["11 - ordinal"]],
    ["首屆論壇", ["1 届 ordinal"]],
    ["1万余名志愿者", ["10000 person more"]],
    ["10多億元", ["1000000000 yuan more"]],
    ["近3000名", ["3000 person nearly"]],
    ["約500元", ["500 yuan about"]],
    ["100项以上", ["100 项 more"]],
    ["nearly 3,000 people", ["3000 person nearly"]],
    ["more than 1.2 million people", ["1200000 person more"]],
    ["百分之三点五", ["3.5 percent"]],
    ["3.5 per cent", ["3.5 percent"]],
    ["增加0.5个百分点", ["0.5 point"]],
    ["三成以上", ["30 percent more"]],
    ["5‰", ["5 permille"]],
    ["三分之二", ["0.666666666667 fraction"]],
    ["two-thirds of it", ["0.666666666667 fraction"]],
    ["US$5bn", ["5000000000 dollar"]],
    ["50亿美元", ["5000000000 dollar"]],
    ["$1.2 billion", ["1200000000 dollar"]],
    ["5千米", ["5 kilometre"]],
    ["两名和三個", ["2 person", "3 个"]],
    ["半年", ["0.5 year-span"]],
    ["twenty-three of one hundred and five", ["23 -", "105 -"]],
    ["5G", ["5 -"]],
    ["16和17世纪", ["16 century", "17 century"]],
    ["10至20万元", ["10 yuan", "200000 yuan"]],
    ["0万亩", ["0 mu"]],
    ["8.3万亿元", ["8300000000000 yuan"]],
  ])("%s", (text, expected) => {
    expect(short(text)).toEqual(expected);
  });

  test.each([
    "统一认识",
    "一些人",
    "万一下雨",
    "三成立了",
    "十七八岁",
    "数百名",
    "几十万",
    "one of the largest",
    "the second half",
    "billions",
    "上半年",
  ])("no number in %s", (text) => {
    expect(short(text)).toEqual([]);
  });

  test("offsets are those of the original characters", () => {
    const text = "约有８３０００名参加者";
    const [q] = quantities(text);
    expect(text.slice(q?.start, q?.end)).toBe("８３０００");
  });
});
