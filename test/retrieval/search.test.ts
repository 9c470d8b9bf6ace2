import { expect, test } from "vitest";
import type { AnalysedQuestion } from "../../src/retrieval/query/analysed-question.ts";
import type { Retrieved } from "../../src/retrieval/ranking/retrieve.ts";
import { createSearch } from "../../src/retrieval/search.ts";

test("tells of each passage where it stands and what it says", async () => {
  const article = { id: "a", title: "论坛", language: "zh-Hans", people: [], aliases: [], hash: "0" } as const;
  const found = {
    article: { ...article, text: "图。张景安出席。会议结束。", eventDate: "2025-06" },
    passage: { id: "a@1", articleId: "a", first: 1, last: 2 },
    sentences: [
      { id: "a#0", start: 0, end: 2 },
      { id: "a#1", start: 2, end: 8 },
      { id: "a#2", start: 8, end: 13 },
    ],
    score: 0.5,
  };
  const search = createSearch(
    async ({ text }) => ({ text }) as AnalysedQuestion,
    async (asked, k) => ({ asked, passages: [found].slice(0, k) }) as unknown as Retrieved,
  );
  expect(await search({ text: "谁" }, 5)).toEqual([
    {
      articleId: "a",
      passageId: "a@1",
      title: "论坛",
      publisher: null,
      date: "2025-06",
      url: null,
      score: 0.5,
      text: "张景安出席。会议结束。",
      start: 2,
      end: 13,
    },
  ]);
});
