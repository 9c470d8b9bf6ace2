import { describe, expect, test } from "vitest";
import { digestHtml } from "../../../src/digest/print/digest-html.ts";
import { digestMarkdown } from "../../../src/digest/print/digest-markdown.ts";
import { digestPage } from "../../../src/digest/print/digest-page.ts";
import { digestText } from "../../../src/digest/print/digest-text.ts";
import type { Digest, StoryTold } from "../../../src/domain/digest.ts";
import { citation } from "../../slack/samples.ts";

const story: StoryTold = {
  headline: "教育大会在沪举行",
  headlineEn: "Education conference held in Shanghai",
  date: "2025-06-08",
  place: "上海",
  placeEn: "Shanghai",
  articleIds: ["a", "b", "c"],
  sources: 2,
  reprints: 1,
  lines: [{ text: "张景安建议完善政策支持。", markers: [1] }],
  numbers: [{ text: "到会的有400余人", markers: [2] }],
  ahead: [],
  differences: [],
};
const cited = [citation({ marker: 1 }), citation({ marker: 2, quote: "到会的有400余人。" })];

function digest(over: Partial<Digest> = {}): Digest {
  return {
    request: { language: "en", since: "2025-06-01", until: "2025-06-30" },
    items: [{ articleId: "a", citations: cited, story }],
    receipt: { read: 9, matched: 9, toldBefore: 2, stories: 4, leftOut: 3, unreadable: 1, undated: 1, older: 0 },
    ...over,
  };
}

describe("a digest as it is printed", () => {
  test("for a reader of English", () => {
    expect(digestText(digestPage(digest()))).toEqual([
      "Digest, 2025-06-01 to 2025-06-30",
      "",
      "Education conference held in Shanghai",
      "教育大会在沪举行 · 2025-06-08 · Shanghai · 2 independent sources · 1 reprint",
      "  张景安建议完善政策支持。 [1]",
      "  In numbers: 到会的有400余人 [2]",
      "    (more than 400 people)",
      "[1][2] 第四届教育大会在沪举行 · 教育在线 · 2025-06-09 · https://news.example.cn/a/1.html",
      "",
      "Period: 2025-06-01 to 2025-06-30; 9 articles read; 4 stories; 2 told before and left out; 3 stories left out: fewer sources, older or further from the topic; 1 with nothing to quote; 1 without a date, not counted in the period.",
    ]);
  });
  test("for a reader of Chinese", () => {
    const page = digestPage(digest({ request: { language: "zh-Hans", topic: "教育" } }));
    expect(digestText(page).slice(0, 4)).toEqual([
      "摘要：教育",
      "",
      "教育大会在沪举行",
      "2025-06-08 · 上海 · 2 个独立来源 · 1 篇转载",
    ]);
  });
  test.each([
    [{ toldBefore: 3 }, true, "Nothing is new: all the articles say was told here before."],
    [{ read: 0 }, false, "No article stands in this period."],
  ])("of nothing says why: %o", (receipt, onlyNew, why) => {
    const request = { language: "en", since: "2025-06-01", ...(onlyNew ? { onlyNew } : {}) } as const;
    const nothing = digest({ request, items: [], receipt: { read: 3, matched: 0, toldBefore: 0, ...receipt } });
    expect(digestText(digestPage(nothing))[1]).toBe(why);
  });

  test("in Markdown and HTML shows hostile text as text", () => {
    const hostile = '<script>alert(1)</script> [x](javascript:a) *b* & "q"';
    const bad = {
      ...story,
      headlineEn: null,
      headline: hostile,
      lines: [{ text: hostile, markers: [1] }],
    };
    const citations = [citation({ title: hostile, url: "javascript:alert(1)" })];
    const page = digestPage(digest({ items: [{ articleId: "a", citations, story: { ...bad, numbers: [] } }] }));
    const html = digestHtml(page, "en");
    expect(html).not.toContain("<script");
    expect(html).not.toContain('href="javascript');
    expect(html).toContain("&lt;script&gt;");
    const markdown = digestMarkdown(page);
    expect(markdown).not.toMatch(/(?<!\\)<script/u);
    expect(markdown).not.toMatch(/(?<!\\)\]\(/u);
  });
  test("links its sources", () => {
    expect(digestMarkdown(digestPage(digest()))).toContain(
      "[第四届教育大会在沪举行](https://news.example.cn/a/1.html)",
    );
    expect(digestHtml(digestPage(digest()), "en")).toContain('<a href="https://news.example.cn/a/1.html">');
  });
});
