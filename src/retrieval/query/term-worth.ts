import { fold } from "../../language/fold.ts";
import type { SearchTerm } from "./search-term.ts";

/** Nouns that only say which kind of answer is wanted; the answer itself does not repeat them. */
const KIND_NOUN = /^(?:时间|日期|地点|数量|人数|名字|名称|年|月|日|人|个|什么|多少|具体|内容|情况)$/u;
/** One character is found by chance more often than a word. */
const SINGLE = 0.4;
/** A word that no passage holds counts as rarer than any that one does. */
const UNHEARD = 0.5;

/**
 * What each term of a question is worth when a text is read for it: its inverse passage frequency among `passages`, however
 * well it searches. Pairs of characters, phrases, kinds of answer, sounds and second writings of a number are worth nothing.
 */
export function termWorth(
  question: string,
  terms: readonly SearchTerm[],
  found: readonly number[],
  passages: number,
): readonly number[] {
  const asked = fold(question);
  const words = new Set(terms.filter(({ kind }) => kind !== "name").map(({ text }) => text));
  const seen = new Set<string>();
  return terms.map(({ kind, text }, i) => {
    if (kind === "gram" || kind === "phrase" || KIND_NOUN.test(text)) return 0;
    if (kind === "foreign" && /^[a-z]+$/u.test(text) && !asked.includes(text)) return 0;
    if (kind === "name" && found[i] === 0 && words.has(fold(text))) return 0;
    const key = text.replace(/^[nd]:/u, "");
    if (kind === "value" && seen.has(key)) return 0;
    if (kind === "value" || /^\d+$/u.test(key)) seen.add(key);
    const holders = found[i] === 0 ? UNHEARD : found[i]!;
    return Math.log1p((passages - holders + 0.5) / (holders + 0.5)) * (text.length === 1 ? SINGLE : 1);
  });
}
