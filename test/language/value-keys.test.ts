import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dateMentions } from "../../src/language/dates.ts";
import { type Quantity, quantities } from "../../src/language/numbers.ts";
import { valueKeys } from "../../src/language/value-keys.ts";

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

describe("valueKeys", () => {
  test("one key for every notation of an integer", () => {
    fc.assert(
      fc.property(fc.integer({ min: 21, max: 9_999_999_999 }), (n) => {
        const key = [`n:${n}`];
        expect(valueKeys(`有${n}家`)).toEqual(key);
        expect(valueKeys(`有${n.toLocaleString("en-US")}家`)).toEqual(key);
        expect(valueKeys(`有${n / 1e4}万家`)).toEqual(key);
        expect(valueKeys(`有${hanNumeral(n)}家`)).toEqual(key);
        expect(valueKeys(`there were ${englishNumeral(n)} of them`)).toEqual(key);
      }),
    );
  });

  test("dates give no key for month and day, and a year gives its number", () => {
    const whole = ["d:2025", "d:2025-06", "d:06-08", "d:2025-06-08"];
    expect(valueKeys("2025年6月8日，第十一届论坛有83,000人")).toEqual(["n:11", "n:83000", ...whole]);
    expect(valueKeys("June 8, 2025")).toEqual(whole);
    expect(valueKeys("2025年")).toEqual(["n:2025", "d:2025"]);
  });

  test("a day without a year is one of the year the article appeared in", () => {
    expect(valueKeys("6月8日", "2025-06-10")).toEqual(["d:2025", "d:2025-06", "d:06-08", "d:2025-06-08"]);
    expect(valueKeys("6月8日")).toEqual(["d:06-08"]);
  });

  test("gives what the readers of numbers and of dates give", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), fc.constantFrom(undefined, "2025-03-10"), (pieces, published) => {
        const text = pieces.join("");
        expect(new Set(valueKeys(text, published))).toEqual(new Set([...numbersOf(text), ...datesOf(text, published)]));
      }),
    );
  });
});

/** Numbers and dates in many notations, some in characters that fold to several or to none, and what may stand between. */
const piece = fc.constantFrom(
  ..."2025年 二〇二五年 6月 六月 8日 十一日 昨天 去年 上个月 晚上8点半 10:30 8.3万 ８３０００ 三分之一 ㈠ ㍘ 第十一届 half".split(
    " ",
  ),
  ...["June 8, 2025", "in 2024", "in March", "two hundred and five", "5 million", "，", "。", " ", "医\u200b院", "至"],
);

function numbersOf(text: string): readonly string[] {
  const dated = dateMentions(text).filter(({ day, month }) => day !== undefined || month !== undefined);
  const inDate = (q: Quantity) => dated.some(({ start, end }) => q.start >= start && q.end <= end);
  return quantities(text).flatMap((q) => (inDate(q) ? [] : [`n:${q.value}`]));
}

function datesOf(text: string, published: string | undefined): readonly string[] {
  return dateMentions(text, { published }).flatMap(({ year, month, day }) => {
    const [y, m, d] = [year, month, day].map((part) => part && String(part).padStart(2, "0"));
    return [y && [y], y && m && [y, m], m && d && [m, d], y && m && d && [y, m, d]].flatMap((parts) =>
      parts ? [`d:${parts.join("-")}`] : [],
    );
  });
}
