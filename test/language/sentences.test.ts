import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { splitSentences } from "../../src/language/sentences.ts";

const split = (text: string): readonly string[] => splitSentences(text).map(({ start, end }) => text.slice(start, end));

describe("splitSentences", () => {
  test.each([
    [
      "“水库今天放水。”张景安说。“下游可以灌溉了。”吴韬补充道。",
      ["“水库今天放水。”张景安说。", "“下游可以灌溉了。”吴韬补充道。"],
    ],
    ["「水庫今天放水。」馬現倉說。", ["「水庫今天放水。」馬現倉說。"]],
    ["“够用吗？！”她问。够！！！放水开始。", ["“够用吗？！”她问。", "够！！！", "放水开始。"]],
    ["“水够用。”放水于下午结束。", ["“水够用。”", "放水于下午结束。"]],
    [
      "《放水吧！水库》和《渠在哪里？》都上映了。明天重映。",
      ["《放水吧！水库》和《渠在哪里？》都上映了。", "明天重映。"],
    ],
    ["他想了想……终于同意。", ["他想了想……终于同意。"]],
    ["水位上涨２．５米，版本Ｖ３．０。明天再涨。", ["水位上涨２．５米，版本Ｖ３．０。", "明天再涨。"]],
    ["1. 放水三天。\n2. 清淤五天。\n（三）修渠。", ["1. 放水三天。", "2. 清淤五天。", "（三）修渠。"]],
    [
      "详见 https://river.example/a?id=1&b=2 的公告。明天放水。",
      ["详见 https://river.example/a?id=1&b=2 的公告。", "明天放水。"],
    ],
    ["他问“放水吗？”，没有人回答。", ["他问“放水吗？”，没有人回答。"]],
    ["“Water will flow.” Mr. Wu said. It did.", ["“Water will flow.” Mr. Wu said.", "It did."]],
    ["“Enough?” she asked. Yes.", ["“Enough?” she asked.", "Yes."]],
    ["See Fig. 3 and No. 5. He said no. Then it rained.", ["See Fig. 3 and No. 5.", "He said no.", "Then it rained."]],
    [
      "The U.S. FDA met at 5 p.m. on Monday. Gov. Wu spoke.",
      ["The U.S. FDA met at 5 p.m. on Monday.", "Gov. Wu spoke."],
    ],
    ["The reservoir opened\nyesterday. It is full.", ["The reservoir opened\nyesterday.", "It is full."]],
  ])("%s", (text, sentences) => {
    expect(split(text)).toEqual(sentences);
  });

  test("spans are in order, apart and lose nothing but white space", () => {
    const piece = fc.constantFrom(
      "水库放水",
      "。",
      "！",
      "？",
      "”",
      "“",
      "《",
      "》",
      "，",
      "\n",
      " ",
      "他说",
      "a.b",
      ".",
      "1",
      "．",
      "?",
      "said",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join("");
        let last = 0;
        let kept = "";
        for (const { start, end } of splitSentences(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          kept += text.slice(start, end);
          last = end;
        }
        expect(kept.replace(/\s/gu, "")).toBe(text.replace(/\s/gu, ""));
      }),
    );
  });
});
