import { describe, expect, test } from "vitest";
import { valuesFor, wantedOf } from "../../../src/answering/evidence/asked-values.ts";
import { createLexicon } from "../../../src/language/lexicon.ts";

const lexicon = createLexicon();
const valuesIn = (question: string, text: string): readonly string[] => [
  ...new Set(valuesFor(question, wantedOf(question), lexicon)(text)),
];

describe("what a question wants", () => {
  test.each([
    ["大会有多少人参加?", "number", "person"],
    ["大会举办地点", "place", null],
    ["论坛开幕时间", "date", null],
    ["电影的主演", "person", null],
    ["去年的出生率", "number", "percent"],
    ["谁宣读了天大共识?", "person", null],
    ["主题是什么?", null, null],
    ["超过百分之几的人参加?", "number", "percent"],
  ])("%s", (question, kind, unit) => {
    expect(wantedOf(question)).toEqual({ kind, unit });
  });
});

describe("values of that kind", () => {
  test("the same number in another notation is the same value", () => {
    const [one] = valuesIn("有多少人参加?", "共有8.3万人参加。");
    expect(valuesIn("有多少人参加?", "参加者有83,000人。")).toContain(one);
  });

  test("dates and what the question says are no numbers asked for", () => {
    expect(valuesIn("2025年有多少人参加?", "2025年6月8日,大会举行。")).toEqual([]);
  });

  test("a year alone is a date, unless the question says it", () => {
    expect(valuesIn("When was the bridge opened?", "The bridge opened in 1519.")).toEqual(["date 1519 "]);
    expect(valuesIn("When did the bridge of 1519 fall?", "The bridge of 1519 fell.")).toEqual([]);
    expect(valuesIn("有多少学校参加?", "读书会于2019底举行。")).toEqual([]);
  });

  test("an ordinal is asked for by 第几", () => {
    expect(valuesIn("这是第几次涨价?", "这是第三次涨价。")).toEqual([expect.stringContaining("number 3")]);
    expect(valuesIn("涨价多少次?", "这是第三次涨价。")).toEqual([]);
  });

  test("another unit is another thing", () => {
    expect(valuesIn("有多少支队伍参赛?", "奖金为300元。")).toEqual([]);
  });

  test("a person that the question names is no answer to who", () => {
    expect(valuesIn("谁采访了张景安?", "刘秀云采访了张景安。")).toEqual([expect.stringContaining("刘秀云")]);
  });
});
