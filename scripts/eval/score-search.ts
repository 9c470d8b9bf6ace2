import type { EvalQuestion } from "./questions.ts";

/** Shares of the questions that have an answer; 0 to 1, null when there are none. */
export interface SearchScore {
  readonly questions: number;
  readonly recall1: number | null;
  readonly recall5: number | null;
  readonly recall10: number | null;
  /** Mean of 1 / rank, 0 beyond ten. */
  readonly mrr10: number | null;
}

/** Scores rankings of articles: `hits` gives each question's article ids, best first; repeated ids count once. */
export function scoreSearch(
  questions: readonly EvalQuestion[],
  hits: ReadonlyMap<string, readonly string[]>,
): SearchScore {
  const ranks = questions
    .filter(({ relevant }) => relevant.length > 0)
    .map(({ id, relevant }) => rankOf(hits.get(id) ?? [], relevant));
  const within = (k: number): number | null => share(ranks.filter((rank) => rank <= k).length, ranks.length);
  return {
    questions: ranks.length,
    recall1: within(1),
    recall5: within(5),
    recall10: within(10),
    mrr10: share(
      ranks.reduce((sum, rank) => sum + (rank <= 10 ? 1 / rank : 0), 0),
      ranks.length,
    ),
  };
}

/** The rank of the first relevant article, from 1; infinite when none was found. */
function rankOf(articles: readonly string[], relevant: readonly string[]): number {
  const at = [...new Set(articles)].findIndex((id) => relevant.includes(id));
  return at < 0 ? Number.POSITIVE_INFINITY : at + 1;
}

/** `part` of `whole`, or null when there is no whole. */
export function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
