import { readFileSync } from "node:fs";
import { fold } from "../../language/fold.ts";
import type { AskedName } from "./analysed-question.ts";
import type { SearchTerm } from "./search-term.ts";

/** Words that only say which kind of answer is wanted, or call somebody by a title; the answer itself need not repeat them. */
let kindWords: ReadonlySet<string> | null = null;
function isKindWord(text: string): boolean {
  if (kindWords === null) {
    const lists = JSON.parse(readFileSync(new URL("data/kind-words.json", import.meta.url), "utf8")) as Record<
      string,
      readonly string[]
    >;
    kindWords = new Set(Object.values(lists).flat());
  }
  return kindWords.has(text);
}

/** One character is found by chance more often than a word. */
const SINGLE = 0.4;
/** A word that no passage holds counts as rarer than any that one does. */
const UNHEARD = 0.5;

/**
 * What each term of a question is worth when a text is read for it: its inverse passage frequency among `passages`, however
 * well it searches. Pairs of characters, phrases, kinds of answer, sounds, second writings of a number and the words that only
 * bind a question together (`binding`) are worth nothing.
 */
export function termWorth(
  question: string,
  terms: readonly SearchTerm[],
  found: readonly number[],
  passages: number,
  names: readonly Pick<AskedName, "asked">[],
  binding: ReadonlySet<string> = new Set(),
): readonly number[] {
  const asked = fold(question);
  const named = names.map((name) => ` ${fold(name.asked)} `);
  const words = new Set(terms.filter(({ kind }) => kind !== "name").map(({ text }) => text));
  const seen = new Set<string>();
  return terms.map(({ kind, text }, i) => {
    if (kind === "gram" || kind === "phrase" || isKindWord(text) || binding.has(text)) return 0;
    // A name that the corpus knows is worth something once, as a whole.
    if (kind !== "alias" && named.some((name) => isPart(fold(text), name) || ` ${fold(text)} `.includes(name)))
      return 0;
    if (kind === "foreign" && /^[a-z]+$/u.test(text) && !asked.includes(text)) return 0;
    if (kind === "name" && found[i] === 0 && words.has(fold(text))) return 0;
    const key = text.replace(/^[nd]:/u, "");
    if (kind === "value" && seen.has(key)) return 0;
    if (kind === "value" || /^\d+$/u.test(key)) seen.add(key);
    const holders = found[i] === 0 ? UNHEARD : found[i]!;
    return Math.log1p((passages - holders + 0.5) / (holders + 0.5)) * (text.length === 1 ? SINGLE : 1);
  });
}

/** Latin words are parts where they stand whole, Chinese ones wherever their characters do. */
function isPart(text: string, name: string): boolean {
  return /\p{Script=Han}/u.test(text) ? name.includes(text) : name.includes(` ${text} `) || name.includes(` ${text}'`);
}
