import { askEngine, converse, searchArticles } from "./ask-engine.ts";
import type { Run, Values } from "./evaluation-set.ts";
import { inParallel } from "./in-parallel.ts";
import { asQuestion, type EvalQuestion, withoutAnswer } from "./questions.ts";
import { scoreAnswers } from "./score-answers.ts";
import { scoreSearch } from "./score-search.ts";
import { type EvalTurn, scoreThreads } from "./score-threads.ts";

/** Searches and asks every question. */
export async function measureBoth(run: Run): Promise<Values> {
  const { engine } = run.corpus;
  const found = await inParallel(run.rows.map(asQuestion), async (question) => ({
    question,
    hits: await searchArticles(engine, question.question),
  }));
  return { ...scoreSearch(found), ...(await measureAnswers(run)) };
}

/** Asks every question. */
export async function measureAnswers({ rows, corpus }: Run): Promise<Values> {
  return askAll(rows.map(asQuestion), corpus);
}

/** Asks every question of a corpus that lacks some of the articles: what those answer is to be refused. */
export async function measureAbsent({ rows, corpus }: Run): Promise<Values> {
  const asked = rows.map(asQuestion);
  const present = ({ relevant }: EvalQuestion): boolean => relevant.some((id) => corpus.texts.has(id));
  return askAll(
    asked.map((each) => (present(each) ? each : withoutAnswer(each))),
    corpus,
  );
}

/** Asks every question of a corpus that holds none of the answers. */
export async function measureRefusals({ rows, corpus }: Run): Promise<Values> {
  return askAll(
    rows.map((row) => withoutAnswer(asQuestion(row))),
    corpus,
  );
}

/** Holds every conversation, turn by turn. */
export async function measureThreads({ rows, corpus }: Run): Promise<Values> {
  const threads = rows as readonly { readonly turns: readonly EvalTurn[] }[];
  const told = await inParallel(threads, async ({ turns }) => {
    const answers = await converse(
      corpus.engine,
      turns.map(({ q }) => q),
    );
    return turns.map((turn, i) => ({ turn, answer: answers[i]! }));
  });
  return scoreThreads(told.flat());
}

async function askAll(asked: readonly EvalQuestion[], { engine, texts }: Run["corpus"]): Promise<Values> {
  const rows = await inParallel(asked, async (question) => ({
    question,
    answer: await askEngine(engine, question.question),
  }));
  return scoreAnswers(rows, texts);
}
