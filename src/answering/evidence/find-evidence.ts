import type { SentenceVectors } from "../../ports/sentence-vectors.ts";
import type { AnalysedQuestion } from "../../retrieval/query/analysed-question.ts";
import type { LearnedWeights } from "../../retrieval/ranking/learned-weights.ts";
import { linearValue, modelsFor, pairOf } from "../../retrieval/ranking/learned-weights.ts";
import { shareMet } from "../../retrieval/ranking/marks.ts";
import type { Found, Retrieved } from "../../retrieval/ranking/retrieve.ts";
import { createReadSentence, type ReadingParts } from "./sentence-context.ts";
import { type ReadSentence, sentenceFeatures } from "./sentence-features.ts";
import { type RankedSentence, type SentenceRef, textOf } from "./sentence-ref.ts";
import { valuesOffered } from "./values-offered.ts";

/** What finding evidence is made from. */
export interface EvidenceParts extends ReadingParts {
  readonly vectors: SentenceVectors;
  readonly weights: LearnedWeights;
}

/** A sentence with all that was read of it. `strength` compares between questions, `probability` within one. */
export type Evidence = RankedSentence & ReadSentence & { readonly strength: number };

/** Passages read sentence by sentence. */
const PASSAGES_READ = 5;
/** Sentences whose vectors are made for one question. */
const EMBEDDED = 40;

/** The sentences of the best `most` passages, by how probably each answers the question, the likeliest first. */
export async function findEvidence(
  { asked, passages }: Retrieved,
  parts: EvidenceParts,
  most = PASSAGES_READ,
): Promise<readonly Evidence[]> {
  const refs = passages.slice(0, most).flatMap((found, rank) =>
    Array.from({ length: found.passage.last - found.passage.first + 1 }, (_, i) => ({
      article: found.article,
      sentences: found.sentences,
      order: found.passage.first + i,
      found,
      rank,
    })),
  );
  return rankSentences(asked, refs, parts);
}

/** A sentence and the passage it was found in. */
export type PlacedSentence = SentenceRef & { readonly found: Found; readonly rank: number };

/** Ranks sentences by how probably each answers the question, the likeliest first. */
export async function rankSentences(
  asked: AnalysedQuestion,
  sentences: readonly PlacedSentence[],
  parts: EvidenceParts,
): Promise<readonly Evidence[]> {
  const read = await readSentences(asked, sentences, parts);
  const features = sentenceFeatures(asked, read);
  const models = modelsFor(asked, parts.weights).sentences;
  const strengths = read.map(({ article }, i) =>
    linearValue(models[pairOf(asked.language, article.language)], features[i]!),
  );
  const highest = Math.max(...strengths);
  const all = strengths.reduce((sum, strength) => sum + Math.exp(strength - highest), 0);
  return read
    .map((each, i) => ({ ...each, strength: strengths[i]!, probability: Math.exp(strengths[i]! - highest) / all }))
    .sort((a, b) => b.strength - a.strength);
}

async function readSentences(
  asked: AnalysedQuestion,
  sentences: readonly PlacedSentence[],
  { vectors, lexicon, analyse }: EvidenceParts,
): Promise<readonly (PlacedSentence & ReadSentence)[]> {
  const readMarks = createReadSentence(asked, { lexicon, analyse });
  const { offered, counted } = valuesOffered(asked, { lexicon, analyse });
  const read = sentences.map((each) => ({ ...each, ...readMarks(each) }));
  // Of many sentences those that meet most of the question are embedded; the others seldom answer.
  const order = read.map((_, i) => i).sort((a, b) => met(read[b]!, asked) - met(read[a]!, asked));
  const made =
    asked.vector === null
      ? []
      : await vectors.vectorsOf(
          order.map((i) => textOf(read[i]!)),
          { most: EMBEDDED },
        );
  const similarity = new Map(order.map((i, at) => [i, made[at] == null ? null : dot(asked.vector!, made[at])]));
  return read.map((each, i) => {
    const text = textOf(each);
    return { ...each, similarity: similarity.get(i) ?? null, offered: offered(text), counted: counted(text) };
  });
}

function met(
  { context, found }: { readonly context: Float32Array; readonly found: Found },
  { terms }: AnalysedQuestion,
): number {
  return found.score + shareMet(context, terms);
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
