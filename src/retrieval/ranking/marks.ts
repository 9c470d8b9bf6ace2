import type { WeighedTerm } from "../query/search-term.ts";

/** How well a text meets each search term, 0 to 1, in the order of the terms. */
export type Marks = Float32Array;

/** The better mark of two texts, term by term, the second counting for `share` of itself. */
export function together(marks: Marks, other: Marks | undefined, share: number): Marks {
  return other === undefined ? marks : marks.map((mark, i) => Math.max(mark, other[i]! * share));
}

/** The share of what a question's terms are worth that the marks meet, 0 to 1; 1 for a question worth nothing. */
export function shareMet(marks: ArrayLike<number>, terms: readonly WeighedTerm[]): number {
  let all = 0;
  let met = 0;
  terms.forEach(({ worth }, i) => {
    all += worth;
    met += worth * marks[i]!;
  });
  return all === 0 ? 1 : met / all;
}
