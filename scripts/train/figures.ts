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

/** As src/answering/evidence/select-sentences.ts shows them. */
export function firstAndShown(held: readonly Held[]): string {
  let [first, among, shown] = [0, 0, 0];
  for (const each of held) {
    const highest = Math.max(...each.values);
    const near = each.values.filter((value) => Math.exp(value - highest) >= 0.2).length;
    const rows = ranked(each).slice(0, Math.min(3, near));
    if (rows[0]) first++;
    if (rows.includes(true)) among++;
    shown += rows.length;
  }
  return [share(first, held.length), share(among, held.length), share(shown, held.length)].join(" / ");
}

/** Of questions whose article is absent, and of those whose answering sentences were left out, the shares refused. */
export function refused(held: readonly Held[]): string {
  const kinds = [false, true].map((silenced) =>
    held.filter(({ of }) => !of.right[0] && (of.silenced ?? false) === silenced),
  );
  return kinds
    .map((absent) =>
      [0.95, 0.93, 0.9]
        .map((answered) => {
          const threshold = thresholdFor(held, answered);
          return share(absent.filter(({ values }) => values[0]! < threshold).length, absent.length);
        })
        .join(" / "),
    )
    .join("; silenced ");
}

/** The threshold above which this share of the answerable questions lies. */
export function thresholdFor(held: readonly Held[], answered: number): number {
  const present = held
    .filter(({ of }) => of.right[0])
    .map(({ values }) => values[0]!)
    .sort((a, b) => a - b);
  return Number((present[Math.floor((1 - answered) * present.length)] ?? 0).toPrecision(4));
}
