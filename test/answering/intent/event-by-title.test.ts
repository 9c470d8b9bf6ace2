import { expect, test } from "vitest";
import { eventsByTitle } from "../../../src/answering/intent/event-by-title.ts";
import { fold } from "../../../src/language/fold.ts";
import { articles } from "./corpus-parts.ts";

const days = (text: string) => eventsByTitle(fold(text), articles).map(({ article }) => article.eventDate);

test.each([
  ["what was launched by the alliance?", "2023-06-01"],
  ["the 7th hospital's signing", "2024-03-23"],
  ["七院的签约仪式", "2024-03-23"],
  ["健康医学院的会", "2025-06-08"],
  ["the consortium's annual meeting", "2022-06-24"],
  ["西安那场", "2021-01-23"],
])("%s is of %s", (text, day) => {
  expect(days(text)[0]).toBe(day);
});

test("words of several titles, and words that are said of any event, point to none", () => {
  expect(days("a conference about medical industry projects")).toEqual([]);
  expect(days("上海的活动")).toEqual([]);
});
