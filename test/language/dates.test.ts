import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dateMentions, resolveDay } from "../../src/language/dates.ts";
import { valueKeys } from "../../src/language/value-keys.ts";

const context = { published: "2025-06-10" };
const short = (text: string, given: { published?: string } = context) =>
  dateMentions(text, given).map(
    (d) =>
      [d.year ?? "", d.month ?? "", d.day ?? ""].join("-") +
      (d.hour === undefined ? "" : ` ${d.hour}:${d.minute ?? 0}`),
  );

describe("dateMentions", () => {
  test.each<[string, string[]]>([
    ["2025-06-09", ["2025-6-9"]],
    ["2025年6月8日", ["2025-6-8"]],
    ["二〇二五年六月八日", ["2025-6-8"]],
    ["6月8日", ["2025-6-8"]],
    ["7月26日至28日", ["2025-7-26", "2025-7-28"]],
    ["9日上午", ["2025-6-9"]],
    ["28日上午", ["2025-5-28"]],
    ["今年3月", ["2025-3-"]],
    ["去年6月", ["2024-6-"]],
    ["昨日", ["2025-6-9"]],
    ["昨天和明天", ["2025-6-9", "2025-6-11"]],
    ["June 8", ["2025-6-8"]],
    ["8 June 2024", ["2024-6-8"]],
    ["Jan. 23, 2024", ["2024-1-23"]],
    ["in March 2025", ["2025-3-"]],
    ["in May", ["2025-5-"]],
    ["in 1990", ["1990--"]],
    ["last year", ["2024--"]],
    ["下午3点半", ["-- 15:30"]],
    ["19:05", ["-- 19:5"]],
    ["at 3 p.m.", ["-- 15:0"]],
  ])("%s", (text, expected) => {
    expect(short(text)).toEqual(expected);
  });

  test.each(["3个月", "一日游", "30日内", "he may go", "2000 guests", "May 128", "20多年", "第3版"])(
    "no date in %s",
    (text) => {
      expect(short(text)).toEqual([]);
    },
  );

  test("says which parts were understood", () => {
    expect(dateMentions("6月8日", context)[0]?.inferred).toEqual(["year"]);
    expect(dateMentions("8日", context)[0]?.inferred).toEqual(["month", "year"]);
    expect(dateMentions("6月8日")[0]).toEqual({ month: 6, day: 8, inferred: [], start: 0, end: 4 });
  });

  test("every day of every notation is read back", () => {
    const days = fc.date({ min: new Date("1900-01-01"), max: new Date("2099-12-31"), noInvalidDate: true });
    const names = "January February March April May June July August September October November December".split(" ");
    fc.assert(
      fc.property(days, (date) => {
        const [y, m, d] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
        const iso = date.toISOString().slice(0, 10);
        for (const text of [
          iso,
          `${y}年${m}月${d}日`,
          `${names[m - 1]} ${d}, ${y}`,
          `${d} ${names[m - 1]} ${y}`,
          `${y}/${m}/${d}`,
        ]) {
          expect(valueKeys(text)).toContain(`d:${iso}`);
        }
      }),
    );
  });
});

describe("resolveDay", () => {
  test.each<[string, string | null]>([
    ["2025-06-01", "2025-06-01"],
    ["June 1", "2025-06-01"],
    ["6月1日", "2025-06-01"],
    ["Dec 25", "2024-12-25"],
    ["last week", "2025-06-02"],
    ["上周", "2025-06-02"],
    ["本周", "2025-06-09"],
    ["yesterday", "2025-06-09"],
    ["过去三天", "2025-06-07"],
    ["2 weeks ago", "2025-05-27"],
    ["三周前", "2025-05-20"],
    ["last month", "2025-05-01"],
    ["soon", null],
  ])("%s", (text, expected) => {
    expect(resolveDay(text, "2025-06-10")).toBe(expected);
  });
});
