import { commonSubsequence, tokensOf } from "../../src/digest/telling/tokens.ts";
import { trimLead } from "../../src/digest/telling/trim-lead.ts";
import type { Article, Sentence } from "../../src/domain/article.ts";
import { sentenceVectors, similarity } from "../../src/retrieval/ranking/centrality.ts";

/** The sentences of an article as a digest shows them. */
export function shownSentences(article: Article, sentences: readonly Sentence[]): readonly string[] {
  return sentences
    .map((sentence) => trimLead(article, sentence))
    .map(({ start, end }) => article.text.slice(start, end));
}

/** ROUGE-L: the F1 of the longest common subsequence of tokens. */
export function rougeL(text: string, reference: string): number {
  const [a, b] = [tokensOf(text), tokensOf(reference)];
  const common = commonSubsequence(a, b);
  return common === 0 ? 0 : (2 * common) / (a.length + b.length);
}

/** The first three sentences. */
export function leadThree(sentences: readonly string[]): readonly string[] {
  return sentences.slice(0, 3);
}

const DAMPING = 0.85;
const ROUNDS = 50;

/** The three sentences of highest PageRank over their similarity (Mihalcea and Tarau, 2004), in order. */
export function textRank(sentences: readonly string[]): readonly string[] {
  const vectors = sentenceVectors(sentences);
  const alike = vectors.map((a, i) => vectors.map((b, j) => (i === j ? 0 : similarity(a, b))));
  const out = alike.map((row) => row.reduce((sum, each) => sum + each, 0) || 1);
  let ranks = sentences.map(() => 1);
  for (let round = 0; round < ROUNDS; round++)
    ranks = ranks.map(
      (_, i) => 1 - DAMPING + DAMPING * ranks.reduce((sum, rank, j) => sum + (rank * alike[j]![i]!) / out[j]!, 0),
    );
  return [...ranks.keys()]
    .sort((a, b) => ranks[b]! - ranks[a]! || a - b)
    .slice(0, 3)
    .sort((a, b) => a - b)
    .map((i) => sentences[i]!);
}
