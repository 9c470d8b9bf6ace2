import { fold } from "../text/fold.ts";
import type { Found } from "./found.ts";

const GRAM = 8;
/** Feedly's measure of a duplicate: so much of the shorter text stands in the other. */
const SAME = 0.85;
/** Texts that are the same meet a question alike; others need not be compared. */
const ALIKE = 0.2;

/**
 * Keeps the first `k` passages that do not repeat one before them. A passage of another article that says the same is a
 * reprint: it is left out, and its article's id listed with the one that stands for it.
 */
export function collapseReprints(ranked: readonly Found[], k: number): readonly Found[] {
  const kept: { readonly found: Found; readonly grams: () => ReadonlySet<string>; readonly reprints: string[] }[] = [];
  for (const found of ranked) {
    const grams = once(() => gramsOf(found));
    const original = kept.find((each) => mayRepeat(found, each.found) && share(grams(), each.grams()) >= SAME);
    if (original === undefined) {
      if (kept.length === k) break;
      kept.push({ found, grams, reprints: [] });
    } else if (!original.reprints.includes(found.article.id)) original.reprints.push(found.article.id);
  }
  return kept.map(({ found, reprints }) => (reprints.length === 0 ? found : { ...found, reprints }));
}

function mayRepeat(one: Found, other: Found): boolean {
  return (
    one.article.id !== other.article.id && Math.abs(one.words - other.words) <= ALIKE * Math.max(one.words, other.words)
  );
}

function gramsOf({ article, sentences, passage }: Found): ReadonlySet<string> {
  const text = fold(article.text.slice(sentences[passage.first]!.start, sentences[passage.last]!.end)).replace(
    /[\s\p{P}]+/gu,
    "",
  );
  return new Set(Array.from({ length: Math.max(1, text.length - GRAM + 1) }, (_, i) => text.slice(i, i + GRAM)));
}

/** How much of the smaller set the other holds. */
function share(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return a.intersection(b).size / Math.max(1, Math.min(a.size, b.size));
}

/** Gives a function that computes its value at the first call. */
function once<T>(make: () => T): () => T {
  const values: T[] = [];
  return () => {
    if (values.length === 0) values.push(make());
    return values[0] as T;
  };
}
