import { PASSAGES_FOUND } from "../../src/answering/evidence/compose-fact.ts";
import { findEvidence } from "../../src/answering/evidence/find-evidence.ts";
import { sentenceFeatures } from "../../src/answering/evidence/sentence-features.ts";
import { textOf } from "../../src/answering/evidence/sentence-ref.ts";
import { sufficiencyFeatures } from "../../src/answering/sufficiency/sufficiency-features.ts";
import { createAnalyseText } from "../../src/language/analysed-text.ts";
import type { AnalysedQuestion } from "../../src/retrieval/query/analysed-question.ts";
import { findCandidates } from "../../src/retrieval/ranking/find-candidates.ts";
import type { LearnedWeights } from "../../src/retrieval/ranking/learned-weights.ts";
import { passageFeatures } from "../../src/retrieval/ranking/passage-features.ts";
import { readPassage } from "../../src/retrieval/ranking/rank-passages.ts";
import { createRetrieve } from "../../src/retrieval/ranking/retrieve.ts";
import type { OpenCorpus } from "../eval/open-corpus.ts";
import { bare } from "../eval/score-answers.ts";
import type { Group } from "./fit.ts";
import type { TrainingQuestion } from "./sets.ts";

/** Gives the question without its vector where only words are learned from. */
export type Mode = "meaning" | "words";
const inMode = (asked: AnalysedQuestion, mode: Mode): AnalysedQuestion =>
  mode === "words" ? { ...asked, vector: null } : asked;

/** Features of what was found for one question. */
export interface Collected extends Group {
  readonly question: TrainingQuestion;
}

/** Features of every candidate passage of each question; those of articles that answer it are right. */
export async function collectPassages(
  { engine }: OpenCorpus,
  questions: readonly TrainingQuestion[],
  weights: LearnedWeights,
  mode: Mode,
): Promise<readonly Collected[]> {
  const reading = { lexicon: engine.lexicon, analyse: createAnalyseText(engine.lexicon), weights };
  const collected: Collected[] = [];
  for (const question of questions) {
    const asked = inMode(await engine.analyse({ text: question.question }), mode);
    const candidates = await findCandidates(asked, PASSAGES_FOUND, engine.index);
    const read = candidates.map((each) => readPassage(asked, each, reading));
    const right = read.map(({ article }) => question.relevant.includes(article.id));
    collected.push({ question, rows: passageFeatures(read), right });
  }
  return collected;
}

/** Features of the sentences of each question's best passages; those that hold an answer are right. */
export async function collectSentences(
  corpus: OpenCorpus,
  questions: readonly TrainingQuestion[],
  weights: LearnedWeights,
  mode: Mode,
): Promise<readonly Collected[]> {
  const find = finder(corpus, weights, mode);
  const collected: Collected[] = [];
  for (const question of questions) {
    const { retrieved, evidence } = await find(question);
    const right = evidence.map(
      (each) => question.relevant.includes(each.article.id) && holds(textOf(each), question.answers),
    );
    collected.push({ question, rows: sentenceFeatures(retrieved.asked, evidence), right });
  }
  return collected;
}

/** Features by which a question counts as answered; right where an article that answers it is among the corpus's. */
export async function collectSufficiency(
  corpus: OpenCorpus,
  questions: readonly TrainingQuestion[],
  weights: LearnedWeights,
  mode: Mode,
): Promise<readonly Collected[]> {
  const find = finder(corpus, weights, mode);
  const collected: Collected[] = [];
  for (const question of questions) {
    const { retrieved, evidence } = await find(question);
    if (evidence.length === 0) continue;
    const present = question.relevant.some((id) => corpus.texts.has(id));
    collected.push({ question, rows: [sufficiencyFeatures(retrieved, evidence)], right: [present] });
  }
  return collected;
}

function finder({ engine }: OpenCorpus, weights: LearnedWeights, mode: Mode) {
  const reading = { lexicon: engine.lexicon, analyse: createAnalyseText(engine.lexicon), weights };
  const retrieve = createRetrieve({ index: engine.index, ...reading });
  const parts = { ...reading, vectors: engine.sentenceVectors };
  return async ({ question }: TrainingQuestion) => {
    const retrieved = await retrieve(inMode(await engine.analyse({ text: question }), mode), PASSAGES_FOUND);
    return { retrieved, evidence: await findEvidence(retrieved, parts) };
  };
}

function holds(text: string, answers: readonly string[]): boolean {
  const shown = bare(text);
  return answers.some((answer) => bare(answer) !== "" && shown.includes(bare(answer)));
}
