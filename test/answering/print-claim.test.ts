import { expect, test } from "vitest";
import { printClaim } from "../../src/answering/print-claim.ts";
import { citation } from "../slack/samples.ts";

test("prints a claim, what was found of it, and the sentences it was held against", () => {
  const sentence = citation({ quote: "张景安出席。", title: "论坛", date: null });
  const lines = printClaim({
    claim: "张景安缺席。",
    verdict: "not_in_corpus",
    by: "rules",
    because: "Why.",
    sentences: [sentence],
  });
  expect(lines).toEqual(["  张景安缺席。", "  not in the corpus: Why.", "    张景安出席。 (论坛)", ""]);
});
