import { createHash } from "node:crypto";

/** Consonants only, so that no three of them make a word; none is taken for a figure. */
const LETTERS = "bcdfghjkmnpqrtvwxz";
const LENGTH = 3;

/**
 * Gives `count` ids of three letters for the sentences of one request: the same `seed` gives the same ids, another one
 * others, so that no article can know them beforehand. An id that occurs as a word in `spoken` (what the request says
 * besides) is not used.
 */
export function opaqueIds(count: number, seed: string, spoken: string): readonly string[] {
  const taken = new Set(spoken.toLowerCase().match(/[a-z]+/gu));
  const ids: string[] = [];
  for (let block = 0; ids.length < count; block++) {
    const bytes = createHash("sha256").update(`${block}\n${seed}`).digest();
    for (let at = 0; at + LENGTH <= bytes.length && ids.length < count; at += LENGTH) {
      const id = [...bytes.subarray(at, at + LENGTH)].map((byte) => LETTERS[byte % LETTERS.length]!).join("");
      if (taken.has(id)) continue;
      taken.add(id);
      ids.push(id);
    }
  }
  return ids;
}
