import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { checkWritten } from "../../../src/answering/generation/check-written.ts";
import type { Evidence } from "../../../src/answering/generation/source-block.ts";
import { readArticles } from "../../../src/ingest/sources/read-articles.ts";
import { untruthsOf } from "../../fakes/liar.ts";
import { lexicon } from "./samples.ts";

const evidence: Evidence[] = [];
for await (const reading of readArticles([fileURLToPath(new URL("../../../corpus", import.meta.url))])) {
  if (reading.kind !== "article") continue;
  const { article, sentences } = reading.ingested;
  for (const { id, start, end } of sentences)
    evidence.push({ sentenceId: id, article, text: article.text.slice(start, end) });
}

/** What the rules say of a claim that cites one sentence of the corpus. */
function rejectedBy(text: string, cited: Evidence): string | undefined {
  const parts = { byId: new Map([["bcd", cited]]), language: cited.article.language, lexicon };
  return checkWritten({ text, ids: ["bcd"] }, parts).rejected?.because;
}

const fit = evidence.filter(({ text }) => text.length <= 180);

/** Kinds of untruth that are for the vetoes to see; all others are for the judge. */
const TYPED = /number|unit|month|year|ordinal/u;

describe("over every sentence of the corpus", () => {
  test("no veto speaks against what is copied", () => {
    expect(fit.length).toBeGreaterThan(100);
    expect(fit.flatMap((each) => rejectedBy(each.text, each) ?? [])).toEqual([]);
  });

  test("hardly a changed number, unit or date passes", () => {
    const lies = fit
      .flatMap((cited) => untruthsOf(cited.text).map((lie) => ({ ...lie, cited })))
      .filter(({ kind }) => TYPED.test(kind));
    expect(lies.length).toBeGreaterThan(40);
    const passed = lies.filter(({ text, cited }) => rejectedBy(text, cited) === undefined);
    expect(passed.map(({ kind, text }) => `${kind}: ${text}`).slice(Math.floor(lies.length * 0.05))).toEqual([]);
  });
});
