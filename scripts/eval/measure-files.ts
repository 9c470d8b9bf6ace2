import { join } from "node:path";
import { verifyClaim } from "../../src/answering/grounding/verify-claim.ts";
import { WenzhaiError } from "../../src/errors.ts";
import { extractPage } from "../../src/ingest/extract/extract-page.ts";
import { createLexicon } from "../../src/language/lexicon.ts";
import { byDefuddle, byReadability } from "./page-rivals.ts";
import { readLines } from "./read-lines.ts";
import { type EvalClaim, scoreClaims } from "./score-claims.ts";
import { scorePages } from "./score-pages.ts";
import { figuresOf, type Scorecard } from "./scorecard.ts";
import { CLAIM_BARS, PAGE_BARS } from "./sets.ts";

interface GoldPage {
  readonly id: string;
  readonly file: string;
  readonly charset: string;
  readonly url: string;
  readonly text: string;
}

/** Extraction of web pages; what each library reaches alone is told in the notes. */
export async function measurePages(data: string): Promise<Scorecard> {
  const gold = readLines<GoldPage>(join(data, "pages/gold.jsonl"));
  const score = async (extract: (page: GoldPage, path: string) => Promise<string> | string) => {
    const texts = new Map<string, string>();
    for (const page of gold) texts.set(page.id, await extract(page, join(data, "pages", page.file)));
    return scorePages(gold, texts);
  };
  const ours = await score((_, path) => textOf(path));
  const readability = await score(({ charset, url }, path) => byReadability(path, charset, url));
  const defuddle = await score(({ charset, url }, path) => byDefuddle(path, charset, url));
  return {
    figures: figuresOf("pages", PAGE_BARS, { "mean F1": ours.mean, "pages under 0.5": ours.poor.length }),
    notes: [
      `pages: @mozilla/readability alone reaches a mean F1 of ${readability.mean.toFixed(3)}, defuddle ${defuddle.mean.toFixed(3)}.`,
      ...ours.poor.map(({ id, f1 }) => `pages: ${id} reaches ${f1.toFixed(2)}.`),
    ],
  };
}

async function textOf(path: string): Promise<string> {
  try {
    return (await extractPage(path)).text;
  } catch (error) {
    if (error instanceof WenzhaiError && error.code === "bad-file") return "";
    throw error;
  }
}

/** Verification of claims that are known to be true or changed. */
export function measureClaims(data: string): Scorecard {
  const claims = readLines<EvalClaim>(join(data, "claims.jsonl"));
  const lexicon = createLexicon();
  const verdicts = new Map(
    claims.map(({ id, claim, evidence }) => {
      const sentences = evidence.map((text) => ({ text }));
      return [id, verifyClaim(claim, sentences, lexicon).verdict === "supported"];
    }),
  );
  const { truthsAccepted, lies, liesAccepted, liesByKind } = scoreClaims(claims, verdicts);
  return {
    figures: figuresOf("claims", CLAIM_BARS, { "truths accepted": truthsAccepted, "lies accepted": liesAccepted }),
    notes: [`claims: ${liesAccepted} of ${lies} false claims were accepted, by kind ${JSON.stringify(liesByKind)}.`],
  };
}
