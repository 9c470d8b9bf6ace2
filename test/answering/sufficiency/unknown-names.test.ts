import { expect, test } from "vitest";
import { unknownNames } from "../../../src/answering/sufficiency/unknown-names.ts";
import { fold } from "../../../src/language/fold.ts";
import type { WeighedTerm } from "../../../src/retrieval/query/search-term.ts";
import { analysed, articles, lexicon } from "../intent/corpus-parts.ts";

const unheard = (text: string): WeighedTerm => ({
  text: fold(text),
  kind: "foreign",
  weight: 1,
  found: 0,
  gain: 0,
  worth: 1,
  alternatives: [],
});

function names(question: string, words: readonly string[], all = articles): readonly string[] {
  return unknownNames({ ...analysed(question), terms: words.map(unheard) }, all, lexicon);
}

test("names that no passage holds are named as asked", () => {
  expect(names("What did Renji Hospital sign in Shanghai?", ["renji"])).toEqual(["Renji Hospital"]);
  expect(names("瑞金醫院簽了什麼項目", ["瑞金医院"])).toEqual(["瑞金醫院"]);
  expect(names("仁濟醫院簽了什麼項目", ["仁济"])).toEqual(["仁濟醫院"]);
});

test("words in small letters, first words and places are none", () => {
  expect(names("what about the rebranded forum?", ["rebranded"])).toEqual([]);
  expect(names("Rebranding happened when?", ["rebranding"])).toEqual([]);
  expect(names("Was the forum in Paris?", ["paris"])).toEqual([]);
});

test("the first letters of a known name are that name", () => {
  expect(names("Which CAE members came?", ["cae"])).toEqual([]);
  expect(names("Which XYZ members came?", ["xyz"])).toEqual(["XYZ"]);
});

test("a corpus that does not give names in both scripts proves nothing", () => {
  const bare = articles.map((article) => ({ ...article, people: [] }));
  expect(names("What did Renji Hospital sign?", ["renji"], bare)).toEqual([]);
});
