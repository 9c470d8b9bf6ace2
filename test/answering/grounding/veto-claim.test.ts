import { expect, test } from "vitest";
import { vetoClaim } from "../../../src/answering/grounding/veto-claim.ts";
import { createLexicon } from "../../../src/language/lexicon.ts";

const lexicon = createLexicon();
const EVIDENCE = [{ text: "2025年6月8日，张景安在论坛上建议推进“产教融合”，24个国家的代表参加。" }];

test.each([
  ["number", "42个国家的代表参加论坛。"],
  ["date", "论坛于2025年7月8日举行。"],
  ["quotation", "张景安建议推进“医工结合”。"],
  ["name", "Fan Xianqun made a suggestion at the forum."],
] as const)("a %s is vetoed, and named", (kind, claim) => {
  expect(vetoClaim(claim, EVIDENCE, lexicon)).toMatchObject({ kind, because: expect.stringMatching(/“.+”/u) });
});

test.each(["张景安决定推进“产教融合”。", "论坛没有举行。", "张景安反对产教融合。"])(
  "%s is left to the judge",
  (claim) => {
    expect(vetoClaim(claim, EVIDENCE, lexicon)).toBe(null);
  },
);
