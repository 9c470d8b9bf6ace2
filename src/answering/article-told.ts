import type { Article } from "../domain/article.ts";
import type { Lexicon } from "../language/lexicon.ts";
import type { WeighedTerm } from "../retrieval/ranking/retrieve.ts";
import { isHanPerson, isKnownName, isUnheardName } from "./asked-names.ts";
import { headerOf } from "./echoes.ts";
import { createMatcher, type Matches } from "./match-terms.ts";
import type { Candidate } from "./score-sentences.ts";
import type { Soften } from "./soften.ts";
import { shareMet } from "./weigh-asked.ts";

/** A name may be spelt otherwise when this share of the question is met. */
const SPELT_OTHERWISE = 0.6;

/** A name is held by its characters, its spelling or its sound; what its characters mean by themselves is a fainter mark. */
const NAMED = 0.25;

/** What an article, with what stands above it, meets of a question. */
export type ReadArticle = (article: Article) => Matches;

/** Gives the function that reads whole articles for one question, each once. */
export function createReadArticle(terms: readonly WeighedTerm[], lexicon: Lexicon): ReadArticle {
  const match = createMatcher(terms, lexicon);
  const read = new Map<string, Matches>();
  return (article) => {
    const met = read.get(article.id) ?? match(`${headerOf(article)}\n${article.text}`, article.published);
    read.set(article.id, met);
    return met;
  };
}

/** Names that the article does not hold. Chinese characters cannot be looked for in an English article. */
export function missingNames(
  terms: readonly WeighedTerm[],
  article: Article,
  told: number | null,
  lexicon: Lexicon,
  read: ReadArticle,
): readonly string[] {
  const met = read(article);
  const lacks = (term: WeighedTerm): boolean =>
    isKnownName(term, lexicon) ||
    (told !== null && isHanPerson(term, lexicon)) ||
    (told !== null && told < SPELT_OTHERWISE && isUnheardName(term, lexicon));
  return terms.filter((term, i) => met[i]! < NAMED && lacks(term)).map(({ text }) => text);
}

/** People and known names of the question that the candidate's article holds. */
export function namesIn(
  { found: { article } }: Candidate,
  terms: readonly WeighedTerm[],
  lexicon: Lexicon,
  read: ReadArticle,
): readonly string[] {
  const met = read(article);
  return [
    ...new Set(
      terms
        .filter((term, i) => met[i]! >= NAMED && (isKnownName(term, lexicon) || isHanPerson(term, lexicon)))
        .map(({ text }) => text),
    ),
  ];
}

/** How much of the question a sentence meets together with all of its article, paraphrases read next to the sentence. */
export function shareOfArticle(
  { found, order }: Candidate,
  weights: readonly number[],
  soften: Soften,
  read: ReadArticle,
): number {
  const { article, sentences } = found;
  const first = sentences[Math.max(0, order - 1)]!;
  const last = sentences[Math.min(sentences.length - 1, order + 1)]!;
  const header = headerOf(article);
  const met = read(article);
  return shareMet(soften(met, `${article.text.slice(first.start, last.end)}\n${header}`), weights);
}
