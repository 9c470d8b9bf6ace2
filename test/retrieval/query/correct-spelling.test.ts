import { expect, test } from "vitest";
import { createLexicon } from "../../../src/language/lexicon.ts";
import { correctSpelling } from "../../../src/retrieval/query/correct-spelling.ts";

const lexicon = createLexicon();

test.each([
  ["printng", "printing"],
  ["confrence", "conference"],
  ["hosptial", "hospital"],
  ["hospital", "hospital"],
  ["organisation", "organization"],
  ["zhao", "zhao"],
  ["qqqqqqqq", "qqqqqqqq"],
])("%s is %s", (word, meant) => {
  expect(correctSpelling(word, lexicon)).toBe(meant);
});
