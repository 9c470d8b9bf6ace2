import type { Values } from "./evaluation-set.ts";
import type { EvalQuestion } from "./questions.ts";

/** Scores rankings of articles, best first, over the questions that have a relevant one; repeated ids count once. */
export function scoreSearch(
  rows: readonly { readonly question: EvalQuestion; readonly hits: readonly string[] }[],
): Values {
  const ranks = rows
    .filter(({ question }) => question.relevant.length > 0)
    .map(({ question, hits }) => rankOf(hits, question.relevant));
  const within = (k: number): number | null => share(ranks.filter((rank) => rank <= k).length, ranks.length);
  return { "article first": within(1), "article in five": within(5) };
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
