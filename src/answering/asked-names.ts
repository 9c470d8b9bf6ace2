import type { Article } from "../domain/article.ts";
import { fold } from "../language/fold.ts";
import type { Lexicon } from "../language/lexicon.ts";
import { isPersonName } from "../language/person-name.ts";
import type { WeighedTerm } from "../retrieval/ranking/retrieve.ts";

/** A name that is a person's, or one the corpus gives other forms of. */
export function isKnownName({ kind, text }: WeighedTerm, lexicon: Lexicon): boolean {
  return kind === "alias" || (kind === "name" && isPersonName(text, lexicon));
}

/** A person's name in Chinese characters. */
export function isHanPerson({ kind, text }: WeighedTerm, lexicon: Lexicon): boolean {
  return kind === "word" && isPersonName(text, lexicon);
}

/** A name of a place or a body that the corpus does not hold in this spelling. */
export function isUnheardName({ kind, text, found }: WeighedTerm, lexicon: Lexicon): boolean {
  return kind === "word" && found === 0 && lexicon.properNoun(text);
}

/**
 * Countries and cities that end an English question ("... of France?") and that an article names in no way the dictionary
 * knows. Their sounds are not asked: short ones are met by chance.
 */
export function absentPlaces(
  question: string,
  terms: readonly WeighedTerm[],
  { title, place, text }: Article,
  lexicon: Lexicon,
): readonly string[] {
  const told = fold([title, place, text].filter(Boolean).join("\n"));
  const alone = new Set(
    [...question.matchAll(/\b(?:in|of|from|at|to)\s(\p{Lu}\p{Ll}+)[?.!]?$/gu)].map(([, word]) => word!.toLowerCase()),
  );
  return terms
    .filter(
      ({ kind, text: word }) => (kind === "foreign" || kind === "word") && alone.has(word) && !ADJECTIVE.test(word),
    )
    .map(({ text: word }) => word)
    .filter((word) => {
      const names = lexicon
        .chinese(word)
        .map(({ word: name }) => name)
        .filter((name) => isPlaceCalled(name, word, lexicon));
      return names.length > 0 && !told.includes(word.slice(0, STEM)) && !names.some((name) => told.includes(name));
    });
}

/** "In German" names a language. */
const ADJECTIVE = /(?:ish|ese|ian|ean|man|ch|ic|ek|ss)$/u;
/** "german" stands for "germany" too. */
const STEM = 6;

function isPlaceCalled(chinese: string, english: string, lexicon: Lexicon): boolean {
  const place = lexicon.properNoun(chinese) && lexicon.tagged(chinese)[0]?.tag === "ns";
  return place && lexicon.glosses(chinese)[0]?.split(/[^a-z]/u)[0] === english;
}
