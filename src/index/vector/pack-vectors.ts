import { checkVector } from "./vectors.ts";

/** Vectors one after another, and the label of each. */
export interface PackedVectors {
  readonly labels: readonly number[];
  readonly values: Float32Array;
}

/** Packs the vectors of labels; one that says nothing is left out. Throws model-bad-reply for a vector that cannot be used. */
export function packVectors(
  labels: readonly number[],
  vectors: readonly (readonly number[])[],
  dimensions: number,
): PackedVectors {
  const kept: number[] = [];
  const values = new Float32Array(vectors.length * dimensions);
  for (const [i, vector] of vectors.entries()) {
    if (!checkVector(vector, dimensions)) continue;
    values.set(vector, kept.length * dimensions);
    kept.push(labels[i] as number);
  }
  return { labels: kept, values: values.subarray(0, kept.length * dimensions) };
}
