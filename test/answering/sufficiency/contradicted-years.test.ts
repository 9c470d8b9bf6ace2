import { describe, expect, test } from "vitest";
import { contradictedEditions, contradictedYears } from "../../../src/answering/sufficiency/contradicted-years.ts";
import type { Article } from "../../../src/domain/article.ts";

const article = (text: string, more: Partial<Article> = {}): Article => ({
  id: "a",
  title: "",
  language: "zh-Hans",
  people: [],
  aliases: [],
  hash: "",
  text,
  ...more,
});

describe("years", () => {
  test.each([
    ["2022年谁出席?", article("会议于2025年6月举行。"), ["2022"]],
    ["2025年谁出席?", article("会议于2025年6月举行。"), []],
    ["2025年谁出席?", article("会议于6月8日举行。", { published: "2025-06-09" }), []],
    ["2024年谁出席?", article("会议于6月8日举行。", { published: "2025-06-09" }), ["2024"]],
    ["2026年谁出席?", article("会议于6月8日举行。", { published: "2025-06-09" }), ["2026"]],
    ["2022学术年会的主题是什么?", article("论坛于2023年举行。"), ["2022"]],
    ["谁跑了2000米?", article("会议于2025年举行。"), []],
    ["2022年谁出席?", article("谁也没有说是哪一年。"), []],
  ])("%s", (question, of, expected) => {
    expect(contradictedYears(question, of)).toEqual(expected);
  });

  test("an undated article that looks back to the year before may be of the year asked about", () => {
    expect(contradictedYears("2021年营收多少?", article("营收比2020年增长一成。"))).toEqual([]);
    expect(contradictedYears("2021年营收多少?", article("营收比2022年增长一成。"))).toEqual(["2021"]);
  });
});

describe("editions", () => {
  test.each([
    ["第八届大会在哪里举行?", article("大会在天津举行。", { title: "第六届世界智能大会" }), ["第八届"]],
    ["第六届大会在哪里举行?", article("大会在天津举行。", { title: "第六届世界智能大会" }), []],
    ["第八届大会在哪里举行?", article("下一届即第八届在天津举行。", { title: "第六届世界智能大会" }), []],
    ["第八届大会在哪里举行?", article("大会在天津举行。", { title: "世界智能大会" }), []],
  ])("%s", (question, of, expected) => {
    expect(contradictedEditions(question, of)).toEqual(expected);
  });
});
