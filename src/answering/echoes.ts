import type { Lexicon } from "../language/lexicon.ts";
import type { Found, WeighedTerm } from "../retrieval/ranking/retrieve.ts";
import { valuesFor, wantedOf } from "./asked-values.ts";
import { createMatcher, type Matches } from "./match-terms.ts";
import type { Candidate } from "./score-sentences.ts";
import { createSoften } from "./soften.ts";
import { shareMet } from "./weigh-asked.ts";

/** What many short pieces about the same subject say together. */
export interface Echoes {
  /** Articles of one passage that speak of the subject. */
  readonly pieces: number;
  /** How much of the question the first articles meet on average, 0 to 1. */
  readonly support: number;
  /** How many of them, each by what it meets, give the same thing of the kind asked for. */
  readonly agreement: number;
}

/** A piece this short, in characters, says one thing. */
const SHORT = 320;
const SUBJECT = 0.45;
/** So many of them say an answer more than once; of fewer, agreement is not asked. */
const MANY = 6;
/** What many pieces must reach together: support four times, agreement once and up to three sources. */
const ENOUGH = 4.85;
const SUPPORT = 4;
const AGREEING = 3;
const ARTICLES = 12;
const SENTENCES = 16;
const TELLING = 0.6;
const HEADER = 0.9;

/** Reads the passages found as one: how many there are on the subject, how well they fit and whether they say the same. */
export function readEchoes(
  question: string,
  terms: readonly WeighedTerm[],
  weights: readonly number[],
  passages: readonly Found[],
  candidates: readonly Candidate[],
  lexicon: Lexicon,
): Echoes {
  const match = createMatcher(terms, lexicon);
  const shares = new Map<string, { readonly share: number; readonly short: boolean }>();
  for (const { article, passage, sentences } of passages) {
    const text = article.text.slice(sentences[passage.first]!.start, sentences[passage.last]!.end);
    const share = shareMet(match(`${headerOf(article)}\n${text}`, article.published), weights);
    const best = Math.max(share, shares.get(article.id)?.share ?? 0);
    shares.set(article.id, { share: best, short: article.text.length <= SHORT });
  }
  const all = [...shares.values()];
  const pieces = all.filter(({ share, short }) => short && share >= SUBJECT).length;
  return {
    pieces,
    support: all.slice(0, ARTICLES).reduce((sum, { share }) => sum + share, 0) / ARTICLES,
    agreement:
      pieces < MANY ? 0 : agreementOf(question, terms, weights, candidates.slice(0, SENTENCES), match, lexicon),
  };
}

/** What stands above the text of an article. */
export function headerOf({ title, titleEn, publisher, published, eventDate, place }: Found["article"]): string {
  return [title, titleEn, publisher, published, eventDate, place].filter(Boolean).join("\n");
}

function agreementOf(
  question: string,
  terms: readonly WeighedTerm[],
  weights: readonly number[],
  candidates: readonly Candidate[],
  match: (text: string) => Matches,
  lexicon: Lexicon,
): number {
  const values = valuesFor(question, wantedOf(question), lexicon);
  const soften = createSoften(terms, lexicon);
  const byArticle = new Map<string, { share: number; readonly values: Set<string> }>();
  for (const { found, text, own } of candidates) {
    const header = headerOf(found.article);
    const above = match(header);
    const share = shareMet(
      soften(
        own.map((value, i) => Math.max(value, HEADER * above[i]!)),
        `${text}\n${header}`,
      ),
      weights,
    );
    if (share < TELLING) continue;
    const said = byArticle.get(found.article.id) ?? { share: 0, values: new Set<string>() };
    said.share = Math.max(said.share, share);
    for (const value of values(text)) said.values.add(value);
    byArticle.set(found.article.id, said);
  }
  const support = new Map<string, number>();
  for (const { share, values } of byArticle.values())
    for (const value of values) support.set(value, (support.get(value) ?? 0) + share);
  return Math.max(0, ...support.values());
}

/** Whether many short pieces speak of the subject and neither meet the question nor give one answer. */
export function unsettled({ pieces, support, agreement }: Echoes): boolean {
  return pieces >= MANY && SUPPORT * support + Math.min(AGREEING, agreement) < ENOUGH;
}
