import { bare } from "./score-answers.ts";

/** How extracted texts agree with gold ones, by F1 of their character 4-grams. */
export interface PageScore {
  readonly pages: number;
  readonly mean: number;
  readonly median: number;
  /** Pages under 0.5, worst first. */
  readonly poor: readonly { readonly id: string; readonly f1: number }[];
}

/** Scores extracted pages; one that is missing scores 0. */
export function scorePages(
  gold: readonly { readonly id: string; readonly text: string }[],
  extracted: ReadonlyMap<string, string>,
): PageScore {
  const scores = gold
    .map(({ id, text }) => ({ id, f1: gramF1(extracted.get(id) ?? "", text) }))
    .sort((a, b) => a.f1 - b.f1);
  return {
    pages: scores.length,
    mean: scores.reduce((sum, { f1 }) => sum + f1, 0) / Math.max(1, scores.length),
    median: scores[scores.length >> 1]?.f1 ?? 0,
    poor: scores.filter(({ f1 }) => f1 < 0.5),
  };
}

/** Twice the 4-grams both have, over those of each; spaces and punctuation are left out. */
export function gramF1(a: string, b: string): number {
  const [left, right] = [gramsOf(a), gramsOf(b)];
  let same = 0;
  for (const [gram, count] of left) same += Math.min(count, right.get(gram) ?? 0);
  const all = total(left) + total(right);
  return all === 0 ? 0 : (2 * same) / all;
}

function gramsOf(text: string): ReadonlyMap<string, number> {
  const plain = bare(text);
  const grams = new Map<string, number>();
  for (let i = 0; i + 4 <= plain.length; i++) {
    const gram = plain.slice(i, i + 4);
    grams.set(gram, (grams.get(gram) ?? 0) + 1);
  }
  return grams;
}

function total(grams: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const count of grams.values()) sum += count;
  return sum;
}
