import { expect, test } from "vitest";
import type { Evidence } from "../../../src/answering/evidence/find-evidence.ts";
import { notCounted } from "../../../src/answering/sufficiency/not-counted.ts";
import { createAnalyseText } from "../../../src/language/analysed-text.ts";
import type { AskedName } from "../../../src/retrieval/query/analysed-question.ts";
import type { WeighedTerm } from "../../../src/retrieval/query/search-term.ts";
import { analysed, articles, lexicon, parts } from "../intent/corpus-parts.ts";

const article = articles.find(({ eventDate }) => eventDate?.startsWith("2024"))!;
const sentences = await parts.sentences(article.id);
const reading = { lexicon, analyse: createAnalyseText(lexicon) };

const term = (text: string, found: number): WeighedTerm => ({
  text,
  kind: "word",
  weight: 1,
  found,
  gain: 1,
  worth: 1,
  alternatives: [{ term: `w${text}`, weight: 1 }],
});

function lacks(question: string, terms: readonly WeighedTerm[], counted: number, named = true): readonly string[] {
  const names = named ? [{ asked: "市七医院", articles: [article.id] } as unknown as AskedName] : [];
  const evidence = [{ article, sentences, order: 0, counted } as unknown as Evidence];
  return notCounted({ ...analysed(question), names, terms }, evidence, reading);
}

test("what the article neither counts nor names is missing", () => {
  expect(lacks("市七医院有多少张床位", [term("床位", 0)], 0)).toEqual(["床位"]);
});

test("what it counts, or names in any sentence, is not", () => {
  expect(lacks("市七医院有多少张床位", [term("床位", 0)], 1)).toEqual([]);
  expect(lacks("市七医院有多少项目", [term("项目", 3)], 0)).toEqual([]);
});

test("of an article that the question does not name, nothing is missing", () => {
  expect(lacks("医院有多少张床位", [term("床位", 0)], 0, false)).toEqual([]);
});
