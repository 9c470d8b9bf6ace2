import { join } from "node:path";
import { fold } from "../../src/language/fold.ts";
import { type OpenCorpus, openCorpus } from "./open-corpus.ts";
import { type EvalQuestion, readQuestions } from "./questions.ts";
import { readLines } from "./read-lines.ts";
import { runAsk, runSearch, runThreads } from "./run-questions.ts";
import { type AnswerScore, scoreAnswers } from "./score-answers.ts";
import { type SearchScore, scoreSearch } from "./score-search.ts";
import { type EvalThread, scoreThreads } from "./score-threads.ts";
import { type Figure, figuresOf } from "./scorecard.ts";
import { type Measure, OWN_SET, type QuestionSet } from "./sets.ts";

/** Where the paths of the sets begin. */
export interface Roots {
  readonly data: string;
  readonly home: string;
}

/** Sets of more questions are thinned out in a quick run: half of them tell as much to two decimals. */
const MANY = 400;

/**
 * Measures sets one after the other; `done` is told of each. Neighbours over the same articles share one index. A quick run
 * asks every second question of the large sets.
 */
export async function measureSets(
  sets: readonly QuestionSet[],
  roots: Roots,
  { quick = false, done = () => {} }: { readonly quick?: boolean; readonly done?: (name: string) => void } = {},
): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  let open = null as { readonly key: string; readonly corpus: OpenCorpus } | null;
  try {
    for (const set of sets) {
      const key = `${set.articles.join()} ${set.halved ?? ""}`;
      if (open?.key !== key) {
        await open?.corpus.close();
        open = null;
        const paths = set.articles.map((path) => pathOf(path, roots));
        open = { key, corpus: await openCorpus(paths, set.halved) };
      }
      figures.push(...(await measureSet(set, roots, open.corpus, quick)));
      done(set.name);
    }
  } finally {
    await open?.corpus.close();
  }
  return figures;
}

/** Measures our own questions over `corpus/`. */
export function measureOwn(home: string): Promise<readonly Figure[]> {
  return measureSets([OWN_SET], { data: home, home });
}

function pathOf(path: string, { data, home }: Roots): string {
  return path.startsWith("/") ? join(home, path) : join(data, path);
}

async function measureSet(
  set: QuestionSet,
  roots: Roots,
  { engine, texts }: OpenCorpus,
  quick: boolean,
): Promise<readonly Figure[]> {
  const paths = set.questions.map((path) => pathOf(path, roots));
  if (set.threads) {
    const threads = paths.flatMap((path) => readLines<EvalThread>(path));
    const { right } = scoreThreads(threads, await runThreads(engine, threads));
    return figuresOf(set.name, set.bars, { "turns right": right });
  }
  const all = questionsOf(set, paths, texts);
  const questions = quick && all.length > MANY ? all.filter((_, i) => i % 2 === 0) : all;
  const wantsSearch = set.bars["article first"] !== undefined;
  const search = wantsSearch ? scoreSearch(questions, await runSearch(engine, questions)) : null;
  const answers = scoreAnswers(questions, await runAsk(engine, questions), texts);
  return figuresOf(set.name, set.bars, valuesOf(search, answers));
}

function questionsOf(
  { halved, unanswerable, folded }: QuestionSet,
  paths: readonly string[],
  texts: ReadonlyMap<string, string>,
): readonly EvalQuestion[] {
  return paths
    .flatMap((path) => readQuestions(path))
    .map((each) => ({
      ...each,
      question: folded ? fold(each.question) : each.question,
      answerable: each.answerable && !unanswerable && (!halved || each.relevant.some((article) => texts.has(article))),
    }));
}

function valuesOf(search: SearchScore | null, answers: AnswerScore): Partial<Readonly<Record<Measure, number | null>>> {
  return {
    "article first": search?.recall1 ?? null,
    "in first five": search?.recall5 ?? null,
    "gold quoted": answers.goldQuoted,
    "first quote holds it": answers.firstQuoteHolds,
    "quotes an answer": answers.quotesAnAnswer,
    clean: answers.clean,
    answered: answers.answered,
    refused: answers.refused,
    helped: answers.helped,
    "quotes verbatim": answers.verbatim,
  };
}
