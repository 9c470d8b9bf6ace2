/**
 * `npm run train -- --data-root DIR`: learns the weights of ranking, evidence and sufficiency from the evaluation data and writes
 * src/retrieval/ranking/data/weights.json, with the figures that five-fold cross-validation gives (questions about one
 * article stay in one fold), and docs/reliability.svg.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { type LanguagePair, type LearnedWeights, learnedWeights } from "../src/retrieval/ranking/learned-weights.ts";
import { type OpenCorpus, openCorpus } from "./eval/open-corpus.ts";
import { type Collected, collectPassages, collectSentences, collectSufficiency } from "./train/collect.ts";
import { crossValidate, type Held } from "./train/cross-validate.ts";
import { firstAndFive, firstAndShown, refused, thresholdFor } from "./train/figures.ts";
import { fitLogistic, fitRanking } from "./train/fit.ts";
import { reliabilityPlot } from "./train/reliability-plot.ts";
import { type TrainingArticle, type TrainingSet, trainingSets } from "./train/sets.ts";

const PASSAGES = ["lexicalShare", "lexical", "cosineScaled", "cosineGap", "bestSentence", "wording"];
const SENTENCES = ["cosineDeviation", "cosineGap", "passage", "firstPassage", "own", "context", "offered", "counted"];
const SUFFICIENCY = [
  "strength",
  "probability",
  "cosineAboveMean",
  "sentenceAbovePassage",
  "agreement",
  "passage",
  "own",
  "context",
  "lexical",
  "unheard",
];
/** The share of answerable questions that must still be answered, by the pair of languages. */
const ANSWERED: Readonly<Record<LanguagePair, number>> = { "en-en": 0.95, "en-zh": 0.93, "zh-en": 0.93, "zh-zh": 0.95 };

const { values } = parseArgs({ options: { "data-root": { type: "string", default: "../shared/eval" } } });
const home = fileURLToPath(new URL("..", import.meta.url));
const sets = trainingSets(values["data-root"]);
const pairs = [...new Set(sets.map(({ pair }) => pair))];
const figures: Record<string, string> = {};
const say = (set: string, what: string, text: string): void => {
  figures[`${set}: ${what}`] = text;
  process.stderr.write(`${set}: ${what} ${text}\n`);
};

async function over<T>(articles: readonly TrainingArticle[], work: (corpus: OpenCorpus) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "wenzhai-train-"));
  writeFileSync(join(folder, "articles.jsonl"), articles.map((each) => JSON.stringify(each)).join("\n"));
  const corpus = await openCorpus([join(folder, "articles.jsonl")]);
  try {
    return await work(corpus);
  } finally {
    await corpus.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Learns one model for each pair of languages, and gives what each question's held-out model says of it. */
async function learn(
  collect: (set: TrainingSet) => Promise<readonly Collected[]>,
  names: readonly string[],
  fit: typeof fitRanking,
  tell: (set: string, held: readonly Held[]) => void,
) {
  const models: Partial<Record<LanguagePair, ReturnType<typeof fitRanking>>> = {};
  const heldBy: Partial<Record<LanguagePair, readonly Held[]>> = {};
  for (const pair of pairs) {
    const bySet = new Map<string, readonly Collected[]>();
    for (const set of sets.filter((each) => each.pair === pair)) bySet.set(set.name, await collect(set));
    const all = [...bySet.values()].flat();
    const held = crossValidate(all, (some) => fit(some, names));
    for (const [name, own] of bySet)
      tell(
        name,
        held.filter(({ of }) => own.includes(of)),
      );
    models[pair] = fit(all, names);
    heldBy[pair] = held;
  }
  return {
    models: models as Record<LanguagePair, ReturnType<typeof fitRanking>>,
    held: heldBy as Record<LanguagePair, readonly Held[]>,
  };
}

let weights: LearnedWeights = learnedWeights();
const passages = await learn(
  ({ articles, questions }) =>
    over(articles, (corpus) =>
      collectPassages(
        corpus,
        questions.filter(({ relevant }) => relevant.length > 0),
        weights,
      ),
    ),
  PASSAGES,
  fitRanking,
  (set, held) => say(set, "a right passage first / in five", firstAndFive(held)),
);
weights = { ...weights, passages: passages.models };
const sentences = await learn(
  ({ articles, questions }) =>
    over(articles, (corpus) =>
      collectSentences(
        corpus,
        questions.filter(({ relevant }) => relevant.length > 0),
        weights,
      ),
    ),
  SENTENCES,
  fitRanking,
  (set, held) => say(set, "the answer's sentence first / among those shown / shown", firstAndShown(held)),
);
weights = { ...weights, sentences: sentences.models };
const sufficiency = await learn(
  async ({ articles, questions }) => {
    const halves = [0, 1].map((half) => articles.filter((_, i) => i % 2 === half));
    const collected: Collected[] = [];
    for (const half of halves)
      collected.push(...(await over(half, (corpus) => collectSufficiency(corpus, questions, weights))));
    return collected;
  },
  SUFFICIENCY,
  (groups, names) =>
    fitLogistic(
      groups.map(({ rows }) => rows[0]!),
      groups.map(({ right }) => right[0]!),
      names,
    ),
  (set, held) => say(set, "refused at .95 / .93 / .90 answered, absent", refused(held)),
);
const withThresholds = Object.fromEntries(
  pairs.map((pair) => [
    pair,
    { ...sufficiency.models[pair], threshold: thresholdFor(sufficiency.held[pair], ANSWERED[pair]) },
  ]),
) as LearnedWeights["sufficiency"];
const made = {
  by: "npm run train",
  on: new Date().toISOString().slice(0, 10),
  sets: sets.map(({ name }) => name),
  figures,
};
writeFileSync(
  join(home, "src/retrieval/ranking/data/weights.json"),
  `${JSON.stringify({ made, passages: weights.passages, sentences: weights.sentences, sufficiency: withThresholds }, null, 2)}\n`,
);
writeFileSync(join(home, "docs/reliability.svg"), reliabilityPlot(sufficiency.held));
