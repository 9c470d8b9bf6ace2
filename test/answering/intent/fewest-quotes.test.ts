import { expect, test } from "vitest";
import type { Composition } from "../../../src/answering/composition.ts";
import { textOf } from "../../../src/answering/evidence/sentence-ref.ts";
import { fewestQuotes } from "../../../src/answering/intent/fewest-quotes.ts";
import { analysed, articles, parts, quotesOf } from "./corpus-parts.ts";

const hospital = articles.find(({ place, eventDate }) => place === "上海" && eventDate === "2024-03-23")!;

async function answerOf(fits: (text: string) => boolean): Promise<Composition> {
  const sentences = await parts.sentences(hospital.id);
  const refs = sentences
    .map((_, order) => ({ article: hospital, sentences, order }))
    .filter((ref) => fits(textOf(ref)));
  return { kind: "answer", lines: refs.map((ref) => ({ text: null, cites: [ref] })), notices: [] };
}

test("of many lines those with a number of the kind that is asked about are kept", async () => {
  const many = await answerOf((text) => text.includes("市七医院"));
  const kept = quotesOf(fewestQuotes(analysed("30 people took part, right?"), many));
  expect(kept.length).toBeLessThanOrEqual(2);
  expect(kept.join("\n")).toContain("10位揭榜人");
});

test("of many lines those with most of the names are kept, two at most", async () => {
  const many = await answerOf(() => true);
  const kept = quotesOf(fewestQuotes(analysed("肖洋是苏州科技大学的吗"), many));
  expect(kept.length).toBeLessThanOrEqual(2);
  for (const quote of kept) expect(quote).toContain("肖洋");
});

test("a refusal stays one", () => {
  const refusal: Composition = { kind: "refusal", lines: [], notices: [] };
  expect(fewestQuotes(analysed("is it?"), refusal)).toBe(refusal);
});
