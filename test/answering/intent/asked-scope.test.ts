import { expect, test } from "vitest";
import { askedScope, placeWord } from "../../../src/answering/intent/asked-scope.ts";
import { analysed, lexicon, parts } from "./corpus-parts.ts";

test.each([
  ["Which hospitals are in the 2025 Shanghai article?", "event", ["2025"]],
  ["Who spoke in Xi'an?", "event", ["2021"]],
  ["list all hospitals mentioned", "corpus", ["2025", "2024", "2023", "2022", "2021"]],
])("%s", async (question, by, years) => {
  const scope = await askedScope(analysed(question), parts, lexicon);
  expect([scope.by, scope.articles.map(({ eventDate }) => eventDate?.slice(0, 4))]).toEqual([by, years]);
});

test("a place is known by its characters and by its sound", () => {
  expect(placeWord("who spoke in Xi'an?", "西安", lexicon)).toBe("Xi'an");
  expect(placeWord("誰在西安發言?", "西安", lexicon)).toBe("西安");
  expect(placeWord("who spoke in Sian?", "西安", lexicon)).toBeNull();
});
