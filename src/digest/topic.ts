import type { EvidenceParts } from "../answering/evidence/find-evidence.ts";
import { isHeld } from "../answering/intent/compose-recent.ts";
import type { Article, Sentence } from "../domain/article.ts";
import type { AnalyseQuestion } from "../retrieval/query/analyse-question.ts";
import { shareMet } from "../retrieval/ranking/marks.ts";
import { createMatcher } from "../retrieval/ranking/match-terms.ts";
import type { Retrieve } from "../retrieval/ranking/retrieve.ts";

/** What a corpus holds on a topic. */
export interface TopicFound {
  /** By the ids of the articles on the topic: how close each is, 0 to 1. */
  readonly closeness: ReadonlyMap<string, number>;
  /** Whether an article's title or place names the topic, so that all of it is on the topic. */
  readonly names: (article: Article) => boolean;
  /** How much of the topic a sentence speaks of, 0 to 1. */
  readonly says: (article: Article, sentence: Sentence) => number;
}

/** Finds what a corpus holds on a topic. */
export type FindTopic = (topic: string) => Promise<TopicFound>;

/** Passages read for a topic: a digest names more articles than an answer quotes. */
const PASSAGES = 120;
/** An article is on the topic when its best passage meets this part of what the topic's words are worth, */
const HELD = 0.6;
/** and not much less than the article that meets most. */
const OF_BEST = 0.75;

const NAMED = 0.9;

/** Gives the function that finds the articles on a topic, by the search that finds passages for questions. */
export function createFindTopic(parts: {
  readonly analyse: AnalyseQuestion;
  readonly retrieve: Retrieve;
  readonly reading: Pick<EvidenceParts, "lexicon" | "analyse">;
}): FindTopic {
  const { lexicon, analyse } = parts.reading;
  return async (topic) => {
    const asked = await parts.analyse({ text: topic });
    const { passages } = isHeld(asked) ? await parts.retrieve(asked, PASSAGES) : { passages: [] };
    const met = new Map<string, number>();
    for (const { article, marks, reprints = [] } of passages)
      for (const id of [article.id, ...reprints]) met.set(id, Math.max(met.get(id) ?? 0, shareMet(marks, asked.terms)));
    const most = Math.max(0, ...met.values());
    const match = createMatcher(asked.terms, lexicon);
    return {
      closeness: new Map([...met].filter(([, share]) => share >= Math.max(HELD, OF_BEST * most))),
      names: ({ title, titleEn = "", place = "", published }) =>
        shareMet(match(analyse(`${title}\n${titleEn}\n${place}`, published)), asked.terms) >= NAMED,
      says: (article, { start, end }) =>
        shareMet(match(analyse(article.text.slice(start, end), article.published)), asked.terms),
    };
  };
}
