import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hasInvisible } from "../../../src/ingest/clean/strip-invisible.ts";
import { makeSentences, siftSentences } from "../../../src/ingest/segment/make-sentences.ts";

const kept = (text: string): readonly string[] =>
  siftSentences(text).kept.map(({ start, end }) => text.slice(start, end));

describe("siftSentences", () => {
  test("a caption glued before its credit goes, the sentence after it stays", () => {
    const text =
      "镇图书馆举行开放仪式。青石镇供图记者获悉，图书馆昨晚接待四百人。\n夜间阅览室坐满读者。 青石镇供图近年来，读者逐年增加。";
    expect(kept(text)).toEqual(["记者获悉，图书馆昨晚接待四百人。", "近年来，读者逐年增加。"]);
  });

  test.each([
    ["水库今天放水。返回搜狐，查看更多责任编辑：", "水库今天放水。"],
    ["水库今天放水（完）", "水库今天放水（完）"],
    ["水库今天放水。（完）", "水库今天放水。"],
    ["水库今天放水。转载请注明来源“青石日报”，违者将依法追究责任。", "水库今天放水。"],
    [
      "水库今天放水，详情如下表所示，供您参考：广告声明：文内含有跳转链接。",
      "水库今天放水，详情如下表所示，供您参考：",
    ],
    ["2023-07-30 10:07:15作者：青石来源：青石日报    ，正文：水库今天放水。", "水库今天放水。"],
    ["水库今天\ufffd水。下游得到灌溉。", "下游得到灌溉。"],
    ["，正文：原标题：水库今天放水。", "水库今天放水。"],
  ])("%s", (text, sentence) => {
    expect(kept(text)).toEqual([sentence]);
  });

  test.each([
    "编辑部今天搬家。",
    "声明草案已经公布：各国同意减少排放。",
    "“转载请付费”成为新规则，读者意见不一。",
    "他负责编辑、校对和排版三项工作。",
  ])("keeps: %s", (text) => {
    expect(kept(text)).toEqual([text]);
  });

  test("spans are in order, apart, full, and free of what is not seen", () => {
    const piece = fc.constantFrom(
      "水库放水",
      "。",
      "！",
      "，",
      "\n",
      " ",
      "\u200b",
      "\u202e",
      "责任编辑：",
      "（完）",
      "供图",
      "”",
      "“",
      "A",
      "3.5",
      ".",
      "正文：",
      "返回搜狐，查看更多",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join("");
        let last = 0;
        for (const { start, end } of siftSentences(text).kept) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          const sentence = text.slice(start, end);
          expect(sentence.trim()).toBe(sentence);
          expect(hasInvisible(sentence)).toBe(false);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

test("the same text gives the same ids", () => {
  const spans = [
    { start: 0, end: 3 },
    { start: 3, end: 9 },
  ];
  expect(makeSentences("a", spans)).toEqual([
    { id: "a#0", start: 0, end: 3 },
    { id: "a#1", start: 3, end: 9 },
  ]);
});
