import { foldWithOffsets, originalSpan } from "../../language/fold.ts";

/**
 * Words of a folded question as the asker wrote them, without repeats, dates without their key and without words that a
 * longer one in the list holds.
 */
export function asWritten(question: string, words: readonly string[]): readonly string[] {
  const folded = foldWithOffsets(question);
  const plain = [...new Set(words.map((word) => word.replace(/^[nd]:/u, "").toLowerCase()))];
  const longest = plain.filter((word) => !plain.some((other) => other !== word && contains(other, word)));
  const written = longest.map((word) => {
    const at = folded.text.indexOf(word.toLowerCase());
    if (at < 0) return word;
    const { start, end } = originalSpan(folded, at, at + word.length);
    return question.slice(start, end);
  });
  return [...new Set(written)];
}

/** Latin words are held whole, Chinese ones wherever their characters stand. */
function contains(long: string, short: string): boolean {
  const [all, part] = [long.toLowerCase(), short.toLowerCase()];
  return /\p{Script=Han}/u.test(part) ? all.includes(part) : all.split(/\s+/u).includes(part);
}
