import type { Sentence } from "../domain/article.ts";

/** Where a sentence too long to quote whole may be cut. */
const CLAUSE_END = /[，、；：,;:。！？]/gu;

/**
 * At most `most` of the sentences, taken best first as far as they fit into `characters` together, in the order of the
 * article. When not even one fits, the best is cut after its last clause that does, so that every article keeps a quote.
 */
export function fitQuotes(
  text: string,
  best: readonly Sentence[],
  { most, characters }: { readonly most: number; readonly characters: number },
): readonly Sentence[] {
  const chosen: Sentence[] = [];
  let left = characters;
  for (const sentence of best) {
    const length = sentence.end - sentence.start;
    if (chosen.length === most || length > left) continue;
    chosen.push(sentence);
    left -= length;
  }
  const [first] = best;
  if (chosen.length === 0 && first !== undefined) return [clip(text, first, characters)];
  return chosen.sort((a, b) => a.start - b.start);
}

function clip(text: string, sentence: Sentence, characters: number): Sentence {
  const room = text.slice(sentence.start, sentence.start + characters);
  const clause = [...room.matchAll(CLAUSE_END)].at(-1);
  const end = clause === undefined ? room.replace(/[\ud800-\udbff]$/u, "").length : clause.index;
  return { ...sentence, end: sentence.start + end };
}
