import { setImmediate } from "node:timers/promises";
import type { Article, Sentence } from "../domain/article.ts";
import type { DigestRequest } from "../domain/digest.ts";
import type { PassageIndex } from "../ports/passage-index.ts";
import { inPeriod, newestFirst, oldestFirst } from "../retrieval/article-period.ts";
import { gramsOf, isHeldBy } from "../retrieval/ranking/reprints.ts";
import { knownToReaders } from "./novelty/known-to-readers.ts";
import type { Reading } from "./reading.ts";

/** Articles read before other work gets its turn. */
const READ_AT_ONCE = 50;

/** What was read of the articles of a period. */
export interface ReadArticles {
  /** The articles of the period and topic, and those told before that they may continue; the oldest first. */
  readonly readings: readonly Reading[];
  /** Ids of those that are to be told. */
  readonly shown: ReadonlySet<string>;
  /** Ids of those whose readers know all they say. */
  readonly known: ReadonlySet<string>;
  /** Ids of those that were told, as they are now or as they were. */
  readonly told: ReadonlySet<string>;
  /** Whether readers were told anything before. */
  readonly marked: boolean;
  readonly counts: {
    /** Articles in the period; those of them on the topic; of these those that are left out because their readers know them. */
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
 * Reads the articles of the period that are on the topic, the newest `most`; where only what is new is wanted, first those not
 * told before. Articles told before are read even outside the period: what one of them holds is no news, and what continues
 * one of them is an update; what one that is passed over holds is no news either. Two articles are compared by the sentences that may be quoted, since what surrounds them differs
 * from page to page.
 */
export async function readArticles(
  source: ArticleSource,
  { since, until, exclude, told, onlyNew = false }: DigestRequest,
  { isOn, most }: { readonly isOn: (articleId: string) => boolean; readonly most: number },
): Promise<ReadArticles> {
  const everything = await source.index.articles();
  const all = everything.filter(({ id }) => exclude?.has(id) !== true);
  const within = all.filter((article) => inPeriod(article, since, until));
  const matching = within.filter(({ id }) => isOn(id)).toSorted(newestFirst);
  const readers = knownToReaders(told ?? { articles: [], claims: [] });
  const wasTold = ({ id }: Article): boolean => readers.wasTold(id);
  const untold = matching.filter((article) => !wasTold(article));
  const wanted = onlyNew ? [...untold, ...matching.filter(wasTold)] : matching;
  const inside = new Set(wanted.slice(0, most));
  const context = all.filter((article) => wasTold(article) && !inside.has(article));
  const newest = (articles: readonly Article[]) =>
    untold.length === 0 ? [] : articles.toSorted(newestFirst).slice(0, most);
  const about = newest(context);
  const passed = await readAll(source, newest(everything.filter(({ id }) => exclude?.has(id) === true)));
  const read = await readAll(source, [...inside, ...about].toSorted(oldestFirst));
  const readings = read.filter(({ sentences }) => sentences.length > 0);
  const isHeld = heldBy([...readings.filter(({ article }) => wasTold(article)), ...passed]);
  const isKnown = (each: Reading): boolean => (wasTold(each.article) ? readers.knowsAll(each) : isHeld(each));
  const known = new Set(readings.filter(isKnown).map(({ article }) => article.id));
  const ours = readings.filter(({ article }) => inside.has(article));
  const shown = ours.filter(({ article }) => !(onlyNew && known.has(article.id)));
  return {
    readings,
    known,
    told: new Set(readings.filter(({ article }) => wasTold(article)).map(({ article }) => article.id)),
    shown: new Set(shown.map(({ article }) => article.id)),
    marked: (told?.articles.length ?? 0) > 0,
    counts: {
      read: within.length,
      matched: matching.length,
      toldBefore: ours.length - shown.length,
      unreadable: inside.size - ours.length,
      older: wanted.length - inside.size,
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
