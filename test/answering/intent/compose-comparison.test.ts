import { expect, test } from "vitest";
import { createComposeComparison } from "../../../src/answering/intent/compose-comparison.ts";
import { analysed, lexicon, parts, quotesOf } from "./corpus-parts.ts";

const compose = createComposeComparison(lexicon);
const compare = (question: string) => compose(analysed(question), parts);

test("the most attended is computed from numbers, and a vague one is shown beside them", async () => {
  const composed = await compare("Which event drew the most people?");
  expect(composed?.lines.map(({ text }) => text)).toEqual([
    "Most: 8.3萬 (2021-01-23, 西安（線上）)",
    "400余人 (2025-06-08, 上海)",
    "数百位 (2022-06-24, 天津)",
  ]);
});

test("numbers that may be equal name no fewest", async () => {
  const composed = await compare("Which event had the fewest attendees?");
  expect(composed?.lines.map(({ text }) => text?.startsWith("Fewest"))).not.toContain(true);
  expect(composed?.notices).toHaveLength(1);
});

test("events stand in the order of their days", async () => {
  const composed = await compare("天津的会和西安的会哪个更早?");
  expect(composed?.lines.map(({ text }) => text)).toEqual(["最早:2021-01-23", "2022-06-24"]);
});

test("what both hold is cited from each", async () => {
  const composed = await compare("Which universities are in both the Tianjin and the 2025 Shanghai articles?");
  expect(new Set(composed?.lines.map(({ cites }) => cites[0]?.article.place))).toEqual(new Set(["上海", "天津"]));
  for (const quote of quotesOf(composed)) expect(quote).toContain("上海交通大学");
});

test("both sides of a difference are heard", async () => {
  const composed = await compare("531模式和市七医院的做法有什么不同?");
  expect(new Set(composed?.lines.map(({ cites }) => cites[0]?.article.place)).size).toBe(2);
});

test("an aspect is told of each event by the sentence that holds it", async () => {
  const quotes = quotesOf(await compare("Was the Xi'an meeting online or in person, and the Tianjin one?"));
  expect(quotes).toHaveLength(2);
  expect(quotes.join("\n")).toContain("在線上舉行");
  expect(quotes.join("\n")).toContain("线上线下");
});

test("a first of something else is no first of events", async () => {
  expect(await compare("Which university trained the first students of its kind?")).toBeNull();
});

test("no event is set beside one that was not asked about", async () => {
  expect(await compare("How does the alliance differ?")).toBeNull();
});
