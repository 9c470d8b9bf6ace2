import { join } from "node:path";
import type { ModelConfig } from "../../src/app/config.ts";
import type { Answer } from "../../src/domain/answer.ts";
import { askEngine } from "./ask-engine.ts";
import type { Places, Run, Values } from "./evaluation-set.ts";
import { inParallel } from "./in-parallel.ts";
import { openCorpus } from "./open-corpus.ts";
import { asQuestion, type EvalQuestion } from "./questions.ts";
import { readLines } from "./read-lines.ts";
import { bare, scoreAnswers } from "./score-answers.ts";
import { share } from "./score-search.ts";
import { withStandIn } from "./stand-in-model.ts";

/** What a model would say to one question, and the same with one thing changed. */
interface Recorded {
  readonly id: string;
  readonly claims: readonly { readonly text: string }[];
  readonly lies?: readonly { readonly text: string }[];
}

interface Told {
  readonly question: EvalQuestion;
  readonly answer: Answer;
}

const recordings = ({ data }: Places): string => join(data, "answers.jsonl");

/** How many questions a model that can answer them tells, and how many are refused that it calls insufficient. */
export async function measureTold(run: Run): Promise<Values> {
  const { places } = run;
  const can = new Set(
    readLines<Recorded>(recordings(places)).flatMap(({ id, claims }) => (claims.length > 0 ? [id] : [])),
  );
  const told = await withStandIn(places.data, ["--answers", recordings(places)], (model) => askAll(run, model));
  const able = told.filter(({ question }) => can.has(question.id));
  const unable = told.filter(({ question }) => !can.has(question.id) && question.expect === "refusal");
  return {
    "told by the model": share(able.filter(({ answer }) => answer.mode === "model").length, able.length),
    refused: share(unable.filter(({ answer }) => answer.kind === "refusal").length, unable.length),
  };
}

/** How many lies of a model are shown that a judge knows for lies. */
export async function measureLies(run: Run): Promise<Values> {
  const { places } = run;
  const lies = new Set(
    readLines<Recorded>(recordings(places)).flatMap(({ lies = [] }) => lies.map(({ text }) => bare(text))),
  );
  const args = ["--answers", recordings(places), "--lie", "--unknown", "not_enough"];
  const told = await withStandIn(places.data, args, (model) => askAll(run, model));
  const shown = told.flatMap(({ answer }) => answer.lines.filter(({ text }) => lies.has(bare(text))));
  return { "lies shown": shown.length };
}

/** How the configured model answers, by the same measures as quotes, and how much of it the model tells. Throws TypeError without a model. */
export async function measureLive(run: Run): Promise<Values> {
  const { model } = run.places;
  if (model === undefined) throw new TypeError("A model is needed to answer.");
  const told = await askAll(run, model);
  const answered = told.filter(({ answer }) => answer.kind === "answer");
  const tokens = told.reduce((sum, { answer }) => sum + (answer.tokens?.input ?? 0) + (answer.tokens?.output ?? 0), 0);
  return {
    ...scoreAnswers(told, run.corpus.texts),
    "told by the model": share(answered.filter(({ answer }) => answer.mode === "model").length, answered.length),
    "tokens per question": tokens / Math.max(1, told.length),
  };
}

/** Small talk needs no model. */
async function askAll({ rows, places }: Run, model: ModelConfig): Promise<readonly Told[]> {
  const corpus = await openCorpus([join(places.home, "corpus")], model);
  try {
    const questions = rows.map(asQuestion).filter(({ expect }) => expect !== "help");
    return await inParallel(questions, async (question) => ({
      question,
      answer: await askEngine(corpus.engine, question.question),
    }));
  } finally {
    await corpus.close();
  }
}
