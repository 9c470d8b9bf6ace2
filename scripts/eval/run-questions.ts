import { finalAnswer } from "../../src/answering/answer-question.ts";
import type { Engine } from "../../src/app/compose.ts";
import type { EvalQuestion } from "./questions.ts";
import type { GivenAnswer } from "./score-answers.ts";

/** As many passages as `wenzhai search` shows. */
const HITS = 10;

/** Article ids found for each question, best first. */
export async function runSearch(
  engine: Engine,
  questions: readonly EvalQuestion[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>();
  for (const { id, question } of questions) {
    const { passages } = await engine.retrieve(await engine.analyse({ text: question }), HITS);
    found.set(
      id,
      passages.map(({ article }) => article.id),
    );
  }
  return found;
}

/** The answer to each question, by the same way as `wenzhai ask`. */
export async function runAsk(
  engine: Engine,
  questions: readonly EvalQuestion[],
): Promise<ReadonlyMap<string, GivenAnswer>> {
  const answers = new Map<string, GivenAnswer>();
  for (const { id, question } of questions) answers.set(id, await finalAnswer(engine.ask({ text: question })));
  return answers;
}
