import { finalAnswer } from "../../src/answering/answer-question.ts";
import { converse } from "../../src/app/cli/converse.ts";
import type { Engine } from "../../src/app/compose.ts";
import type { EvalQuestion } from "./questions.ts";
import type { GivenAnswer } from "./score-answers.ts";
import type { EvalThread } from "./score-threads.ts";

/** As many passages as `wenzhai search` shows. */
const HITS = 10;
/** While one question is ranked, the next is embedded on the thread of the model. */
const AT_ONCE = 2;

/** Article ids found for each question, best first. */
export function runSearch(
  engine: Engine,
  questions: readonly EvalQuestion[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  return forEach(questions, async ({ question }) => {
    const { passages } = await engine.retrieve(await engine.analyse({ text: question }), HITS);
    return passages.map(({ article }) => article.id);
  });
}

/** The answer to each question, by the same way as `wenzhai ask`. */
export function runAsk(engine: Engine, questions: readonly EvalQuestion[]): Promise<ReadonlyMap<string, GivenAnswer>> {
  return forEach(questions, ({ question }) => finalAnswer(engine.ask({ text: question })));
}

/** The answers of each conversation, by the same way as `wenzhai ask --batch`. */
export function runThreads(
  engine: Engine,
  threads: readonly EvalThread[],
): Promise<ReadonlyMap<string, readonly GivenAnswer[]>> {
  return forEach(threads, ({ turns }) =>
    converse(
      turns.map(({ q }) => q),
      (text, history) => finalAnswer(engine.ask({ text, history })),
    ),
  );
}

async function forEach<Row extends { readonly id: string }, Result>(
  rows: readonly Row[],
  run: (row: Row) => Promise<Result>,
): Promise<ReadonlyMap<string, Result>> {
  const results = new Map<string, Result>();
  const queue = rows.values();
  const work = async (): Promise<void> => {
    for (const row of queue) results.set(row.id, await run(row));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return results;
}
