import type { Reading } from "../../src/digest/reading.ts";
import { groupStories } from "../../src/digest/stories/group-stories.ts";
import { tellStory } from "../../src/digest/stories/tell-story.ts";
import type { Article } from "../../src/domain/article.ts";
import { splitSentences } from "../../src/language/sentences.ts";
import { gramsOf } from "../../src/retrieval/ranking/reprints.ts";
import type { Run, Values } from "./evaluation-set.ts";
import { nearReprints } from "./near-reprints.ts";
import { share } from "./score-search.ts";
import { leadThree, rougeL, textRank } from "./summaries.ts";

/** A digest of one article in three sentences. */
const TOLD = {
  topic: null,
  today: undefined,
  extent: { lines: 3, numbers: 0, ahead: 0, differences: 0 },
  glossOf: () => null,
  lexicon: undefined,
};
/** Topics whose digests are judged. */
const TOPICS = 20;
/** Of the articles, one in so many is printed again. */
const REPRINTED = 2;

/** Digests of one article in three sentences beside its reference summary, and beside the better of lead-3 and TextRank. */
export async function measureSummaries({ rows, corpus }: Run): Promise<Values> {
  const articles = new Map((await corpus.engine.index.articles()).map((article) => [article.id, article]));
  const sums = { ours: 0, lead: 0, rank: 0 };
  for (const { article: id, summary } of rows as readonly { readonly article: string; readonly summary: string }[]) {
    const reading = await readingOf(articles.get(id)!, await corpus.engine.index.sentences(id));
    const { story } = tellStory({ sources: [reading], articles: [reading] }, 1, TOLD);
    const told = story!.lines.map(({ text }) => text);
    const all = reading.sentences.map(({ start, end }) => reading.article.text.slice(start, end));
    sums.ours += rougeL(told.join(""), summary);
    sums.lead += rougeL(leadThree(all).join(""), summary);
    sums.rank += rougeL(textRank(all).join(""), summary);
  }
  return {
    "ROUGE-L": sums.ours / rows.length,
    "ROUGE-L of lead-3": sums.lead / rows.length,
    "ROUGE-L of TextRank": sums.rank / rows.length,
    "times the better rival": sums.ours / Math.max(sums.lead, sums.rank),
  };
}

/** How the articles and near-reprints of every second one are grouped: pairs put together that belong together. */
export async function measureStories({ corpus }: Run): Promise<Values> {
  const articles = await corpus.engine.index.articles();
  const readings: Reading[] = [];
  for (const article of articles)
    readings.push(await readingOf(article, await corpus.engine.index.sentences(article.id)));
  const again = nearReprints(articles.filter((_, i) => i % REPRINTED === 0));
  for (const article of again)
    readings.push(
      await readingOf(
        article,
        splitSentences(article.text).map((span, n) => ({ id: `${article.id}#${n}`, ...span })),
      ),
    );
  const stories = await groupStories(readings, corpus.engine.sentenceVectors);
  const baseOf = (id: string): string => id.split("~")[0]!;
  const pairs = stories.flatMap(({ articles: all }) =>
    all.flatMap((a, i) => all.slice(i + 1).map((b) => baseOf(a.article.id) === baseOf(b.article.id))),
  );
  const right = pairs.filter((same) => same).length;
  const [precision, recall] = [right / pairs.length, right / again.length];
  return {
    "pairs right": precision,
    "pairs found": recall,
    "pairwise F1": (2 * precision * recall) / (precision + recall),
  };
}

/** Of the stories that digests of the first twenty events show, those that hold an article of the event. */
export async function measureTopics({ rows, corpus }: Run): Promise<Values> {
  const events = rows as readonly { readonly question: string; readonly relevant: readonly string[] }[];
  const step = Math.floor(events.length / TOPICS);
  let shown = 0;
  let right = 0;
  let found = 0;
  for (let i = 0; i < TOPICS; i++) {
    const { question, relevant } = events[i * step]!;
    const { items } = await corpus.engine.digest({ topic: question, language: "zh-Hans" });
    const on = items.filter(({ story }) => relevant.some((id) => story?.articleIds.includes(id)));
    shown += items.length;
    right += on.length;
    if (on.length > 0) found++;
  }
  return { "on topic": share(right, shown), "topics found": found / TOPICS };
}

async function readingOf(article: Article, sentences: Reading["sentences"]): Promise<Reading> {
  const grams = gramsOf(sentences.map(({ start, end }) => article.text.slice(start, end)).join(""));
  return { article, sentences, grams };
}
