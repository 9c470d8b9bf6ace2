import type { AnalyseText } from "../../language/analysed-text.ts";
import type { Found } from "./found.ts";
import { gramsOf, isReprint } from "./reprints.ts";

/** Texts that are the same meet a question alike; others need not be compared. */
const ALIKE = 0.2;

/**
 * Keeps the first `k` passages that do not repeat one before them. A passage of another article that says the same is a
 * reprint: it is left out, and its article's id listed with the one that stands for it.
 */
export function collapseReprints(ranked: readonly Found[], k: number, analyse: AnalyseText): readonly Found[] {
  const kept: (Reading & { readonly found: Found; readonly reprints: string[] })[] = [];
  for (const found of ranked) {
    const bare = once(() => bareText(found, analyse));
    const grams = once(() => gramsOf(bare()));
    const original = kept.find((each) => mayRepeat(found, each.found) && sameText({ bare, grams }, each));
    if (original === undefined) {
      if (kept.length === k) break;
      kept.push({ found, bare, grams, reprints: [] });
    } else if (!original.reprints.includes(found.article.id)) original.reprints.push(found.article.id);
  }
  return kept.map(({ found, reprints }) => (reprints.length === 0 ? found : { ...found, reprints }));
}

function mayRepeat(one: Found, other: Found): boolean {
  return (
    one.article.id !== other.article.id &&
    Math.abs(one.lexical - other.lexical) <= ALIKE * Math.max(one.lexical, other.lexical)
  );
}

/** A passage as it is compared, each part made at its first use. */
interface Reading {
  readonly bare: () => string;
  readonly grams: () => Uint32Array;
}

/** Characters of a piece looked for. */
const PIECE = 8;
/** Pieces taken from all over a text; of one that is repeated nearly all stand in the other, of another text hardly any. */
const SAMPLES = 8;

function sameText(one: Reading, other: Reading): boolean {
  const [short, long] = [one.bare(), other.bare()].sort((a, b) => a.length - b.length) as [string, string];
  const step = Math.max(1, Math.floor((short.length - PIECE) / SAMPLES));
  let found = 0;
  for (let i = 0; i < SAMPLES; i++) if (long.includes(short.slice(i * step, i * step + PIECE))) found++;
  return found >= SAMPLES / 2 && isReprint(one.grams(), other.grams());
}

function bareText({ article, sentences, passage }: Found, analyse: AnalyseText): string {
  return analyse(article.text.slice(sentences[passage.first]!.start, sentences[passage.last]!.end)).bare;
}

/** Gives a function that computes its value at the first call. */
function once<T>(make: () => T): () => T {
  const values: T[] = [];
  return () => {
    if (values.length === 0) values.push(make());
    return values[0] as T;
  };
}
