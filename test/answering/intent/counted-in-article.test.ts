import { expect, test } from "vitest";
import { attendanceIn, isSurelyMost } from "../../../src/answering/intent/counted-in-article.ts";
import { readArticle } from "../../../src/answering/intent/read-article.ts";
import type { Article } from "../../../src/domain/article.ts";

const read = (text: string) => {
  const article: Article = { id: "a", title: "", language: "zh-Hans", people: [], aliases: [], hash: "", text };
  return attendanceIn(readArticle(article, [{ id: "a#0", start: 0, end: text.length }]));
};

test.each([
  ["到会的专家有400余人。", 400, "400余人"],
  ["參與直播的人員有8.3萬。", 83_000, "8.3萬"],
  ["数百位代表参加了年会。", 200, "数百位"],
])("%s", (text, low, written) => {
  expect(read(text)).toMatchObject({ low, written });
});

test("people who are counted for something else, and days, are no attendance", () => {
  expect(read("最终有10位揭榜人挂帅。")).toBeNull();
  expect(read("会议于6月8日举行,来宾参加。")).toBeNull();
});

test("the most is sure only where no other may be as many", () => {
  const [many, vague, few] = ["到会400人。", "数百位代表参加。", "到会30人。"].map((text) => read(text)!);
  expect(isSurelyMost([many!, few!])).toBe(true);
  expect(isSurelyMost([many!, vague!])).toBe(false);
});
