import type { AnalysedQuestion } from "../../retrieval/query/analysed-question.ts";

/**
 * Whether a question names somebody or something of an article. Only then is what the article does not say told nowhere:
 * of others another word for what is asked may stand there.
 */
export function namesOfArticle({ names }: Pick<AnalysedQuestion, "names">, articleId: string): boolean {
  return names.some(({ articles }) => articles.includes(articleId));
}
