import { fold } from "../../language/fold.ts";

/** A sentence as weighted features of length one. */
export type SentenceVector = ReadonlyMap<string, number>;

/**
 * Sentences as tf-idf vectors over folded features: pairs of neighbouring Chinese characters, and whole words of other
 * scripts, whose letter pairs say little. Document frequency is counted over the sentences given.
 */
export function sentenceVectors(sentences: readonly string[]): readonly SentenceVector[] {
  const counts = sentences.map((sentence) => count(features(fold(sentence))));
  const frequency = count(counts.flatMap((each) => [...each.keys()]));
  return counts.map((each) => {
    const weighted = [...each].map(([f, n]) => [f, n * Math.log(1 + sentences.length / frequency.get(f)!)] as const);
    const length = Math.hypot(...weighted.map(([, weight]) => weight)) || 1;
    return new Map(weighted.map(([f, weight]) => [f, weight / length]));
  });
}

/** Cosine of two vectors of length one, 0 to 1. */
export function similarity(a: SentenceVector, b: SentenceVector): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [feature, weight] of small) sum += weight * (large.get(feature) ?? 0);
  return sum;
}

/**
 * How central each sentence is: its mean similarity to the others, 0 to 1. This is the degree centrality of LexRank (Erkan
 * and Radev, JAIR 2004), there found to rank as well as the eigenvector, with weights in place of a threshold.
 */
export function centrality(vectors: readonly SentenceVector[]): readonly number[] {
  const sums = vectors.map(() => 0);
  for (let i = 0; i < vectors.length; i++) {
    for (let j = i + 1; j < vectors.length; j++) {
      const alike = similarity(vectors[i]!, vectors[j]!);
      sums[i]! += alike;
      sums[j]! += alike;
    }
  }
  return sums.map((sum) => sum / Math.max(1, vectors.length - 1));
}

function features(folded: string): readonly string[] {
  const found: string[] = [];
  for (const [run] of folded.matchAll(/\p{Script=Han}+|[\p{L}\p{N}]+?(?=\p{Script=Han}|[^\p{L}\p{N}]|$)/gu)) {
    if (!/^\p{Script=Han}/u.test(run) || run.length === 1) found.push(run);
    else for (let i = 0; i + 2 <= run.length; i++) found.push(run.slice(i, i + 2));
  }
  return found;
}

function count(items: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}
