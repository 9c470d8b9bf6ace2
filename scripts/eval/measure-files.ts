import { join } from "node:path";
import { vetoClaim } from "../../src/answering/grounding/veto-claim.ts";
import { WenzhaiError } from "../../src/errors.ts";
import { extractPage } from "../../src/ingest/extract/extract-page.ts";
import { createLexicon } from "../../src/language/lexicon.ts";
import { byDefuddle, byReadability } from "./page-rivals.ts";
import { readLines } from "./read-lines.ts";
import { type EvalClaim, scoreClaims } from "./score-claims.ts";
import { scorePages } from "./score-pages.ts";
import type { Figure, Scorecard } from "./scorecard.ts";

type Measured = Pick<Scorecard, "figures" | "notes">;

interface GoldPage {
  readonly id: string;
  readonly file: string;
  readonly charset: string;
  readonly url: string;
  readonly text: string;
}

/** Extraction of web pages, ours and that of each library alone. */
export async function measurePages(data: string): Promise<Measured> {
  const gold = readLines<GoldPage>(join(data, "pages/gold.jsonl"));
  const systems: Readonly<Record<string, (page: GoldPage, path: string) => Promise<string>>> = {
    wenzhai: async (_, path) => textOf(path),
    "@mozilla/readability": async ({ charset, url }, path) => byReadability(path, charset, url),
    defuddle: async ({ charset, url }, path) => byDefuddle(path, charset, url),
  };
  const figures: Figure[] = [];
  const notes: string[] = [];
  for (const [system, extract] of Object.entries(systems)) {
    const texts = new Map<string, string>();
    for (const page of gold) texts.set(page.id, await extract(page, join(data, "pages", page.file)));
    const { mean, poor } = scorePages(gold, texts);
    const ours = system === "wenzhai";
    figures.push({ set: "pages", system, measure: "mean F1", value: mean, bar: ours ? 0.93 : null });
    figures.push({
      set: "pages",
      system,
      measure: "pages under 0.5",
      value: poor.length,
      bar: ours ? 0 : null,
      most: true,
    });
    if (ours) notes.push(...poor.map(({ id, f1 }) => `pages: ${id} reaches ${f1.toFixed(2)}.`));
  }
  return { figures, notes };
}

async function textOf(path: string): Promise<string> {
  try {
    return (await extractPage(path)).text;
  } catch (error) {
    if (error instanceof WenzhaiError && error.code === "bad-file") return "";
    throw error;
  }
}

/** What the vetoes alone let pass of claims that are known to be true or changed. */
export function measureClaims(data: string): Measured {
  const claims = readLines<EvalClaim>(join(data, "claims.jsonl"));
  const lexicon = createLexicon();
  const verdicts = new Map(
    claims.map(({ id, claim, evidence }) => {
      const sentences = evidence.map((text) => ({ text }));
      return [id, vetoClaim(claim, sentences, lexicon) === null];
    }),
  );
  const { truthsAccepted, lies, liesAccepted, liesByKind } = scoreClaims(claims, verdicts);
  return {
    figures: [
      { set: "claims", system: "wenzhai", measure: "truths accepted", value: truthsAccepted, bar: null },
      { set: "claims", system: "wenzhai", measure: "lies accepted", value: liesAccepted, bar: null, most: true },
    ],
    notes: [`claims: ${liesAccepted} of ${lies} false claims were accepted, by kind ${JSON.stringify(liesByKind)}.`],
  };
}
