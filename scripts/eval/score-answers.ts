import type { EvalQuestion } from "./questions.ts";
import { share } from "./score-search.ts";

/** What is scored of an answer. */
export interface GivenAnswer {
  readonly answered: boolean;
  readonly citations: readonly { readonly articleId: string; readonly quote: string }[];
}

/** Shares from 0 to 1, null when there was nothing to share. */
export interface AnswerScore {
  /** Of the questions with an answer: the quotes contain it; an answer was given; an article that has it is cited. */
  readonly goldInQuotes: number | null;
  readonly answered: number | null;
  readonly rightArticle: number | null;
  /** Of the questions without an answer: refused. */
  readonly refused: number | null;
  /** Of all quotes: stand in the article's title or text as they are. */
  readonly verbatim: number | null;
  /** Characters quoted, each quote once, in a mean answer to a question that has one. */
  readonly quotedCharacters: number | null;
  readonly answerable: number;
  readonly unanswerable: number;
}

/** Scores answers; `texts` gives what stands in each article. An answer that is missing counts as none. */
export function scoreAnswers(
  questions: readonly EvalQuestion[],
  answers: ReadonlyMap<string, GivenAnswer>,
  texts: ReadonlyMap<string, string>,
): AnswerScore {
  const none: GivenAnswer = { answered: false, citations: [] };
  const rows = questions.map((question) => ({ question, answer: answers.get(question.id) ?? none }));
  const answerable = rows.filter(({ question }) => question.answerable);
  const given = answerable.filter(({ answer }) => answer.answered);
  const unanswerable = rows.filter(({ question }) => !question.answerable);
  const citations = rows.flatMap(({ answer }) => answer.citations);
  const characters = given.reduce((sum, { answer }) => sum + quoted(answer), 0);
  return {
    goldInQuotes: share(given.filter(({ question, answer }) => holdsGold(question, answer)).length, answerable.length),
    answered: share(given.length, answerable.length),
    rightArticle: share(
      given.filter(({ question, answer }) => citesRelevant(question, answer)).length,
      answerable.length,
    ),
    refused: share(unanswerable.filter(({ answer }) => !answer.answered).length, unanswerable.length),
    verbatim: share(
      citations.filter(({ articleId, quote }) => quote !== "" && texts.get(articleId)?.includes(quote)).length,
      citations.length,
    ),
    quotedCharacters: share(characters, given.length),
    answerable: answerable.length,
    unanswerable: unanswerable.length,
  };
}

function holdsGold({ groups }: EvalQuestion, { citations }: GivenAnswer): boolean {
  const shown = bare(citations.map(({ quote }) => quote).join("\n"));
  return groups.every((group) => group.some((each) => shown.includes(bare(each))));
}

function citesRelevant({ relevant }: EvalQuestion, { citations }: GivenAnswer): boolean {
  return citations.some(({ articleId }) => relevant.includes(articleId));
}

function quoted({ citations }: GivenAnswer): number {
  return [...new Set(citations.map(({ quote }) => quote))].join("").length;
}

/** Letters and digits only, in one width and case: spaces and punctuation differ between gold and text. */
export function bare(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\s\p{P}\p{S}]+/gu, "")
    .toLowerCase();
}
