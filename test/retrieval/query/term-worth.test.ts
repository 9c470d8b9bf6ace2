import { expect, test } from "vitest";
import type { SearchTerm } from "../../../src/retrieval/query/search-term.ts";
import { termWorth } from "../../../src/retrieval/query/term-worth.ts";

const term = (text: string, kind: SearchTerm["kind"] = "word"): SearchTerm => ({
  text,
  kind,
  weight: 1,
  alternatives: [],
});

test("kinds of answer, titles and pairs are worth nothing, a word never seen most", () => {
  const terms = [term("地点"), term("院士"), term("天津"), term("红烧肉"), term("津大", "gram")];
  const [kind, title, held, unheard, gram] = termWorth("天津红烧肉的地点", terms, [3, 3, 3, 0, 3], 100, []);
  expect([kind, title, gram]).toEqual([0, 0, 0]);
  expect(unheard).toBeGreaterThan(held!);
});

test("a name that the corpus knows is worth something once, as a whole", () => {
  const terms = [
    term("yu baoqing", "alias"),
    term("yu"),
    term("baoqing"),
    term("Yu Baoqing run", "name"),
    term("hospital"),
  ];
  const worth = termWorth("which hospital does Yu Baoqing run?", terms, [2, 5, 2, 0, 9], 100, [
    { asked: "Yu Baoqing" },
  ]);
  expect(worth.map((each) => each > 0)).toEqual([true, false, false, false, true]);
});
