import { fold } from "../../language/fold.ts";

/** Characters in a gram. Five Chinese characters seldom meet by chance. */
const GRAM = 5;
/** Feedly's measure of a duplicate: so much of the shorter text stands in the other. */
const SAME = 0.85;
/** One gram in so many is looked up, the same ones in every text, so that a text cut short still meets the whole one. */
const SAMPLED = 8;
/** A gram that stands in more texts is a formula ("记者从市政府获悉") and finds nothing. */
const FORMULA = 40;

/** The different 5-grams of a text's folded letters and digits, as hashes in ascending order. */
export function gramsOf(text: string): Uint32Array {
  const plain = fold(text).replace(/[^\p{L}\p{N}]+/gu, "");
  if (plain === "") return new Uint32Array();
  const hashes = new Uint32Array(Math.max(1, plain.length - GRAM + 1));
  for (let start = 0; start < hashes.length; start++) hashes[start] = hash(plain, start);
  return hashes.sort().filter((each, i) => i === 0 || each !== hashes[i - 1]);
}

/** How much of the first text, given as its grams, stands in the second, 0 to 1. */
export function shareIn(a: Uint32Array, b: Uint32Array): number {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [x, y] = [a[i]!, b[j]!];
    if (x === y) shared++;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return a.length === 0 ? 0 : shared / a.length;
}

/**
 * The one meaning of a reprint: at least 85 % of the shorter text, given as its grams, stands in the other. A text cut short
 * or quoted whole inside a longer one is no source of its own.
 */
export function isReprint(a: Uint32Array, b: Uint32Array): boolean {
  return (a.length <= b.length ? shareIn(a, b) : shareIn(b, a)) >= SAME;
}

/** True when all of a text but 15 % stands in the other: nothing in it is new to a reader of that one. */
export function isHeldBy(text: Uint32Array, other: Uint32Array): boolean {
  return shareIn(text, other) >= SAME;
}

/**
 * For each text, given as its grams, the number of the first text it is a reprint of, or that is one of it; its own when
 * there is none before it. Reprints of reprints count as one.
 */
export function groupReprints(texts: readonly Uint32Array[]): readonly number[] {
  const groups: number[] = [];
  const holders = new Map<number, number[]>();
  texts.forEach((grams, i) => {
    const sampled = sampleOf(grams);
    const near = new Set(sampled.flatMap((gram) => holders.get(gram) ?? []));
    const twins = new Set([...near].filter((j) => isReprint(grams, texts[j]!)).map((j) => groups[j]!));
    const group = Math.min(i, ...twins);
    groups.push(group);
    if (twins.size > 1) for (let j = 0; j < i; j++) if (twins.has(groups[j]!)) groups[j] = group;
    for (const gram of sampled) {
      const list = holders.get(gram);
      if (list === undefined) holders.set(gram, [i]);
      else if (list.length < FORMULA) list.push(i);
    }
  });
  return groups;
}

/** The grams by which a text is looked up; all of a text so short that chance could leave it none. */
function sampleOf(grams: Uint32Array): readonly number[] {
  return [...(grams.length <= 8 * SAMPLED ? grams : grams.filter((gram) => gram % SAMPLED === 0))];
}

/** FNV-1a with a last stir, so that every eighth hash is a fair sample. */
function hash(text: string, start: number): number {
  let h = 0x811c9dc5;
  for (let i = start; i < Math.min(start + GRAM, text.length); i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return (h ^ (h >>> 13)) >>> 0;
}
