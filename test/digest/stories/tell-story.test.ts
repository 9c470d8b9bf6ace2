import { describe, expect, test } from "vitest";
import type { Reading } from "../../../src/digest/reading.ts";
import { tellStory } from "../../../src/digest/stories/tell-story.ts";
import type { Article } from "../../../src/domain/article.ts";
import { makeArticle, sentencesIn } from "../small-corpus.ts";

function read(id: string, text: string, over: Partial<Article> = {}): Reading {
  const article = makeArticle(id, text, { title: "产教融合大会在上海举行", published: "2025-06-09", ...over });
  return { article, sentences: sentencesIn(article), grams: new Uint32Array() };
}
const EXTENT = { lines: 1, numbers: 2, differences: 2, ahead: 2 };

function told(sources: readonly Reading[], over: { today?: string } = {}) {
  const parts = { topic: null, today: over.today, extent: EXTENT, glossOf: () => null, lexicon: undefined };
  return tellStory({ sources, articles: sources }, 1, parts);
}
const texts = (lines: readonly { readonly text: string }[]) => lines.map(({ text }) => text);

describe("a story", () => {
  test("has the numbers that its lines do not show, in their clauses, no days and no ordinals among them", () => {
    const { story } = told([
      read(
        "a",
        "产教融合大会6月8日在上海举行。这是第三届大会,到会的有400余人。平台投入8.3万元,建成三年。一名志愿者摔倒了。",
      ),
    ]);
    expect(texts(story!.numbers)).toEqual(["到会的有400余人", "平台投入8.3万元"]);
  });

  test("has the days ahead of the asker, the nearest first", () => {
    const text = "产教融合大会6月8日在上海举行。下一届大会定于2026年5月举行,报名到2025年12月1日为止。";
    expect(texts(told([read("a", text)], { today: "2025-06-11" }).story!.ahead)).toEqual([
      "报名到2025年12月1日为止",
      "下一届大会定于2026年5月举行",
    ]);
    expect(told([read("a", text)], { today: "2026-06-11" }).story!.ahead).toEqual([]);
    expect(told([read("a", text)]).story!.ahead).toEqual([]);
  });

  test("says where its sources differ, each clause with its own citation", () => {
    const item = told([
      read("a", "产教融合大会在上海举行。大会期间到会的专家学者共有400人。"),
      read("b", "上海昨天举行大会。大会期间到会的专家学者共有350人。"),
    ]);
    const [difference] = item.story!.differences;
    expect(difference!.text).toBe("大会期间到会的专家学者共有400人 / 大会期间到会的专家学者共有350人");
    const cited = difference!.markers.map((marker) => item.citations.find((each) => each.marker === marker)!.articleId);
    expect(cited).toEqual(["a", "b"]);
  });

  test("does not call a rounded number another", () => {
    const about = (n: string) => `大会期间到会的专家学者${n}。`;
    expect(
      told([read("a", about("超过400人")), read("b", about("共有420人"))]).story!.differences.concat(
        told([read("a", about("共有2521525人")), read("b", about("共有252万人"))]).story!.differences,
      ),
    ).toEqual([]);
  });

  test("passes over the headline repeated, and cites a sentence once", () => {
    const item = told([read("a", "产教融合大会在上海举行\n6月8日,产教融合大会在上海举行,到会的有400人,投入8.3万元。")]);
    expect(texts(item.story!.lines)).toEqual(["6月8日,产教融合大会在上海举行,到会的有400人,投入8.3万元。"]);
    expect(item.citations).toHaveLength(1);
  });
});
