import PQueue from "p-queue";
import { createGloss } from "../answering/evidence/english-gloss.ts";
import type { Article } from "../domain/article.ts";
import type { Digest, DigestItem, DigestReceipt, DigestRequest, NearestArticle } from "../domain/digest.ts";
import type { ToldArticle } from "../domain/told.ts";
import type { Lexicon } from "../language/lexicon.ts";
import { dateOf, newestFirst } from "../retrieval/article-period.ts";
import { type FreshStory, freshStories } from "./novelty/fresh-stories.ts";
import { knownToReaders } from "./novelty/known-to-readers.ts";
import { printsOf } from "./novelty/prints.ts";
import { type ArticleSource, readArticles } from "./read-articles.ts";
import type { Reading } from "./reading.ts";
import { chooseStories } from "./stories/choose-stories.ts";
import { groupStories, type Meaning } from "./stories/group-stories.ts";
import type { Story } from "./stories/story.ts";
import { type Extent, saysSomething, tellStory } from "./stories/tell-story.ts";
import type { WriteLines } from "./telling/write-lines.ts";
import type { FindTopic, TopicFound } from "./topic.ts";

/** Stories of a digest, and what is told of each. */
const EXTENTS: Readonly<Record<"brief" | "middle" | "full", Extent & { readonly stories: number }>> = {
  brief: { stories: 5, lines: 1, numbers: 0, differences: 1, ahead: 1 },
  middle: { stories: 10, lines: 2, numbers: 2, differences: 2, ahead: 2 },
  full: { stories: 20, lines: 3, numbers: 4, differences: 4, ahead: 4 },
};
/** Stories that a model writes at once: a digest must not take as many calls one after another. */
const WRITTEN_AT_ONCE = 4;
/** Articles grouped into stories for one digest, the newest; what is older is counted. */
const COMPARED = 500;

/** What a digest is made from. */
export interface DigestParts extends ArticleSource {
  readonly findTopic: FindTopic;
  /** Compares openings by meaning; without it by words alone. */
  readonly meaning?: Meaning;
  /** Names people that only the text names, for readers of English. */
  readonly lexicon?: Lexicon;
  /** Writes the lines of stories; without it, and where it gives none, a story is told in its own sentences. */
  readonly writeLines?: WriteLines | undefined;
  /** @default by the length asked for: 5, 10 or 20 */
  readonly maxItems?: number;
}

/**
 * Gives the function that writes digests: the articles of a period or on a topic, grouped into the events they report; the
 * stories of most sources, newest and closest to the topic, newest first, each by the sentences that tell most of it. The
 * receipt says what became of every article: read in the period, on the topic, told before, and the stories not shown.
 * Rejects with what the index, the topic's search or the vectors reject with.
 */
export function createDigest(parts: DigestParts): (request: DigestRequest) => Promise<Digest> {
  return async (request) => {
    const wanted = request.topic?.trim() ?? "";
    const topic = wanted === "" ? null : await parts.findTopic(wanted);
    const isOn = (articleId: string): boolean => topic === null || topic.closeness.has(articleId);
    const read = await readArticles(parts, request, { isOn, most: COMPARED });
    const stories = freshStories(await groupStories(read.readings, parts.meaning), read);
    const extent = EXTENTS[request.length ?? "middle"];
    const { items, known } = await tellBest(chooseStories(stories, topic), {
      topic,
      extent,
      request,
      lexicon: parts.lexicon,
      writeLines: parts.writeLines,
      most: parts.maxItems ?? extent.stories,
    });
    const beside = await besidePeriod(parts, request, isOn, read.counts.matched);
    const told = stories.length - known;
    const fresh = items.filter(({ story }) => story?.novelty !== "repeated").length;
    const receipt = {
      ...read.counts,
      ...beside,
      stories: told,
      leftOut: told - items.length,
      ...(read.marked && request.onlyNew !== true ? { fresh } : {}),
    };
    return { request, items, receipt, articles: toldArticles(items, read.readings) };
  };
}

function byNewest(a: Story, b: Story): number {
  const newest = ({ sources }: Story): Article => sources.map(({ article }) => article).toSorted(newestFirst)[0]!;
  return newestFirst(newest(a), newest(b));
}

/** Tells the first `most` stories that have something to say; `known` counts those whose readers turn out to know it all. */
async function tellBest(
  stories: readonly FreshStory[],
  {
    most,
    lexicon,
    request,
    writeLines,
    ...how
  }: {
    readonly topic: TopicFound | null;
    readonly extent: Extent;
    readonly request: DigestRequest;
    readonly lexicon: Lexicon | undefined;
    readonly writeLines: WriteLines | undefined;
    readonly most: number;
  },
): Promise<{ readonly items: readonly DigestItem[]; readonly known: number }> {
  const { language, today, told, onlyNew } = request;
  const readers = told === undefined || told.articles.length === 0 ? undefined : knownToReaders(told);
  const glossOf = createGloss(language, lexicon);
  const parts = { ...how, today, glossOf, lexicon, readers, onlyNew: onlyNew === true };
  const shown: FreshStory[] = [];
  let known = 0;
  for (const story of stories) {
    if (shown.length === most) break;
    if (saysSomething(story, parts)) shown.push(story);
    else known++;
  }
  const sorted = shown.toSorted(byNewest);
  const wish = { language, most: how.extent.lines, knows: onlyNew ? readers?.knows : undefined };
  const queue = new PQueue({ concurrency: WRITTEN_AT_ONCE });
  const write = (story: FreshStory) => queue.add(async () => (await writeLines?.(story, wish)) ?? []);
  const written = await Promise.all(sorted.map(write));
  let marker = 1;
  const items = sorted.map((story, i) => {
    const item = tellStory(story, marker, { ...parts, written: written[i]! });
    marker += item.citations.length;
    return item;
  });
  return { items, known };
}

/** Every article of the stories shown, with its sentences as they are now. */
function toldArticles(items: readonly DigestItem[], readings: readonly Reading[]): readonly ToldArticle[] {
  const ids = new Set(items.flatMap(({ story, articleId }) => story?.articleIds ?? [articleId]));
  return readings
    .filter(({ article }) => ids.has(article.id))
    .map(({ article, sentences }) => ({ id: article.id, prints: printsOf(article, sentences) }));
}

/** What a period leaves aside: articles without a date, and, where it holds nothing on the topic, those next to it. */
async function besidePeriod(
  parts: DigestParts,
  { since, until }: DigestRequest,
  isOn: (articleId: string) => boolean,
  matched: number,
): Promise<Pick<DigestReceipt, "undated" | "nearest">> {
  if (since === undefined && until === undefined) return { undated: 0 };
  const articles = await parts.index.articles();
  const undated = articles.filter((article) => dateOf(article) === null).length;
  if (matched > 0) return { undated };
  const others = articles.filter(({ id }) => isOn(id));
  return { undated, nearest: nearestTo(since, until, others) };
}

/** The last article before a period and the first after it. */
function nearestTo(
  since: string | undefined,
  until: string | undefined,
  articles: readonly Article[],
): readonly NearestArticle[] {
  const dated = articles.filter((article) => dateOf(article) !== null).toSorted(newestFirst);
  const before = since === undefined ? undefined : dated.find((article) => dateOf(article)! < since);
  const after = until === undefined ? undefined : dated.findLast((article) => dateOf(article)! > until);
  return [before, after].flatMap((article) =>
    article === undefined
      ? []
      : [{ articleId: article.id, title: article.title, titleEn: article.titleEn ?? null, date: dateOf(article)! }],
  );
}
