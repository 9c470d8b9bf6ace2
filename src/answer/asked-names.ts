import type { WeighedTerm } from "../retrieve/retrieve.ts";
import type { Lexicon } from "../text/lexicon.ts";
import { isPersonName } from "../text/person-name.ts";

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
