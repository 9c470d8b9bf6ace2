import type { Lexicon } from "../../language/lexicon.ts";

/** Tags of words that bind a sentence together: pronouns, measures, adverbs, prepositions, conjunctions, particles, interjections. */
const BINDING = /^(?:r|q|d|p|c|u|y|e|o)/u;
/** 那场, 这次, 几点: a measure that points or asks. 三场 says how many. */
const POINTING = /^[这那哪某每几该本首头一][\p{Script=Han}]$/u;
/** 最后, 当中: where in the sentence's time or space, not in the world's. */
const PLACING = /^f/u;

/**
 * The Chinese words of a folded text that only bind it together, as the tagger reads them there. An article that answers the
 * text need not repeat them.
 */
export function functionWords(folded: string, lexicon: Pick<Lexicon, "tagged">): ReadonlySet<string> {
  if (!/\p{Script=Han}/u.test(folded)) return new Set();
  const words = lexicon
    .tagged(folded)
    .filter(({ word, tag }) => BINDING.test(tag) || PLACING.test(tag) || (tag.startsWith("m") && POINTING.test(word)));
  return new Set(words.map(({ word }) => word));
}
