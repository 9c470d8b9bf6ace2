import type { AnalysedQuestion } from "../../retrieval/query/analysed-question.ts";
import { createMatcher } from "../../retrieval/ranking/match-terms.ts";
import { termsCounted } from "../evidence/counts-asked.ts";
import type { Evidence } from "../evidence/find-evidence.ts";
import type { ReadingParts } from "../evidence/sentence-context.ts";
import { namesOfArticle } from "./names-of-article.ts";

/** A thing is counted from here on; and named from here on, above what characters in common may give. */
const COUNTED = 0.3;
const NAMED = 0.5;

/**
 * What a question wants counted and the article of the best sentence neither counts nor names, as asked: whoever asks for the
 * beds of a hospital is not answered by its projects.
 */
export function notCounted(
  asked: AnalysedQuestion,
  evidence: readonly Evidence[],
  { lexicon, analyse }: ReadingParts,
): readonly string[] {
  const { text, terms } = asked;
  const best = evidence[0]!;
  const wanted = termsCounted(text, terms).filter((i) => terms[i]!.worth > 0);
  if (wanted.length === 0 || !namesOfArticle(asked, best.article.id)) return [];
  if (evidence.some(({ article, counted }) => article.id === best.article.id && counted >= COUNTED)) return [];
  const match = createMatcher(terms, lexicon);
  const { article, sentences } = best;
  const told = sentences.some(({ start, end }) => {
    const marks = match(analyse(article.text.slice(start, end), article.published));
    return wanted.some((i) => marks[i]! >= NAMED);
  });
  return told ? [] : wanted.map((i) => terms[i]!.text);
}
