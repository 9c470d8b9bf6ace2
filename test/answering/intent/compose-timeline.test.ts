import { expect, test } from "vitest";
import { createComposeTimeline } from "../../../src/answering/intent/compose-timeline.ts";
import { analysed, lexicon, parts } from "./corpus-parts.ts";

const compose = createComposeTimeline(lexicon);
const days = async (question: string) => (await compose(analysed(question), parts))?.lines.map(({ text }) => text);

test("of everything: each event once, oldest first", async () => {
  expect(await days("give me a timeline of all the events")).toEqual([
    "2021-01-23",
    "2022-06-24",
    "2023-06-01",
    "2024-03-23",
    "2025-06-08",
  ]);
});

test("of one article: what it dates, a year alone behind its days", async () => {
  expect(await days("timeline of the Xi'an conference")).toEqual(["2020", "2021-01-23", "2021"]);
});

test.each(["sort these four meetings by date", "把几个会议按先后排一下", "in what order were the conferences held?"])(
  "%s: who names no event wants all of them",
  async (question) => {
    expect(await days(question)).toHaveLength(5);
  },
);

test.each(["2024年以来的活动列个时间线", "a timeline of events since 2024"])(
  "%s: that year and later",
  async (question) => {
    expect(await days(question)).toEqual(["2024-03-23", "2025-06-08"]);
  },
);
