import { describe, expect, test } from "vitest";
import { findFacts, type PageLines } from "../../../src/ingest/extract/find-facts.ts";

const facts = (lines: Partial<PageLines>) => findFacts({ head: [], body: [], notes: [], rest: [], ...lines });

describe("findFacts", () => {
  test("reads a byline", () => {
    expect(facts({ head: ["作者: 来源:校办发布时间:2025-06-09浏览次数:13"] })).toEqual({
      publisher: "校办",
      published: "2025-06-09",
    });
    expect(facts({ head: ["2023年6月1日 08:10　來源：青石日報"] })).toEqual({
      publisher: "青石日報",
      published: "2023-06-01",
    });
  });

  test("reads the source under the text", () => {
    expect(facts({ body: ["水庫今天放水。"], notes: ["來源:南湖大學醫院"] })).toEqual({ publisher: "南湖大學醫院" });
  });

  test("takes day and place from a dateline, and the year from where it is known", () => {
    const body = ["中新网上海3月24日电 水库今天放水。"];
    expect(facts({ body })).toEqual({ publisher: "中新网", place: "上海" });
    expect(facts({ body: [...body, "工程在2022年3月完工。"] }).published).toBe("2022-03-24");
    const rest = ["3月30日，2024年会在长沙召开。", "巴黎3月29日电 2024年奥运邮票发行。"];
    expect(facts({ body, rest }).published).toBe("2024-03-24");
    expect(facts({ body, rest: [rest[0]!, "3月28日，2023年报公布。"] }).published).toBeUndefined();
    expect(facts({ body, rest: ["8月30日，2024年会召开。", "9月29日，2024年报公布。"] }).published).toBeUndefined();
  });

  test("knows the day of the event when the year is known", () => {
    const body = ["6月8日，大会在上海举行。"];
    expect(facts({ body }).eventDate).toBeUndefined();
    expect(facts({ body, head: ["发布时间：2025-06-09"] }).eventDate).toBe("2025-06-08");
    expect(facts({ body: ["论坛于2022年6月24日在天津召开。"] }).eventDate).toBe("2022-06-24");
    expect(facts({ body: ["2022年6月24日是星期五。"] }).eventDate).toBeUndefined();
  });

  test.each([
    ["發布日期：113/05/01", "2024-05-01"],
    ["二〇二四年五月一日", "2024-05-01"],
    ["By Zhang Jing'an | May 1, 2024", "2024-05-01"],
    ["青石日报 2024-05-01 10:20", "2024-05-01"],
    ["时间：2024年5月1日上午九点", undefined],
    ["地点：青石镇 2024年5月1日", undefined],
    ["2024年5月1日，渡轮恢复通航，首班船载客四十人。", undefined],
  ])("of the head line %s the day of publication is %s", (line, day) => {
    expect(facts({ head: [line] }).published).toBe(day);
  });

  test("a day in the title is the event's", () => {
    expect(facts({ head: ["2024年5月1日青石渡轮节"], title: "2024年5月1日青石渡轮节" }).published).toBeUndefined();
  });
});
