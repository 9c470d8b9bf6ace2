import type { Lexicon } from "../../language/lexicon.ts";
import { isPersonName } from "../../language/person-name.ts";
import type { AnalysedQuestion } from "../../retrieval/query/analysed-question.ts";

/**
 * People a question names whom the corpus does not hold under any spelling, as asked. Every passage was searched for them:
 * the terms of a question carry how many passages hold each.
 */
export function unknownPeople({ terms, names }: AnalysedQuestion, lexicon: Lexicon): readonly string[] {
  const known = names.map(({ asked }) => asked.toLowerCase());
  return terms
    .filter(
      ({ kind, text, found }) => found === 0 && (kind === "name" || kind === "word") && isPersonName(text, lexicon),
    )
    .map(({ text }) => text)
    .filter((text) => !known.some((name) => name.includes(text.toLowerCase())));
}

/** People of the corpus that a question names and an article does not hold, as asked. */
export function peopleElsewhere({ names }: AnalysedQuestion, articleId: string): readonly string[] {
  return names
    .filter(({ kind, exact, articles }) => kind === "person" && exact && !articles.includes(articleId))
    .map(({ asked }) => asked);
}
