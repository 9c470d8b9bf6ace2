import type { SentenceRef } from "../evidence/sentence-ref.ts";

/** One thing to be listed and the sentences that may show it, the best first. */
export interface Item {
  /** The same for every mention of the same thing. */
  readonly key: string;
  /** As it is shown. */
  readonly shown: string;
  readonly sentences: readonly SentenceRef[];
}

/** A sentence and the items that it is cited for. */
export interface Covered {
  readonly ref: SentenceRef;
  readonly items: readonly Item[];
}

/**
 * The fewest sentences that show every item, by greedy set cover (Chvátal 1979: within ln n of the fewest): each time the one
 * that shows most items not yet shown; of two, the one that its items like better. An item is in one sentence only.
 */
export function coverItems(items: readonly Item[]): readonly Covered[] {
  const covered: Covered[] = [];
  let left = items.filter(({ sentences }) => sentences.length > 0);
  while (left.length > 0) {
    const best = mostShown(left);
    const shown = left.filter(({ sentences }) => sentences.some((each) => idOf(each) === idOf(best)));
    covered.push({ ref: best, items: shown });
    left = left.filter((item) => !shown.includes(item));
  }
  return covered;
}

function mostShown(items: readonly Item[]): SentenceRef {
  const tally = new Map<string, { readonly ref: SentenceRef; count: number; rank: number }>();
  for (const { sentences } of items)
    for (const [rank, ref] of sentences.entries()) {
      const entry = tally.get(idOf(ref)) ?? { ref, count: 0, rank: 0 };
      entry.count++;
      entry.rank += rank;
      tally.set(idOf(ref), entry);
    }
  const [best] = [...tally.values()].toSorted(
    (a, b) => b.count - a.count || a.rank / a.count - b.rank / b.count || a.ref.order - b.ref.order,
  );
  return best!.ref;
}

function idOf({ sentences, order }: SentenceRef): string {
  return sentences[order]!.id;
}
