import { fold } from "../../language/fold.ts";

/** The folded tokens of a text: each Chinese character, and whole words and numbers of other scripts. */
export function tokensOf(text: string): readonly string[] {
  return fold(text).match(/\p{Script=Han}|\d+(?:[.,]\d+)*%?|(?:(?!\p{Script=Han})\p{L})+/gu) ?? [];
}

/** The length of the longest common subsequence of two token lists. */
export function commonSubsequence(a: readonly string[], b: readonly string[]): number {
  let before = new Uint32Array(b.length + 1);
  let now = new Uint32Array(b.length + 1);
  for (const token of a) {
    for (let j = 1; j <= b.length; j++)
      now[j] = token === b[j - 1] ? before[j - 1]! + 1 : Math.max(before[j]!, now[j - 1]!);
    [before, now] = [now, before];
  }
  return before[b.length]!;
}
