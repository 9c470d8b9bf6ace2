import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { Evidence } from "../../../src/answering/generation/evidence.ts";
import { judgeClaim } from "../../../src/answering/generation/judge-claim.ts";
import { readArticles } from "../../../src/ingest/sources/read-articles.ts";
import { untruthsOf } from "../../fakes/liar.ts";
import { verify } from "./samples.ts";

const evidence: Evidence[] = [];
for await (const reading of readArticles([fileURLToPath(new URL("../../../corpus", import.meta.url))])) {
  if (reading.kind !== "article") continue;
  const { article, sentences } = reading.ingested;
  for (const { id, start, end } of sentences)
    evidence.push({ sentenceId: id, article, text: article.text.slice(start, end) });
}

/** What the judge says of a claim that cites one sentence of the corpus. */
function verdictOf(text: string, cited: Evidence): string {
  const byId = new Map([["bcd", cited]]);
  return judgeClaim({ text, ids: ["bcd"] }, { byId, language: cited.article.language, verify }).verdict;
}

/** Too long to be a claim of its own, or one that gives orders. */
const fit = evidence.filter(({ text }) => text.length <= 180);

describe("over every sentence of the corpus", () => {
  test("what is copied is shown", () => {
    expect(fit.length).toBeGreaterThan(100);
    expect(fit.filter((each) => verdictOf(each.text, each) !== "supported").map(({ text }) => text)).toEqual([]);
  });

  test("what is made untrue is not", () => {
    const lies = fit.flatMap((cited) => untruthsOf(cited.text).map((lie) => ({ ...lie, cited })));
    expect(lies.length).toBeGreaterThan(300);
    const shown = lies.filter(({ text, cited }) => verdictOf(text, cited) === "supported");
    expect(shown.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([]);
  });
});
