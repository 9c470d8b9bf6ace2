import { expect, test } from "vitest";
import { compareTimesOfDay } from "../../../src/answering/intent/compare-times-of-day.ts";
import { analysed, articles, parts, quotesOf } from "./corpus-parts.ts";

const tianjin = articles.filter(({ place }) => place === "天津");

test("each time of the day is told by its own sentence", async () => {
  const composed = await compareTimesOfDay(analysed("上午开什么会,下午又开什么会?"), tianjin, parts);
  const [morning, afternoon, ...more] = quotesOf(composed);
  expect(morning).toContain("安排在上午");
  expect(afternoon).toContain("在下午举行");
  expect(more).toEqual([]);
});

test("one time of the day is compared with nothing", async () => {
  expect(await compareTimesOfDay(analysed("what was in the morning?"), tianjin, parts)).toBeNull();
});
