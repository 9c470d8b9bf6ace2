import { expect, test } from "vitest";
import type { ComposerParts, Composition } from "../../../src/answering/composition.ts";
import { createComposeParts } from "../../../src/answering/intent/compose-parts.ts";
import type { AnalysedQuestion } from "../../../src/retrieval/query/analysed-question.ts";

const asked = (text: string, ...names: readonly string[]) =>
  ({ text, names: names.map((name) => ({ asked: name })) }) as unknown as AnalysedQuestion;
const parts = null as unknown as ComposerParts;

/** Answers each part by itself, saying how it was asked; parts with "nothing" are refused. */
function composerOf(said: string[]) {
  const tell = (how: string) => async (text: string) => {
    said.push(`${how}: ${text}`);
    const cites = [{ article: { id: "a" }, sentences: [], order: said.length }];
    const composition = text.includes("nothing")
      ? { kind: "refusal", lines: [], notices: [], refusal: { reason: "Not told.", nearest: null } }
      : { kind: "answer", lines: [{ text, cites }], notices: [] };
    return composition as unknown as Composition;
  };
  return createComposeParts({ alone: tell("alone"), within: tell("within") });
}

test("a single question is left to others", async () => {
  expect(await composerOf([])(asked("Who spoke at the launch?"), parts)).toBeNull();
});

test("the parts that name nobody are answered from the article of the first", async () => {
  const said: string[] = [];
  const composed = await composerOf(said)(asked("who chaired it, how many came and what was said?"), parts);
  expect(said).toEqual(["alone: who chaired it", "within: how many came", "within: what was said?"]);
  expect(composed?.lines).toHaveLength(3);
});

test("a part with a name of its own is asked alone", async () => {
  const said: string[] = [];
  await composerOf(said)(asked("who is Li Feng and what did Wu Tao say?", "Li Feng", "Wu Tao"), parts);
  expect(said).toEqual(["alone: who is Li Feng", "alone: what did Wu Tao say?"]);
});

test("what is not told is said beside what is; where nothing is told nothing is composed", async () => {
  const composed = await composerOf([])(asked("who came and what of nothing?"), parts);
  expect(composed).toMatchObject({ kind: "answer", notices: ["Not told."] });
  expect(await composerOf([])(asked("who is nothing and what is nothing?"), parts)).toBeNull();
});
