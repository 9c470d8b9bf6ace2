import { setImmediate } from "node:timers/promises";
import type { Article, Sentence } from "../domain/article.ts";
import type { DigestRequest } from "../domain/digest.ts";
import type { PassageIndex } from "../ports/passage-index.ts";
import { inPeriod, oldestFirst } from "./period.ts";
import { gramsOf, groupReprints } from "./reprints.ts";

/** Articles read before other work gets its turn. */
const READ_AT_ONCE = 50;

/** One article with what of it may be quoted. */
export interface Reading {
  readonly article: Article;
  readonly sentences: readonly Sentence[];
}

/** The articles of the period that carry one text, the oldest first; `told` when any reprint of it was told before. */
export interface Story {
  readonly readings: readonly Reading[];
  readonly told: boolean;
}

/** Where stories are read from. */
export interface StorySource {
  readonly index: Pick<PassageIndex, "articles">;
  /** The sentences of an article that may be quoted, in order. */
  readonly sentencesOf: (articleId: string) => Promise<readonly Sentence[]>;
}

/**
 * The stories of the period asked for. Articles told before are read even outside it: a reprint of one is no news.
 * Two articles are compared by the sentences that may be quoted, since what surrounds them differs from page to page.
 */
export async function readStories(source: StorySource, request: DigestRequest): Promise<readonly Story[]> {
  const { since, until, exclude } = request;
  const within = (article: Article) => inPeriod(article, since, until);
  const told = (article: Article) => exclude?.has(article.id) ?? false;
  const articles = (await source.index.articles()).filter((article) => within(article) || told(article));
  const readings: Reading[] = [];
  const grams: Uint32Array[] = [];
  for (const article of articles.toSorted(oldestFirst)) {
    const sentences = await source.sentencesOf(article.id);
    readings.push({ article, sentences });
    grams.push(gramsOf(sentences.map(({ start, end }) => article.text.slice(start, end)).join("")));
    if (readings.length % READ_AT_ONCE === 0) await setImmediate();
  }
  const group = groupReprints(grams);
  return [...Map.groupBy(readings.keys(), (i) => group[i]).values()].flatMap((members) => {
    const all = members.map((i) => readings[i]!);
    const inside = all.filter(({ article }) => within(article));
    return inside.length === 0 ? [] : [{ readings: inside, told: all.some(({ article }) => told(article)) }];
  });
}
