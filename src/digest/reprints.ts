import { fold } from "../language/fold.ts";

/** Characters in a gram. Five Chinese characters seldom meet by chance. */
const GRAM = 5;
/** Two texts are one when they share more than this part of the larger one's grams. */
const SAME = 0.85;
/**
 * Texts are compared only when one of their lowest hashes is the same. Each of these is shared with a probability of about
 * the overlap (Broder 1997), so that two reprints miss each other less than once in a hundred thousand.
 */
const LOWEST = 8;

/** The different 5-grams of a text's folded letters and digits, as hashes in ascending order. */
export function gramsOf(text: string): Uint32Array {
  const plain = fold(text).replace(/[^\p{L}\p{N}]+/gu, "");
  if (plain === "") return new Uint32Array();
  const hashes = new Uint32Array(Math.max(1, plain.length - GRAM + 1));
  for (let start = 0; start < hashes.length; start++) hashes[start] = hash(plain, start);
  return hashes.sort().filter((each, i) => i === 0 || each !== hashes[i - 1]);
}

/**
 * For each text, given as its grams, the number of the first text that is nearly the same; its own when there is none
 * before it. Reprints of reprints count as one; a text quoted whole inside a longer one does not.
 */
export function groupReprints(texts: readonly Uint32Array[]): readonly number[] {
  const groups: number[] = [];
  const buckets = new Map<number, number[]>();
  texts.forEach((grams, i) => {
    const lowest = [...grams.subarray(0, LOWEST)];
    const near = new Set(lowest.flatMap((gram) => buckets.get(gram) ?? []));
    const twins = new Set([...near].filter((j) => isReprint(grams, texts[j]!)).map((j) => groups[j]!));
    const group = Math.min(i, ...twins);
    groups.push(group);
    if (twins.size > 1) for (let j = 0; j < i; j++) if (twins.has(groups[j]!)) groups[j] = group;
    for (const gram of lowest) {
      const bucket = buckets.get(gram);
      if (bucket === undefined) buckets.set(gram, [i]);
      else bucket.push(i);
    }
  });
  return groups;
}

/** True when two texts, given as their grams, share more than 85 % of the larger one's. */
export function isReprint(a: Uint32Array, b: Uint32Array): boolean {
  const larger = Math.max(a.length, b.length);
  if (Math.min(a.length, b.length) <= SAME * larger) return false;
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [x, y] = [a[i]!, b[j]!];
    if (x === y) shared++;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return shared > SAME * larger;
}

/** FNV-1a with a last stir, so that the lowest hashes are a fair sample. */
function hash(text: string, start: number): number {
  let h = 0x811c9dc5;
  for (let i = start; i < Math.min(start + GRAM, text.length); i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return (h ^ (h >>> 13)) >>> 0;
}
