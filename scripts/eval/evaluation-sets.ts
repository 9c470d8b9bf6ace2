import { join } from "node:path";
import type { EvaluationSet, Places } from "./evaluation-set.ts";
import { measureStories, measureSummaries, measureTopics } from "./measure-digest.ts";
import { measureJudged, measureVetoes } from "./measure-grounding.ts";
import { measureDefuddle, measurePages, measureReadability } from "./measure-pages.ts";
import { measureAbsent, measureAnswers, measureBoth, measureRefusals, measureThreads } from "./measure-questions.ts";
import { measureLies, measureLive, measureTold } from "./measure-told.ts";

const inData =
  (...paths: readonly string[]) =>
  ({ data }: Places): readonly string[] =>
    paths.map((path) => join(data, path));
const inProject =
  (path: string) =>
  ({ home }: Places): readonly string[] => [join(home, path)];
const nothing = (): readonly string[] => [];

const CHINESE = inData("crosslingual/articles.zh.jsonl");
const ENGLISH = inData("crosslingual/articles.en.jsonl");
const TRADITIONAL = inData("traditional/articles.jsonl");
const PAIRS = inData("grounding/pairs.jsonl");
const ON_CORPUS = inData("everyday/questions.jsonl", "corpus-dev.jsonl");
const NEWS_ALONE = inData("news/articles.jsonl.gz");
const NEWS = inData("news/articles.jsonl.gz", "news/distractors.jsonl.gz");

function search(
  name: string,
  articles: EvaluationSet["articles"],
  questions: string,
  [first, five, gold, firstQuote, quotes]: readonly [number, number, number, number, number],
): EvaluationSet {
  return {
    name,
    articles,
    questions: inData(questions),
    measure: measureBoth,
    bars: {
      "article first": first,
      "article in five": five,
      "gold quoted": gold,
      "first quote holds it": firstQuote,
      "quotes per answer": quotes,
      "characters quoted": null,
      "quotes verbatim": 1,
    },
  };
}

function absent(
  name: string,
  articles: EvaluationSet["articles"],
  questions: string,
  answered: number,
  refused: number,
): EvaluationSet {
  return {
    name: `absent articles, ${name}`,
    articles,
    half: true,
    questions: inData(questions),
    measure: measureAbsent,
    bars: { answered, refused },
  };
}

function judgedSet(name: string, flip: number, bars: EvaluationSet["bars"]): EvaluationSet {
  return { name, articles: nothing, questions: PAIRS, measure: measureJudged(flip), bars };
}

/** The sets of the scorecard, with what is to be reached on each. Sets over the same articles stand together. */
export const EVALUATION_SETS: readonly EvaluationSet[] = [
  search("crosslingual en→zh", CHINESE, "crosslingual/questions.en-zh.jsonl", [0.9, 0.98, 0.86, 0.7, 1.8]),
  search("crosslingual zh→zh", CHINESE, "crosslingual/questions.zh-zh.jsonl", [0.975, 0.998, 0.93, 0.82, 1.6]),
  search("crosslingual zh→en", ENGLISH, "crosslingual/questions.zh-en.jsonl", [0.89, 0.975, 0.82, 0.7, 1.8]),
  search("traditional", TRADITIONAL, "traditional/questions.jsonl", [0.955, 0.995, 0.91, 0.79, 1.7]),
  absent("en→zh", CHINESE, "crosslingual/questions.en-zh.jsonl", 0.93, 0.6),
  absent("zh→zh", CHINESE, "crosslingual/questions.zh-zh.jsonl", 0.95, 0.82),
  absent("zh→en", ENGLISH, "crosslingual/questions.zh-en.jsonl", 0.93, 0.65),
  absent("traditional", TRADITIONAL, "traditional/questions.jsonl", 0.95, 0.8),
  {
    name: "noise, with answers",
    articles: inData("noise/articles.with-answers.jsonl.gz"),
    questions: inData("noise/questions.jsonl"),
    measure: measureAnswers,
    bars: { "gold quoted": 0.8, answered: 0.9, "quotes per answer": null },
  },
  {
    name: "noise, only noise",
    articles: inData("noise/articles.noise-only.jsonl.gz"),
    questions: inData("noise/questions.jsonl"),
    measure: measureRefusals,
    bars: { refused: 0.55 },
  },
  {
    name: "everyday",
    articles: inProject("corpus"),
    questions: inData("everyday/questions.jsonl"),
    measure: measureAnswers,
    bars: { "gold quoted": 0.88, clean: 0.7, refused: 0.8, helped: 0.95, "quotes per answer": null },
  },
  {
    name: "everyday threads",
    articles: inProject("corpus"),
    questions: inData("everyday/threads.jsonl"),
    measure: measureThreads,
    bars: { "turns right": 0.85 },
  },
  {
    name: "corpus-dev, corpus/",
    articles: inProject("corpus"),
    questions: inData("corpus-dev.jsonl"),
    measure: measureAnswers,
    bars: { "gold quoted": 0.95, refused: 1, "quotes verbatim": 1 },
  },
  {
    name: "corpus-dev, raw seeds",
    articles: inData("../seeds"),
    questions: inData("corpus-dev.jsonl"),
    measure: measureAnswers,
    bars: { "gold quoted": 0.95, refused: 1, "quotes verbatim": 1 },
  },
  {
    name: "news events, 8,000 distractors",
    articles: NEWS,
    questions: inData("news/questions.event.jsonl"),
    measure: measureBoth,
    bars: { "article first": 0.98, "article in five": 1, "quotes verbatim": 1 },
    slow: true,
  },
  {
    name: "news facts, 8,000 distractors",
    articles: NEWS,
    questions: inData("news/questions.fact.jsonl", "news/questions.unanswerable.jsonl"),
    measure: measureBoth,
    bars: {
      "article first": 0.769,
      "article in five": 0.904,
      "gold quoted": 0.85,
      "quotes per answer": null,
      refused: 0.343,
      "quotes verbatim": 1,
    },
    slow: true,
  },
  {
    name: "digest, one article in three sentences",
    articles: NEWS_ALONE,
    questions: inData("news/summaries.jsonl"),
    measure: measureSummaries,
    bars: { "ROUGE-L": null, "ROUGE-L of lead-3": null, "ROUGE-L of TextRank": null, "times the better rival": 1.1 },
  },
  {
    name: "digest, stories of near-reprints",
    articles: NEWS_ALONE,
    questions: nothing,
    measure: measureStories,
    bars: { "pairs right": null, "pairs found": null, "pairwise F1": 0.9 },
  },
  {
    name: "digest, topics",
    articles: NEWS_ALONE,
    questions: inData("news/questions.event.jsonl"),
    measure: measureTopics,
    bars: { "on topic": 0.9, "topics found": null },
  },
  {
    name: "pages",
    articles: nothing,
    questions: inData("pages/gold.jsonl"),
    measure: measurePages,
    bars: { "mean F1": 0.93, "pages under 0.5": 0 },
  },
  {
    name: "pages by @mozilla/readability",
    articles: nothing,
    questions: inData("pages/gold.jsonl"),
    measure: measureReadability,
    bars: { "mean F1": null },
  },
  {
    name: "pages by defuddle",
    articles: nothing,
    questions: inData("pages/gold.jsonl"),
    measure: measureDefuddle,
    bars: { "mean F1": null },
  },
  {
    name: "claims, vetoes alone",
    articles: nothing,
    questions: inData("claims.jsonl"),
    measure: measureVetoes,
    bars: { "true contradicted": 0.02, "numbers, units, months contradicted": 0.95 },
  },
  {
    name: "pairs, vetoes alone",
    articles: nothing,
    questions: PAIRS,
    measure: measureVetoes,
    bars: { "true contradicted": 0.02, "changed contradicted": 0.15 },
  },
  judgedSet("pairs, a judge that knows", 0, { "true accepted": 0.97, "changed accepted": 0.02 }),
  judgedSet("pairs, a judge that errs in 5 %", 0.05, { "true accepted": null, "changed accepted": null }),
  {
    name: "told by the model",
    articles: nothing,
    questions: ON_CORPUS,
    measure: measureTold,
    bars: { "told by the model": 0.95, refused: 0.95 },
  },
  {
    name: "a model that lies",
    articles: nothing,
    questions: ON_CORPUS,
    measure: measureLies,
    bars: { "lies shown": 0 },
  },
];

/** What a model is to be known by before it is trusted: how it judges claims, and how it answers. */
export const LIVE_SETS: readonly EvaluationSet[] = [
  judgedSet("pairs", 0, { "true accepted": 0.9, "changed accepted": 0.02 }),
  {
    name: "questions on corpus/",
    articles: inProject("corpus"),
    questions: ON_CORPUS,
    measure: measureLive,
    bars: {
      "told by the model": 0.95,
      "gold quoted": 0.88,
      clean: null,
      refused: 0.8,
      "quotes per answer": null,
      "quotes verbatim": 1,
      "tokens per question": null,
    },
  },
];

/** Our own questions over `corpus/`, for a clone that has no evaluation data. */
export const OWN_QUESTIONS: EvaluationSet = {
  name: "our own questions",
  articles: inProject("corpus"),
  questions: inProject("test/fixtures/eval/questions.jsonl"),
  measure: measureBoth,
  bars: {
    "article first": 0.9,
    "article in five": 0.95,
    "gold quoted": 0.7,
    refused: 0.75,
    "quotes per answer": 2.5,
    "quotes verbatim": 1,
  },
};
