import type { Question } from "../domain/question.ts";
import type { AnalyseQuestion } from "./query/analyse-question.ts";
import type { Retrieve } from "./ranking/retrieve.ts";

/** A passage found. `text` is `text.slice(start, end)` of the article; scores compare only within one search. */
export interface SearchHit {
  readonly articleId: string;
  readonly passageId: string;
  readonly title: string;
  readonly publisher: string | null;
  /** The ISO day it was published, else that of its event. */
  readonly date: string | null;
  readonly url: string | null;
  readonly score: number;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Finds the `k` passages that bear most on a question, best first. */
export type Search = (question: Question, k: number) => Promise<readonly SearchHit[]>;

/** Gives the function that searches and tells of each passage where it stands. */
export function createSearch(analyse: AnalyseQuestion, retrieve: Retrieve): Search {
  return async (question, k) => {
    const { passages } = await retrieve(await analyse(question), k);
    return passages.map(({ article, passage, sentences, score }) => {
      const { start } = sentences[passage.first]!;
      const { end } = sentences[passage.last]!;
      return {
        articleId: article.id,
        passageId: passage.id,
        title: article.title,
        publisher: article.publisher ?? null,
        date: article.published ?? article.eventDate ?? null,
        url: article.url ?? null,
        score,
        text: article.text.slice(start, end),
        start,
        end,
      };
    });
  };
}
