import type { AnswerKind } from "../../src/domain/answer.ts";
import type { EvalQuestion } from "./questions.ts";
import { share } from "./score-search.ts";

/** What is scored of an answer. */
export interface GivenAnswer {
  readonly kind: AnswerKind;
  readonly answered: boolean;
  readonly citations: readonly { readonly articleId: string; readonly quote: string }[];
}

/** Shares from 0 to 1, null when there was nothing to share. */
export interface AnswerScore {
  /** Of the questions with an answer: the quotes contain it; the first quote alone does; all of it in at most one quote too many. */
  readonly goldQuoted: number | null;
  readonly firstQuoteHolds: number | null;
  readonly clean: number | null;
  readonly answered: number | null;
  /** Different quotes in a mean answer to a question that has one. */
  readonly quotesAnAnswer: number | null;
  /** Of the questions without an answer: refused. Of those for help: helped. */
  readonly refused: number | null;
  readonly helped: number | null;
  /** Of all quotes: stand in the article's title or text as they are. */
  readonly verbatim: number | null;
}

interface Row {
  readonly question: EvalQuestion;
  readonly answer: GivenAnswer;
}

const NONE: GivenAnswer = { kind: "refusal", answered: false, citations: [] };

/** Scores answers; `texts` gives what stands in each article. An answer that is missing counts as a refusal. */
export function scoreAnswers(
  questions: readonly EvalQuestion[],
  answers: ReadonlyMap<string, GivenAnswer>,
  texts: ReadonlyMap<string, string>,
): AnswerScore {
  const rows = questions.map((question): Row => ({ question, answer: answers.get(question.id) ?? NONE }));
  const help = rows.filter(({ question }) => question.wantsHelp);
  const answerable = rows.filter(({ question }) => !question.wantsHelp && question.answerable);
  const unanswerable = rows.filter(({ question }) => !question.wantsHelp && !question.answerable);
  const given = answerable.filter(({ answer }) => answer.answered);
  const citations = rows.flatMap(({ answer }) => answer.citations);
  const gold = given.filter(({ question, answer }) => holdsGold(question, quotesOf(answer)));
  return {
    goldQuoted: share(gold.length, answerable.length),
    firstQuoteHolds: share(
      gold.filter(({ question, answer }) => holdsGold(question, quotesOf(answer).slice(0, 1))).length,
      answerable.length,
    ),
    clean: share(
      gold.filter(({ question, answer }) => quotesOf(answer).length <= question.need + 1).length,
      answerable.length,
    ),
    answered: share(given.length, answerable.length),
    quotesAnAnswer: share(
      given.reduce((sum, { answer }) => sum + quotesOf(answer).length, 0),
      given.length,
    ),
    refused: share(unanswerable.filter(({ answer }) => !answer.answered).length, unanswerable.length),
    helped: share(help.filter(({ answer }) => answer.kind === "help").length, help.length),
    verbatim: share(
      citations.filter(({ articleId, quote }) => quote !== "" && texts.get(articleId)?.includes(quote)).length,
      citations.length,
    ),
  };
}

function quotesOf({ citations }: GivenAnswer): readonly string[] {
  return [...new Set(citations.map(({ quote }) => quote))];
}

function holdsGold({ groups }: EvalQuestion, quotes: readonly string[]): boolean {
  const shown = bare(quotes.join("\n"));
  return groups.every((group) => group.some((each) => shown.includes(bare(each))));
}

/** Letters and digits only, in one width and case: spaces and punctuation differ between gold and text. */
export function bare(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\s\p{P}\p{S}]+/gu, "")
    .toLowerCase();
}
