import { describe, expect, test } from "vitest";
import { createComposeSummary } from "../../../src/answering/intent/compose-summary.ts";
import type { AnalysedQuestion } from "../../../src/retrieval/query/analysed-question.ts";
import { analysed, articles, lexicon, parts, quotesOf } from "./corpus-parts.ts";

const composeSummary = createComposeSummary(lexicon);

function asked(text: string): AnalysedQuestion {
  const terms = [{ text, kind: "word", weight: 1, gain: 1, found: 1, worth: 1, alternatives: [] } as const];
  return { ...analysed(text), terms };
}

describe("an article", () => {
  test("is told by at most four sentences in its order, with the lead that says when and where", async () => {
    const composed = await composeSummary(asked("总结一下长三角医疗新科技协同创新联盟启动"), parts);
    const orders = composed!.lines.map(({ cites }) => cites[0]!.order);
    expect(orders.length).toBeGreaterThan(1);
    expect(orders.length).toBeLessThanOrEqual(4);
    expect(orders).toEqual(orders.toSorted((a, b) => a - b));
    expect(new Set(composed!.lines.map(({ cites }) => cites[0]!.article.id)).size).toBe(1);
    expect(quotesOf(composed).join("")).toContain("2023年6月1日");
  });
  test("of another year than asked is not summed up", async () => {
    expect(await composeSummary(asked("总结一下2019年长三角医疗新科技协同创新联盟启动"), parts)).toBeNull();
  });
});

test("the newest article is summed up without its name", async () => {
  const composed = await composeSummary(analysed("summarize the latest article"), parts);
  expect(composed!.lines.every(({ cites }) => cites[0]!.article === articles[0])).toBe(true);
});

test("all articles are told by the lead of each", async () => {
  const composed = await composeSummary(analysed("summarise all articles"), parts);
  expect(composed!.lines.map(({ cites }) => cites[0]!.article.id)).toEqual(articles.map(({ id }) => id));
});

describe("a person's words", () => {
  test("are told by sentences that name the person", async () => {
    const quotes = quotesOf(await composeSummary(asked("总结一下张景安的讲话"), parts));
    expect(quotes.length).toBeGreaterThan(0);
    expect(quotes.every((quote) => quote.includes("张景安"))).toBe(true);
  });
  test("that close an event are told by what says so", async () => {
    expect(quotesOf(await composeSummary(asked("总结一下顾晓松的闭幕讲话"), parts))[0]).toContain("总结发言");
  });
  test("on one matter are left to questions of fact", async () => {
    expect(await composeSummary(asked("总结一下林鑫华对类器官的看法"), parts)).toBeNull();
  });
});

test.each([
  ["brief me on Xi'an 2021", "西安（線上）"],
  ["七院那篇的要点", "2024-03-23"],
  ["the alliance in a nutshell", "2023-06-01"],
])("%s is of the article that place, year or title mean", async (question, event) => {
  const composed = await composeSummary(asked(question), parts);
  const meant = composed?.lines.flatMap(({ cites }) => cites.map(({ article }) => article)) ?? [];
  expect(meant.length).toBeGreaterThan(0);
  for (const { place, eventDate } of meant) expect([place, eventDate]).toContain(event);
});
