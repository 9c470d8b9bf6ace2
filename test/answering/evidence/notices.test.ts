import { describe, expect, test } from "vitest";
import { disagreement } from "../../../src/answering/evidence/disagreement.ts";
import { frameOf } from "../../../src/answering/evidence/frame.ts";
import { noticesOf } from "../../../src/answering/evidence/notices.ts";
import type { Candidate } from "../../../src/answering/evidence/score-sentences.ts";

const QUESTION = "平台发布了多少个项目?";

function quote(
  id: string,
  text: string,
  published?: string,
  more: { readonly own?: readonly number[]; readonly reprints?: readonly string[] } = {},
): Candidate {
  const own = Float32Array.from(more.own ?? [1, 1, 1]);
  const article = {
    id,
    title: id,
    language: "zh-Hans" as const,
    people: [],
    aliases: [],
    hash: "",
    text,
    ...(published === undefined ? {} : { published }),
  };
  const found = {
    number: 0,
    passage: { id: `${id}@0`, articleId: id, first: 0, last: 0 },
    article,
    sentences: [{ id: `${id}#0`, start: 0, end: text.length }],
    score: 1,
    words: 1,
    ...(more.reprints === undefined ? {} : { reprints: more.reprints }),
  };
  return { found, order: 0, text, own, context: own, score: 1 };
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
    ["something else", [early, quote("b", "学校发布了36个项目。", "2024-06-01", { own: [0, 0, 1] })]],
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
    expect(noticesOf([late], { text: QUESTION, now: "2024-07-01" }, frame)).toEqual([]);
  });

  test("several, differing and old", () => {
    expect(noticesOf([early, late], { text: QUESTION, now: "2026-07-01" }, frame)).toEqual([
      "The sources differ: 2023-06-01 says 20个, 2024-06-01 says 36个.",
      "The quotes come from 2 independent sources.",
      "As of 2024-06-01, the newest source here.",
    ]);
  });

  test("a reprint is no further source", () => {
    const printed = quote("a", "平台发布了20个项目。", "2023-06-01", { reprints: ["c"] });
    expect(noticesOf([printed], { text: QUESTION }, frame)).toEqual([
      "1 more article reprints the same text; each source counts once.",
    ]);
  });
});
