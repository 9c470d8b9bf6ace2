import { fold } from "../language/fold.ts";
import type { Lexicon } from "../language/lexicon.ts";
import type { WeighedTerm } from "../retrieval/ranking/retrieve.ts";
import { isKnownName } from "./asked-names.ts";
import type { Matches } from "./match-terms.ts";
import { shareMet } from "./weigh-asked.ts";

/** What is asked about the names of a question, and how much of it a sentence meets. */
export interface Matter {
  /** Weight met, and weight in all. */
  readonly met: number;
  readonly total: number;
  readonly words: number;
  readonly wordsMet: number;
  /** Words not met, the weightiest first. */
  readonly missing: readonly string[];
}

const MET = 0.3;

/** The words of a question besides its names. A compound that is not met is not met by its parts. */
export function matterOf(question: string, terms: readonly WeighedTerm[], context: Matches, lexicon: Lexicon): Matter {
  const named = terms.filter((term) => isKnownName(term, lexicon)).map(({ text }) => text.toLowerCase());
  const asked = fold(question);
  const broken = terms
    .filter((term, i) => term.kind === "phrase" && context[i]! < MET && asked.includes(term.text))
    .flatMap(({ text }) => text.split(" "));
  const lacking: { text: string; gain: number }[] = [];
  let [met, total, words, wordsMet] = [0, 0, 0, 0];
  terms.forEach((term, i) => {
    if (!isWord(term) || named.some((name) => name.includes(term.text))) return;
    const { gain } = important(term);
    const value = term.kind !== "phrase" && broken.includes(term.text) ? 0 : context[i]!;
    total += gain;
    met += gain * Math.min(1, value * 1.5);
    if (term.kind !== "phrase") words++;
    if (term.kind !== "phrase" && context[i]! >= MET) wordsMet++;
    if (value < MET) lacking.push({ text: term.text, gain });
  });
  return { met, total, words, wordsMet, missing: lacking.sort((a, b) => b.gain - a.gain).map(({ text }) => text) };
}

/** A term that stands in the question as it is. */
export function isWord({ kind }: WeighedTerm): boolean {
  return kind === "word" || kind === "phrase" || kind === "foreign";
}

/** A word that the corpus does not hold at all weighs as the rarest of those it holds. */
export function important(term: WeighedTerm): WeighedTerm {
  return term.kind === "gram" || term.gain > 0 ? term : { ...term, gain: term.weight * 5 };
}

const MEASURED = /^(?:square|cubic|per) /u;

/** A word found in no more passages than this was found by a rare sense of it, if at all. */
const HARDLY = 2;

/**
 * Compounds of the question ("share price") that the corpus holds in no language, nor their last word but by chance and
 * not in the article, whose marks `met` are; measures are none.
 */
export function unheardCompounds(
  question: string,
  terms: readonly WeighedTerm[],
  met: ArrayLike<number>,
): readonly string[] {
  const asked = fold(question);
  const unheard = (word: string): boolean =>
    terms.every(({ text, found }, i) => text !== word || (found <= HARDLY && met[i]! < MET));
  return terms
    .filter(({ kind, text, found }) => kind === "phrase" && found === 0 && asked.includes(text) && !MEASURED.test(text))
    .map(({ text }) => text)
    .filter((text) => unheard(text.split(" ").at(-1)!));
}

/**
 * The share of a question's weight in words that the dictionary knows and the corpus never uses, nor words of the same
 * meaning in this sentence: 0 to 1. `soft` are the sentence's marks, paraphrases read.
 */
export function shareUnheard(
  terms: readonly WeighedTerm[],
  weights: readonly number[],
  soft: readonly number[],
  lexicon: Pick<Lexicon, "glosses" | "chinese">,
): number {
  const unheard = terms.map(({ found, text }, i) =>
    found === 0 && soft[i]! < MET && isKnownWord(text, lexicon) ? 1 : 0,
  );
  return weights.some((weight) => weight > 0) ? shareMet(unheard, weights) : 0;
}

function isKnownWord(text: string, lexicon: Pick<Lexicon, "glosses" | "chinese">): boolean {
  return (/\p{Script=Han}/u.test(text) ? lexicon.glosses(text) : lexicon.chinese(text)).length > 0;
}
