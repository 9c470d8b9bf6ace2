import type { Answer } from "../../src/domain/answer.ts";
import type { Values } from "./evaluation-set.ts";
import type { EvalQuestion } from "./questions.ts";
import { share } from "./score-search.ts";

/** What is scored of an answer. */
export interface GivenAnswer extends Pick<Answer, "kind" | "answered"> {
  readonly citations: readonly { readonly articleId: string; readonly quote: string }[];
}

/** A question and what was answered. */
export interface Answered {
  readonly question: EvalQuestion;
  readonly answer: GivenAnswer;
}

/** Scores answers; `texts` gives what stands in each article. */
export function scoreAnswers(rows: readonly Answered[], texts: ReadonlyMap<string, string>): Values {
  const expecting = (what: EvalQuestion["expect"]) => rows.filter(({ question }) => question.expect === what);
  const [answerable, absent, help] = [expecting("answer"), expecting("refusal"), expecting("help")];
  const given = answerable.filter(({ answer }) => answer.answered);
  const right = given.filter(({ question, answer }) => holdsGold(question.groups, quotesOf(answer)));
  const first = right.filter(({ question, answer }) => holdsGold(question.groups, quotesOf(answer).slice(0, 1)));
  const clean = right.filter(({ question, answer }) => quotesOf(answer).length <= question.need + 1);
  const shown = given.map(({ answer }) => quotesOf(answer));
  const citations = rows.flatMap(({ answer }) => answer.citations);
  const verbatim = citations.filter(({ articleId, quote }) => quote !== "" && texts.get(articleId)?.includes(quote));
  return {
    "gold quoted": share(right.length, answerable.length),
    "first quote holds it": share(first.length, answerable.length),
    "quotes per answer": share(shown.flat().length, given.length),
    clean: share(clean.length, answerable.length),
    answered: share(given.length, answerable.length),
    refused: share(absent.filter(({ answer }) => !answer.answered).length, absent.length),
    helped: share(help.filter(({ answer }) => answer.kind === "help").length, help.length),
    "characters quoted": share(shown.flat().join("").length, given.length),
    "quotes verbatim": share(verbatim.length, citations.length),
  };
}

/** The quotes of an answer in their order, each once. */
export function quotesOf({ citations }: GivenAnswer): readonly string[] {
  return [...new Set(citations.map(({ quote }) => quote))];
}

/** Whether these quotes together hold one string of every group. */
export function holdsGold(groups: EvalQuestion["groups"], quotes: readonly string[]): boolean {
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
