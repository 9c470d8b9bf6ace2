import { expect, test } from "vitest";
import { gatherForModel } from "../../../src/answering/evidence/gather-for-model.ts";
import type { SentenceRef } from "../../../src/answering/evidence/sentence-ref.ts";
import { articleOf } from "../generation/samples.ts";

/** An article of so many sentences, the third of which introduces Zhang Jing'an. */
function refsOf(id: string, count: number): readonly SentenceRef[] {
  const texts = Array.from({ length: count }, (_, i) => (i === 2 || i === 9 ? "张景安。" : "其他事。"));
  const article = articleOf(id, texts.join(""), { people: [{ name: "张景安" }] });
  const sentences = texts.map((_, i) => ({ id: `${id}#${i}`, start: i * 4, end: i * 4 + 4 }));
  return texts.map((_, order) => ({ article, sentences, order }));
}

const [A, B] = [refsOf("a", 60), refsOf("b", 60)];
const ids = (refs: readonly SentenceRef[]): readonly string[] =>
  refs.map(({ sentences, order }) => sentences[order]!.id);

test("the best come with their neighbours and with those that say who is who, in the order of the article", () => {
  expect(ids(gatherForModel([A[9]!], { spread: false }))).toEqual(["a#2", "a#8", "a#9", "a#10"]);
});

test("no more than a model is to read", () => {
  expect(gatherForModel(A, { spread: false })).toHaveLength(40);
  expect(gatherForModel([], { spread: false })).toEqual([]);
});

test("every article has its say where a question is broad", () => {
  const of = (spread: boolean, id: string): number =>
    ids(gatherForModel([...A, ...B], { spread })).filter((each) => each.startsWith(id)).length;
  expect(of(false, "b")).toBe(0);
  expect(of(true, "b")).toBeGreaterThan(15);
  expect(of(true, "a")).toBeGreaterThan(15);
});
