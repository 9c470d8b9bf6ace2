import { expect, test } from "vitest";
import { createComposeUnheard } from "../../../src/answering/sufficiency/compose-unheard.ts";
import type { WeighedTerm } from "../../../src/retrieval/query/search-term.ts";
import { analysed, lexicon, parts } from "../intent/corpus-parts.ts";

const compose = createComposeUnheard(lexicon);
const unheard: WeighedTerm = {
  text: "renji",
  kind: "foreign",
  weight: 1,
  found: 0,
  gain: 0,
  worth: 1,
  alternatives: [],
};

test("a name that nothing holds is refused by name, with the nearest sentence", async () => {
  const composed = await compose({ ...analysed("Did Renji Hospital take part?"), terms: [unheard] }, parts);
  expect(composed).toMatchObject({ kind: "refusal", lines: [] });
  expect(composed?.refusal?.reason).toContain("Renji Hospital");
  expect(composed?.refusal?.nearest).not.toBeNull();
});

test("known names are left to the others", async () => {
  expect(await compose(analysed("Did Tencent take part?"), parts)).toBeNull();
});
