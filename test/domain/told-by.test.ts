import { expect, test } from "vitest";
import type { Citation } from "../../src/domain/answer.ts";
import { toldBy } from "../../src/domain/told-by.ts";

const cited = (marker: number, quote: string): Citation => ({
  marker,
  articleId: "a",
  sentenceId: `a#${marker}`,
  title: "大会",
  publisher: null,
  date: null,
  url: null,
  quote,
  start: 0,
  end: quote.length,
});

test("what a digest tells are the sentences its lines stand on, and the articles of its stories", () => {
  const story = { headline: "大会", headlineEn: null, date: null, place: null, placeEn: null };
  const counts = { articleIds: ["a"], sources: 1, reprints: 0, numbers: [], ahead: [], differences: [] };
  const lines = [{ text: "A written line.", markers: [2] }];
  const item = {
    articleId: "a",
    citations: [cited(1, "一。"), cited(2, "二。")],
    story: { ...story, ...counts, lines },
  };
  const articles = [{ id: "a", prints: ["p"] }];
  const receipt = { read: 1, matched: 1, toldBefore: 0 };
  expect(toldBy({ request: { language: "en" }, items: [item], receipt, articles })).toEqual({
    articles,
    claims: [{ articleId: "a", text: "二。" }],
  });
});
