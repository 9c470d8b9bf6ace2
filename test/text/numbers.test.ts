import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { numberKeys, quantities } from "../../src/text/numbers.ts";

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

const HAN = "零一二三四五六七八九";
function section(n: number): string {
  const scales: readonly [number, string][] = [
    [1000, "千"],
    [100, "百"],
    [10, "十"],
    [1, ""],
  ];
  let out = "";
  let gap = false;
  let rest = n;
  for (const [size, name] of scales) {
    const digit = Math.floor(rest / size);
    rest %= size;
    if (digit === 0) gap = out !== "" || gap;
    else {
      out += (gap && out !== "" ? "零" : "") + HAN[digit] + name;
      gap = false;
    }
  }
  return out;
}
function hanNumeral(n: number): string {
  const [low, middle, high] = [n % 1e4, Math.floor(n / 1e4) % 1e4, Math.floor(n / 1e8)];
  let out = high ? `${section(high)}亿` : "";
  if (middle) out += `${out && middle < 1000 ? "零" : ""}${section(middle)}万`;
  else if (out && low >= 1000) out += "零";
  if (low) out += `${out && low < 1000 ? "零" : ""}${section(low)}`;
  return out;
}
const ONES =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
function englishNumeral(n: number): string {
  if (n < 20) return ONES[n] ?? "";
  if (n < 100) return `${TENS[Math.floor(n / 10)]}${n % 10 ? `-${ONES[n % 10]}` : ""}`;
  if (n < 1000) return `${ONES[Math.floor(n / 100)]} hundred${n % 100 ? ` and ${englishNumeral(n % 100)}` : ""}`;
  for (const [size, name] of [
    [1e9, "billion"],
    [1e6, "million"],
    [1e3, "thousand"],
  ] as const) {
    if (n >= size)
      return `${englishNumeral(Math.floor(n / size))} ${name}${n % size ? ` ${englishNumeral(n % size)}` : ""}`;
  }
  return "";
}

describe("numberKeys", () => {
  test("one key for every notation of an integer", () => {
    fc.assert(
      fc.property(fc.integer({ min: 21, max: 9_999_999_999 }), (n) => {
        const key = [`n:${n}`];
        expect(numberKeys(`有${n}家`)).toEqual(key);
        expect(numberKeys(`有${n.toLocaleString("en-US")}家`)).toEqual(key);
        expect(numberKeys(`有${n / 1e4}万家`)).toEqual(key);
        expect(numberKeys(`有${hanNumeral(n)}家`)).toEqual(key);
        expect(numberKeys(`there were ${englishNumeral(n)} of them`)).toEqual(key);
      }),
    );
  });

  test("dates give no key for month and day, and a year gives its number", () => {
    expect(numberKeys("2025年6月8日，第十一届论坛有83,000人")).toEqual(["n:11", "n:83000"]);
    expect(numberKeys("June 8, 2025")).toEqual([]);
    expect(numberKeys("2025年")).toEqual(["n:2025"]);
  });
});
