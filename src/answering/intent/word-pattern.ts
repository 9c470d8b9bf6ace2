const made = new WeakMap<readonly string[], RegExp>();

/**
 * A pattern that finds any of these folded words: Latin ones whole, also in the plural, Chinese ones wherever they stand;
 * longer ones first. It has no state; a list without words gives a pattern that finds nothing.
 */
export function wordPattern(words: readonly string[]): RegExp {
  const known = made.get(words);
  if (known !== undefined) return known;
  const sources = words.toSorted((a, b) => b.length - a.length).map(sourceOf);
  const pattern = new RegExp(sources.length === 0 ? "(?!)" : sources.join("|"), "u");
  made.set(words, pattern);
  return pattern;
}

function sourceOf(word: string): string {
  const plain = word.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&");
  return /^[a-z]/u.test(word) ? `(?<![a-z])${plain}s?(?![a-z])` : plain;
}
