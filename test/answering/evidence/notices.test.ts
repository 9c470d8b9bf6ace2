import { describe, expect, test } from "vitest";
import { disagreement } from "../../../src/answering/evidence/disagreement.ts";
import { noticesOf } from "../../../src/answering/evidence/notices.ts";
import type { SentenceRef } from "../../../src/answering/evidence/sentence-ref.ts";
import { frameOf } from "../../../src/answering/refusal/frame.ts";
import type { AnalysedQuestion } from "../../../src/retrieval/query/analysed-question.ts";
import type { Found } from "../../../src/retrieval/ranking/found.ts";

const QUESTION = "平台发布了多少个项目?";
const asked = (today?: string) => ({ text: QUESTION, today }) as AnalysedQuestion;

function quote(id: string, text: string, published?: string): SentenceRef {
  const dated = published === undefined ? {} : { published };
  const article = { id, title: id, language: "zh-Hans" as const, people: [], aliases: [], hash: "", text, ...dated };
  return { article, sentences: [{ id: `${id}#0`, start: 0, end: text.length }], order: 0 };
}

function found({ article, sentences }: SentenceRef, reprints: readonly string[] = []): Found {
  const passage = { id: `${article.id}@0`, articleId: article.id, first: 0, last: 0 };
  const ranked = { number: 0, score: 1, lexical: 1, similarity: null, marks: new Float32Array(0) };
  return { ...ranked, article, sentences, passage, reprints };
}

const early = quote("a", "平台发布了20个项目。", "2023-06-01");
const late = quote("b", "平台发布了36个项目。", "2024-06-01");

describe("sources that differ", () => {
  test("are shown with their days, the earlier first", () => {
    expect(disagreement(QUESTION, [late, early])).toEqual([
      { source: "2023-06-01", value: "20个" },
      { source: "2024-06-01", value: "36个" },
    ]);
  });

  test.each([
    ["the same number", [early, quote("b", "平台发布了二十个项目。", "2024-06-01")]],
    ["one article", [early, quote("a", "平台发布了36个项目。", "2023-06-01")]],
    ["another unit", [early, quote("b", "平台发布了36米长的榜单。", "2024-06-01")]],
    ["about as many", [early, quote("b", "平台发布了约36个项目。", "2024-06-01")]],
    ["several numbers in one sentence", [early, quote("b", "平台发布了36个项目和5个榜单。", "2024-06-01")]],
    ["no day", [early, quote("b", "平台发布了36个项目。")]],
  ])("are not made of %s", (_, cited) => {
    expect(disagreement(QUESTION, cited)).toEqual([]);
  });

  test("nor of a question that asks for no number", () => {
    expect(disagreement("谁发布了项目?", [early, late])).toEqual([]);
  });
});

describe("what the reader needs", () => {
  const frame = frameOf("en");

  test("one new source needs nothing said", () => {
    expect(noticesOf([late], asked("2024-07-01"), [found(late)], frame)).toEqual([]);
  });

  test("several, differing and old", () => {
    expect(noticesOf([early, late], asked("2026-07-01"), [found(early), found(late)], frame)).toEqual([
      "The sources differ: 2023-06-01 says 20个, 2024-06-01 says 36个.",
    ]);
  });

  test("a reprint is no further source", () => {
    expect(noticesOf([early], asked(), [found(early, ["c"])], frame)).toEqual([
      "1 more article reprints the same text; each source counts once.",
    ]);
  });
});
