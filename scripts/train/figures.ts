import { MOST_SHOWN } from "../../src/answering/evidence/select-sentences.ts";
import type { Held } from "./cross-validate.ts";

const share = (count: number, all: number): string => (count / Math.max(1, all)).toFixed(3);

/** Whether each row is right, the one with the highest value first. */
function ranked({ of, values }: Held): readonly boolean[] {
  const order = values.map((_, i) => i).sort((a, b) => values[b]! - values[a]!);
  return order.map((i) => of.right[i]!);
}

export function firstAndFive(held: readonly Held[]): string {
  const all = held.map(ranked);
  return [1, 5]
    .map((most) => share(all.filter((each) => each.slice(0, most).includes(true)).length, all.length))
    .join(" / ");
}

/** What is shown beside the best where that is what is at least `near` times as likely. */
export function firstAndShown(held: readonly Held[], near: number): string {
  const all = held.map((each) => shownOf(each, near));
  const [first, among] = [all.filter(([best]) => best), all.filter((rows) => rows.includes(true))];
  return [first.length, among.length, all.flat().length].map((count) => share(count, held.length)).join(" / ");
}

/** As src/answering/evidence/select-sentences.ts shows them: whether each is right. */
function shownOf(held: Held, near: number): readonly boolean[] {
  const highest = Math.max(...held.values);
  const many = held.values.filter((value) => Math.exp(value - highest) >= near).length;
  return ranked(held).slice(0, Math.min(MOST_SHOWN, many));
}

/** The least ratio to the best that shows at most so many sentences a question. */
export function nearFor(held: readonly Held[], quotes: number): number {
  const steps = Array.from({ length: 50 }, (_, i) => (i + 1) / 100);
  const shown = (near: number): number => held.flatMap((each) => shownOf(each, near)).length / Math.max(1, held.length);
  return steps.find((near) => shown(near) <= quotes) ?? 1;
}

/** Of questions whose article is absent, the shares refused at three shares of the others answered. */
export function refused(held: readonly Held[]): string {
  const absent = held.filter(({ of }) => !of.right[0]);
  return [0.95, 0.93, 0.9]
    .map((answered) => {
      const threshold = thresholdFor(held, answered);
      return share(absent.filter(({ values }) => values[0]! < threshold).length, absent.length);
    })
    .join(" / ");
}

/** The threshold above which this share of the answerable questions lies. */
export function thresholdFor(held: readonly Held[], answered: number): number {
  const present = held
    .filter(({ of }) => of.right[0])
    .map(({ values }) => values[0]!)
    .sort((a, b) => a - b);
  return Number((present[Math.floor((1 - answered) * present.length)] ?? 0).toPrecision(4));
}
