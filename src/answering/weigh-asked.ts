import { fold } from "../language/fold.ts";
import type { WeighedTerm } from "../retrieval/ranking/retrieve.ts";

/** Nouns that only say which kind of answer is wanted; the answer itself does not repeat them. */
const KIND_NOUN = /^(?:时间|日期|地点|数量|人数|名字|名称|年|月|日|人|个|什么|多少|具体|内容|情况)$/u;
const SINGLE = 0.4;

/**
 * What each term of a question weighs when the evidence is judged: its inverse passage frequency, however well it searches.
 * Pairs of characters, phrases, kinds of answer and second writings of a number weigh nothing; a word that the corpus
 * does not hold weighs more than any it holds.
 */
export function weighAsked(question: string, terms: readonly WeighedTerm[]): readonly number[] {
  const asked = fold(question);
  const passages = countOf(terms);
  const words = new Set(terms.filter(({ kind }) => kind !== "name").map(({ text }) => text));
  const seen = new Set<string>();
  return terms.map((term) => {
    if (term.kind === "gram" || term.kind === "phrase" || KIND_NOUN.test(term.text)) return 0;
    if (isSound(term) && !asked.includes(term.text)) return 0;
    if (term.kind === "name" && term.found === 0 && words.has(fold(term.text))) return 0;
    const key = term.text.replace(/^[nd]:/u, "");
    if (term.kind === "value" && seen.has(key)) return 0;
    if (term.kind === "value" || /^\d+$/u.test(key)) seen.add(key);
    const found = term.found === 0 ? 0.5 : term.found;
    return Math.log1p((passages - found + 0.5) / (found + 0.5)) * (term.text.length === 1 ? SINGLE : 1);
  });
}

/** The sound of a Chinese name, beside the words that spell it. */
function isSound({ kind, text }: WeighedTerm): boolean {
  return kind === "foreign" && /^[a-z]+$/u.test(text);
}

/** How many passages the corpus has, read back from a term's gain. */
function countOf(terms: readonly WeighedTerm[]): number {
  const term = terms.find(({ found, gain, weight }) => found > 0 && gain > 0 && weight > 0);
  if (term === undefined) return 100;
  return Math.expm1(term.gain / term.weight) * (term.found + 0.5) + term.found - 0.5;
}

/** The share of the question's weight that is met, 0 to 1; 1 for a question that weighs nothing. */
export function shareMet(met: ArrayLike<number>, weights: readonly number[]): number {
  let all = 0;
  let sum = 0;
  weights.forEach((weight, i) => {
    all += weight;
    sum += weight * Math.min(1, met[i]!);
  });
  return all === 0 ? 1 : sum / all;
}
