import { setImmediate } from "node:timers/promises";
import type { Article, Sentence } from "../domain/article.ts";
import type { DigestRequest } from "../domain/digest.ts";
import type { PassageIndex } from "../ports/passage-index.ts";
import { inPeriod, newestFirst, oldestFirst } from "../retrieval/article-period.ts";
import { gramsOf, isHeldBy } from "../retrieval/ranking/reprints.ts";

/** Articles read before other work gets its turn. */
const READ_AT_ONCE = 50;

/** One article with what of it may be quoted, and the grams it is compared by. */
export interface Reading {
  readonly article: Article;
  readonly sentences: readonly Sentence[];
  readonly grams: Uint32Array;
}

/** What was read of the articles of a period. */
export interface ReadArticles {
  /** Those to be told, the oldest first: on the topic, and not known to a reader of what was told before. */
  readonly readings: readonly Reading[];
  readonly counts: {
    /** Articles in the period; those of them on the topic; of these those told before, or held by one that was. */
    readonly read: number;
    readonly matched: number;
    readonly toldBefore: number;
    /** Those that hold nothing to quote, and those too old to be compared with so many newer ones. */
    readonly unreadable: number;
    readonly older: number;
  };
}

/** Where articles are read from. */
export interface ArticleSource {
  readonly index: Pick<PassageIndex, "articles">;
  /** The sentences of an article that may be quoted, in order. */
  readonly sentencesOf: (articleId: string) => Promise<readonly Sentence[]>;
}

/**
 * Reads the articles of the period that are on the topic, the newest `most`. Those told before are read even outside it: what
 * one of them holds is no news. Two articles are compared by the sentences that may be quoted, since what surrounds them
 * differs from page to page.
 */
export async function readArticles(
  source: ArticleSource,
  { since, until, exclude }: DigestRequest,
  { isOn, most }: { readonly isOn: (articleId: string) => boolean; readonly most: number },
): Promise<ReadArticles> {
  const articles = await source.index.articles();
  const within = articles.filter((article) => inPeriod(article, since, until));
  const matching = within.filter(({ id }) => isOn(id));
  const untold = matching.filter(({ id }) => exclude?.has(id) !== true).toSorted(newestFirst);
  const all = await readAll(source, untold.slice(0, most).toSorted(oldestFirst));
  const known =
    all.length === 0
      ? []
      : await readAll(
          source,
          articles.filter(({ id }) => exclude?.has(id) === true),
        );
  const isHeld = heldBy(known);
  const readable = all.filter(({ sentences }) => sentences.length > 0);
  const readings = readable.filter((reading) => !isHeld(reading));
  return {
    readings,
    counts: {
      read: within.length,
      matched: matching.length,
      toldBefore: matching.length - untold.length + readable.length - readings.length,
      unreadable: all.length - readable.length,
      older: Math.max(0, untold.length - most),
    },
  };
}

async function readAll(source: ArticleSource, articles: readonly Article[]): Promise<readonly Reading[]> {
  const all: Reading[] = [];
  for (const article of articles) {
    const sentences = await source.sentencesOf(article.id);
    const grams = gramsOf(sentences.map(({ start, end }) => article.text.slice(start, end)).join(""));
    all.push({ article, sentences, grams });
    if (all.length % READ_AT_ONCE === 0) await setImmediate();
  }
  return all;
}

/** Whether all of an article stands in one of those known. */
function heldBy(known: readonly Reading[]): (reading: Reading) => boolean {
  const holders = new Map<number, Reading[]>();
  for (const each of known)
    for (const gram of each.grams) {
      const list = holders.get(gram);
      if (list === undefined) holders.set(gram, [each]);
      else list.push(each);
    }
  return ({ grams }) => {
    // Of a text that another holds by 85 %, six grams taken from all over it meet that one.
    const step = Math.max(1, Math.floor(grams.length / 6));
    const near = new Set([0, 1, 2, 3, 4, 5].flatMap((i) => holders.get(grams[i * step] ?? -1) ?? []));
    return [...near].some((each) => isHeldBy(grams, each.grams));
  };
}
