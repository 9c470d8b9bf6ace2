import { setImmediate } from "node:timers/promises";
import type { Article, Sentence } from "../domain/article.ts";
import type { DigestRequest } from "../domain/digest.ts";
import type { PassageIndex } from "../ports/passage-index.ts";
import { inPeriod, oldestFirst } from "../retrieval/article-period.ts";
import { gramsOf, isHeldBy } from "../retrieval/ranking/reprints.ts";

/** Articles read before other work gets its turn. */
const READ_AT_ONCE = 50;

/** One article with what of it may be quoted, and the grams it is compared by. */
export interface Reading {
  readonly article: Article;
  readonly sentences: readonly Sentence[];
  readonly grams: Uint32Array;
}

/** The articles of a period, the oldest first. */
export interface ReadArticles {
  readonly readings: readonly Reading[];
  /** Ids of those that a reader of what was told before knows already: told themselves, or held by one that was. */
  readonly told: ReadonlySet<string>;
  /** Ids of those that hold nothing to quote. */
  readonly unreadable: readonly string[];
}

/** Where articles are read from. */
export interface ArticleSource {
  readonly index: Pick<PassageIndex, "articles">;
  /** The sentences of an article that may be quoted, in order. */
  readonly sentencesOf: (articleId: string) => Promise<readonly Sentence[]>;
}

/**
 * Reads the articles of the period asked for. Those told before are read even outside it: what one of them holds is no news.
 * Two articles are compared by the sentences that may be quoted, since what surrounds them differs from page to page.
 */
export async function readArticles(source: ArticleSource, request: DigestRequest): Promise<ReadArticles> {
  const { since, until, exclude } = request;
  const within = (article: Article) => inPeriod(article, since, until);
  const isTold = (article: Article) => exclude?.has(article.id) ?? false;
  const articles = (await source.index.articles()).filter((article) => within(article) || isTold(article));
  const all: Reading[] = [];
  for (const article of articles.toSorted(oldestFirst)) {
    const sentences = await source.sentencesOf(article.id);
    const grams = gramsOf(sentences.map(({ start, end }) => article.text.slice(start, end)).join(""));
    all.push({ article, sentences, grams });
    if (all.length % READ_AT_ONCE === 0) await setImmediate();
  }
  const readings = all.filter(({ article }) => within(article));
  const known = all.filter(({ article }) => isTold(article));
  return {
    readings: readings.filter(({ sentences }) => sentences.length > 0),
    told: new Set(readings.filter(knownFrom(known)).map(({ article }) => article.id)),
    unreadable: readings.filter(({ sentences }) => sentences.length === 0).map(({ article }) => article.id),
  };
}

/** Whether an article is one of those known, or all of it stands in one of them. */
function knownFrom(known: readonly Reading[]): (reading: Reading) => boolean {
  const holders = new Map<number, Reading[]>();
  for (const each of known) for (const gram of each.grams) holders.set(gram, [...(holders.get(gram) ?? []), each]);
  const ids = new Set(known.map(({ article }) => article.id));
  return ({ article, grams }) => {
    if (ids.has(article.id)) return true;
    // Of a text that another holds by 85 %, six grams taken from all over it meet that one.
    const step = Math.max(1, Math.floor(grams.length / 6));
    const near = new Set([0, 1, 2, 3, 4, 5].flatMap((i) => holders.get(grams[i * step] ?? -1) ?? []));
    return [...near].some((each) => isHeldBy(grams, each.grams));
  };
}
