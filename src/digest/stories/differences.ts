import { dateMentions } from "../../language/dates.ts";
import type { Quantity } from "../../language/numbers.ts";
import { type Clause, clauseAround, clauseOfDay, countsIn } from "./clauses.ts";
import type { StorySentence } from "./story-sentences.ts";

/** Sentences that share this part of the pairs of the shorter one speak of the same thing. */
const SAME_THING = 0.4;
/** A day is part of every second sentence: those of one event share more. */
const SAME_EVENT = 0.6;
/** 252万 and 2,521,525 are one number, rounded. */
const ROUNDING = 0.02;
const READ = 25;

/** What two sources of a story say differently of the same thing, side by side; at most `most` pairs. */
export function differences(sentences: readonly StorySentence[], most: number): readonly (readonly [Clause, Clause])[] {
  const sources = [...Map.groupBy(sentences, ({ source }) => source).values()].map((all) => all.slice(0, READ));
  const found: (readonly [Clause, Clause])[] = [];
  for (const [i, one] of sources.entries())
    for (const other of sources.slice(i + 1))
      for (const a of one)
        for (const b of other) {
          if (found.length >= most) return found;
          if (shareOf(a.pairs, b.pairs) < SAME_THING) continue;
          const pair = numbersApart(a, b) ?? daysApart(a, b);
          if (pair !== null) found.push(pair);
        }
  return found;
}

function numbersApart(a: StorySentence, b: StorySentence): readonly [Clause, Clause] | null {
  const [ofA, ofB] = [countsIn(a), countsIn(b)];
  const lone = (counts: readonly Quantity[], unit: string | null) => counts.filter((each) => each.unit === unit);
  for (const one of ofA) {
    const [other, ...more] = lone(ofB, one.unit);
    if (other === undefined || more.length > 0 || lone(ofA, one.unit).length > 1 || !differ(one, other)) continue;
    return besides(clauseAround(a, one.start, one.end), clauseAround(b, other.start, other.end));
  }
  return null;
}

function differ(one: Quantity, other: Quantity): boolean {
  const near = Math.abs(one.value - other.value) <= ROUNDING * Math.max(Math.abs(one.value), Math.abs(other.value));
  if (near) return false;
  const [less, more] = one.value < other.value ? [one, other] : [other, one];
  // "More than 400" and 420 go together, and so do "nearly 500" and 480.
  return less.approx !== "more" && more.approx !== "nearly" && less.approx !== "about" && more.approx !== "about";
}

function daysApart(a: StorySentence, b: StorySentence): readonly [Clause, Clause] | null {
  if (shareOf(a.pairs, b.pairs) < SAME_EVENT) return null;
  const dayOf = ({ text, article }: StorySentence) => {
    const days = dateMentions(text, { published: article.published }).filter(({ day }) => day !== undefined);
    return days.length === 1 ? days[0]! : null;
  };
  const [one, other] = [dayOf(a), dayOf(b)];
  if (one === null || other === null || (one.month === other.month && one.day === other.day)) return null;
  return besides(clauseOfDay(a, one.start, one.end), clauseOfDay(b, other.start, other.end));
}

function besides(a: Clause | null, b: Clause | null): readonly [Clause, Clause] | null {
  return a === null || b === null ? null : [a, b];
}

function shareOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return a.intersection(b).size / Math.max(1, Math.min(a.size, b.size));
}
