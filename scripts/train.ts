/**
 * `npm run train -- --data-root DIR`: learns the weights of ranking, evidence and sufficiency from the evaluation data and writes
 * src/retrieval/ranking/data/weights.json, with the figures that five-fold cross-validation gives (questions about one
 * article stay in one fold), and docs/reliability.svg. `--keep-passages` leaves the ranking of passages as it is.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import {
  type LanguagePair,
  type LearnedWeights,
  learnedWeights,
  type Models,
} from "../src/retrieval/ranking/learned-weights.ts";
import { type OpenCorpus, openCorpus } from "./eval/open-corpus.ts";
import { type Collected, collectPassages, collectSentences, collectSufficiency, type Mode } from "./train/collect.ts";
import { crossValidate, type Held } from "./train/cross-validate.ts";
import { firstAndFive, firstAndShown, nearFor, refused, thresholdFor } from "./train/figures.ts";
import { fitLogistic, fitRanking } from "./train/fit.ts";
import { reliabilityPlot } from "./train/reliability-plot.ts";
import { type TrainingArticle, type TrainingSet, trainingSets } from "./train/sets.ts";

const PASSAGES = ["lexicalShare", "lexical", "cosineScaled", "cosineGap", "bestSentence", "wording"];
const SENTENCES = ["cosineDeviation", "cosineGap", "passage", "firstPassage", "own", "context", "offered", "counted"];
const SUFFICIENCY = [
  "strength",
  "probability",
  "ofArticle",
  "cosineAboveMean",
  "sentenceAbovePassage",
  "agreement",
  "passage",
  "own",
  "context",
  "lexical",
  "unheard",
];
/** The more of these, the less likely a question is answered. */
const FALLING = ["unheard"];
/** Sentences shown a question, by the pair of languages; of those that are answered there are fewer. */
const QUOTES: Readonly<Record<LanguagePair, number>> = { "en-en": 1.85, "en-zh": 1.85, "zh-en": 1.85, "zh-zh": 1.65 };
/** The share of answerable questions that must still be answered, by the pair of languages; typed checks refuse one or two in a hundred more. */
const ANSWERED: Readonly<Record<LanguagePair, number>> = { "en-en": 0.96, "en-zh": 0.95, "zh-en": 0.94, "zh-zh": 0.96 };

const { values } = parseArgs({
  options: {
    "data-root": { type: "string", default: "../shared/eval" },
    "keep-passages": { type: "boolean", default: false },
  },
});
const home = fileURLToPath(new URL("..", import.meta.url));
const sets = trainingSets(values["data-root"]);
const pairs = [...new Set(sets.map(({ pair }) => pair))];
const start = learnedWeights();
const figures: Record<string, string> = values["keep-passages"] ? { ...start.made.figures } : {};
const say = (set: string, what: string, text: string): void => {
  figures[`${set}: ${what}`] = text;
  process.stderr.write(`${set}: ${what} ${text}\n`);
};

const opened = new Map<string, Promise<OpenCorpus>>();
const folder = mkdtempSync(join(tmpdir(), "wenzhai-train-"));

/** The corpus of some articles, opened once. */
function corpusOf(name: string, articles: readonly TrainingArticle[]): Promise<OpenCorpus> {
  const known = opened.get(name);
  if (known !== undefined) return known;
  const path = join(folder, `${opened.size}.jsonl`);
  writeFileSync(path, articles.map((each) => JSON.stringify(each)).join("\n"));
  const corpus = openCorpus([path]);
  opened.set(name, corpus);
  return corpus;
}

/** Learns one model for each pair of languages, and gives what each question's held-out model says of it. */
async function learn(
  collect: (set: TrainingSet) => Promise<readonly Collected[]>,
  names: readonly string[],
  fitModel: typeof fitRanking,
  tell: (set: string, held: readonly Held[]) => void,
) {
  const models: Partial<Record<LanguagePair, ReturnType<typeof fitRanking>>> = {};
  const heldBy: Partial<Record<LanguagePair, readonly Held[]>> = {};
  for (const pair of pairs) {
    const bySet = new Map<string, readonly Collected[]>();
    for (const set of sets.filter((each) => each.pair === pair)) bySet.set(set.name, await collect(set));
    const all = [...bySet.values()].flat();
    const held = crossValidate(all, (some) => fitModel(some, names));
    for (const [name, own] of bySet)
      tell(
        name,
        held.filter(({ of }) => own.includes(of)),
      );
    models[pair] = fitModel(all, names);
    heldBy[pair] = held;
  }
  return {
    models: models as Record<LanguagePair, ReturnType<typeof fitRanking>>,
    held: heldBy as Record<LanguagePair, readonly Held[]>,
  };
}

const answerable = ({ questions }: TrainingSet) => questions.filter(({ relevant }) => relevant.length > 0);

/** Learns ranking, then evidence over passages so ranked, then sufficiency over evidence so ranked. */
async function learnModels(mode: Mode, start: LearnedWeights): Promise<Models> {
  let models = start[mode];
  const weights = (): LearnedWeights => ({ ...start, [mode]: models });
  if (!values["keep-passages"]) {
    const passages = await learn(
      async (set) => {
        // Every candidate of a question is read, so half of the questions give rows enough.
        const half = answerable(set).filter((_, i) => i % 2 === 0);
        return collectPassages(await corpusOf(set.name, set.articles), half, weights(), mode);
      },
      PASSAGES,
      fitRanking,
      (set, held) => say(set, `${mode}, a right passage first / in five`, firstAndFive(held)),
    );
    models = { ...models, passages: passages.models };
  }
  const sentences = await learn(
    async (set) => collectSentences(await corpusOf(set.name, set.articles), answerable(set), weights(), mode),
    SENTENCES,
    fitRanking,
    () => undefined,
  );
  const near = (pair: LanguagePair): number => nearFor(sentences.held[pair], QUOTES[pair]);
  for (const { name, pair, questions } of sets) {
    const held = sentences.held[pair].filter(({ of }) => questions.includes(of.question));
    say(name, `${mode}, the answer's sentence first / among those shown / shown`, firstAndShown(held, near(pair)));
  }
  const shown = pairs.map((pair) => [pair, { ...sentences.models[pair], near: near(pair) }] as const);
  models = { ...models, sentences: Object.fromEntries(shown) as Models["sentences"] };
  const sufficiency = await learn(
    async ({ name, articles, questions }) => {
      const collected: Collected[] = [];
      for (const half of [0, 1]) {
        const corpus = await corpusOf(
          `${name}, half ${half}`,
          articles.filter((_, i) => i % 2 === half),
        );
        collected.push(...(await collectSufficiency(corpus, questions, weights(), mode)));
      }
      return collected;
    },
    SUFFICIENCY,
    (groups, names) =>
      fitLogistic(
        groups.map(({ rows }) => rows[0]!),
        groups.map(({ right }) => right[0]!),
        names,
        FALLING,
      ),
    (set, held) => say(set, `${mode}, refused at .95 / .93 / .90 answered, absent`, refused(held)),
  );
  if (mode === "meaning") writeFileSync(join(home, "docs/reliability.svg"), reliabilityPlot(sufficiency.held));
  const judged = pairs.map((pair) => {
    return [
      pair,
      { ...sufficiency.models[pair], threshold: thresholdFor(sufficiency.held[pair], ANSWERED[pair]) },
    ] as const;
  });
  return { ...models, sufficiency: Object.fromEntries(judged) as Models["sufficiency"] };
}

const meaning = await learnModels("meaning", start);
const words = await learnModels("words", { ...start, meaning });
for (const corpus of opened.values()) await (await corpus).close();
rmSync(folder, { recursive: true, force: true });
const made = {
  by: "npm run train",
  on: new Date().toISOString().slice(0, 10),
  sets: sets.map(({ name }) => name),
  figures,
};
writeFileSync(
  join(home, "src/retrieval/ranking/data/weights.json"),
  `${JSON.stringify({ made, meaning, words }, null, 2)}\n`,
);
