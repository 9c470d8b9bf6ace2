import type { KnownName } from "./known-names.ts";

/** A known name found in a question: `folded.slice(start, end)` of it means one of these. */
export interface NameMatch {
  readonly start: number;
  readonly end: number;
  /** Who or what is meant; several where several go by the name. */
  readonly known: readonly KnownName[];
  readonly exact: boolean;
}

/** Matches that do not overlap: the first given keep their place, so the surest come first. */
export function withoutOverlaps(matches: readonly NameMatch[]): readonly NameMatch[] {
  const kept: NameMatch[] = [];
  for (const match of matches)
    if (kept.every(({ start, end }) => end <= match.start || match.end <= start)) kept.push(match);
  return kept.toSorted((a, b) => a.start - b.start);
}
