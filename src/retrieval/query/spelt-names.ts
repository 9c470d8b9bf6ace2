import { fold } from "../../language/fold.ts";
import type { KnownName } from "./known-names.ts";
import type { NameMatch } from "./name-match.ts";
import type { ReadQuestion } from "./read-question.ts";

/** Finds the names that stand in a question just as the corpus writes them, longest first. */
export type FindSpelt = (question: ReadQuestion) => readonly NameMatch[];

const SHORTEST = 2;

/** Makes the finder. Names are looked up by their first two characters: a corpus may have fifty thousand. */
export function speltNames(known: readonly KnownName[]): FindSpelt {
  const byName = new Map<string, KnownName[]>();
  for (const each of known) {
    for (const name of new Set(each.names.map(fold))) {
      if (name.length >= SHORTEST) byName.set(name, [...(byName.get(name) ?? []), each]);
    }
  }
  const byStart = new Map<string, string[]>();
  for (const name of byName.keys()) {
    const start = name.slice(0, SHORTEST);
    byStart.set(start, [...(byStart.get(start) ?? []), name]);
  }
  return ({ folded }) => {
    const found: NameMatch[] = [];
    for (let start = 0; start < folded.length; start++) {
      for (const name of byStart.get(folded.slice(start, start + SHORTEST)) ?? []) {
        const end = start + name.length;
        if (folded.startsWith(name, start) && isWhole(folded, start, end))
          found.push({ start, end, known: byName.get(name)!, exact: true });
      }
    }
    return found.toSorted((a, b) => b.end - b.start - (a.end - a.start));
  };
}

/** Latin names match whole words only: "AI" is not in "Shanghai". */
function isWhole(text: string, start: number, end: number): boolean {
  const splits = (at: number) => /[a-z0-9]/u.test(text[at - 1] ?? "") && /[a-z0-9]/u.test(text[at] ?? "");
  return !splits(start) && !splits(end);
}
