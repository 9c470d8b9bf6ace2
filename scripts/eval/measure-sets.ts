import { join } from "node:path";
import { fold } from "../../src/language/fold.ts";
import { runControls } from "./controls.ts";
import { type OpenCorpus, openCorpus } from "./open-corpus.ts";
import { type EvalQuestion, readQuestions } from "./questions.ts";
import { runAsk, runSearch } from "./run-questions.ts";
import { type AnswerScore, scoreAnswers } from "./score-answers.ts";
import { type SearchScore, scoreSearch } from "./score-search.ts";
import type { ControlRow, Figure, Scorecard } from "./scorecard.ts";
import { type Bar, QUESTION_SETS, type QuestionSet } from "./sets.ts";

type Measured = Pick<Scorecard, "figures" | "controls">;

/** Measures the sets whose name contains `only`. Sets over the same articles share one index. */
export async function measureSets(data: string, only: string): Promise<Measured> {
  const figures: Figure[] = [];
  const controls: ControlRow[] = [];
  let open = null as { readonly key: string; readonly corpus: OpenCorpus } | null;
  for (const set of QUESTION_SETS.filter(({ name }) => name.includes(only))) {
    const key = set.articles.join();
    if (open?.key !== key) {
      await open?.corpus.close();
      open = { key, corpus: await openCorpus(set.articles.map((path) => join(data, path))) };
    }
    const questions = questionsOf(set, data);
    figures.push(...(await measureSet(set, questions, open.corpus)));
    if (set.name.startsWith("corpus-dev")) controls.push(...(await controlsOf(set.name, questions, open.corpus)));
    process.stderr.write(`${set.name}: done\n`);
  }
  await open?.corpus.close();
  return { figures, controls };
}

/** Measures our own questions over `corpus/`. */
export async function measureOwn(home: string): Promise<Scorecard> {
  const corpus = await openCorpus([join(home, "corpus")]);
  const questions = readQuestions(join(home, "test/fixtures/eval/questions.jsonl"));
  const bars: readonly Bar[] = [
    { measure: "article first", bar: 0.9 },
    { measure: "article in five", bar: 1 },
    { measure: "gold in quotes", bar: 0.7 },
    { measure: "refusals", bar: 0.75 },
    { measure: "quoted characters", bar: 250, most: true },
    { measure: "quotes verbatim", bar: 1 },
  ];
  const figures = await measureSet({ name: "our own questions", bars }, questions, corpus);
  const controls = await controlsOf("our own questions", questions, corpus);
  await corpus.close();
  return { figures, controls, fusion: [], notes: [] };
}

function questionsOf({ name, questions, folded }: QuestionSet, data: string): readonly EvalQuestion[] {
  const all = questions.flatMap((path) => readQuestions(join(data, path)));
  // The articles that answer were left out: every answer is wrong.
  if (name === "noise, only noise") return all.map((each) => ({ ...each, relevant: [], answerable: false }));
  return folded ? all.map((each) => ({ ...each, question: fold(each.question) })) : all;
}

async function measureSet(
  { name, bars }: Pick<QuestionSet, "name" | "bars">,
  questions: readonly EvalQuestion[],
  { engine, texts }: OpenCorpus,
): Promise<readonly Figure[]> {
  const search = scoreSearch(questions, await runSearch(engine, questions));
  const answers = scoreAnswers(questions, await runAsk(engine, questions), texts);
  return bars
    .map((bar): Figure => ({ set: name, system: "wenzhai", ...bar, value: figureOf(bar.measure, search, answers) }))
    .filter(
      ({ measure, value }) =>
        value !== null && !(measure === "gold in quotes" && questions.every(({ groups }) => groups.length === 0)),
    );
}

function figureOf(measure: Bar["measure"], search: SearchScore, answers: AnswerScore): number | null {
  if (measure === "article first") return search.recall1;
  if (measure === "article in five") return search.recall5;
  if (measure === "gold in quotes") return answers.goldInQuotes;
  if (measure === "refusals") return answers.refused;
  if (measure === "quoted characters") return answers.quotedCharacters;
  return measure === "quotes verbatim" ? answers.verbatim : null;
}

async function controlsOf(
  set: string,
  questions: readonly EvalQuestion[],
  { engine, texts }: OpenCorpus,
): Promise<readonly ControlRow[]> {
  return (await runControls(engine, questions, texts)).map(({ control, fails }) => ({ set, control, fails }));
}
