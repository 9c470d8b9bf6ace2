/** Words with what they stand for, matched at a place of a folded text. */
export interface WordTable<T> {
  readonly words: ReadonlyMap<string, T>;
  readonly longest: number;
}

/** A table of lists of words, each list with its value. */
export function wordTable<T>(lists: Iterable<readonly [T, readonly string[]]>): WordTable<T> {
  const words = new Map<string, T>();
  for (const [value, list] of lists) for (const word of list) words.set(word, value);
  return { words, longest: Math.max(0, ...[...words.keys()].map((word) => word.length)) };
}

/** The longest word of the table that begins at `at`; a Latin word or a number is taken whole only. */
export function wordAt<T>(text: string, at: number, { words, longest }: WordTable<T>) {
  for (let end = Math.min(text.length, at + longest); end > at; end--) {
    const word = text.slice(at, end);
    const value = words.get(word);
    if (value !== undefined && isWhole(text, at, end)) return { value, word, end };
  }
  return null;
}

/** True when no Latin letter or digit runs over either end of a span. */
export function isWhole(text: string, start: number, end: number): boolean {
  return !(isLatin(text[start]) && isLatin(text[start - 1])) && !(isLatin(text[end - 1]) && isLatin(text[end]));
}

/** Where the blanks and commas that begin at `at` end. */
export function skipBlanks(text: string, at: number): number {
  let end = at;
  while (end < text.length && /[\s,]/u.test(text[end]!)) end++;
  return end;
}

function isLatin(char: string | undefined): boolean {
  return char !== undefined && /[\p{Script=Latin}\d]/u.test(char);
}
