import { readFileSync } from "node:fs";
import type { Language } from "../domain/article.ts";

/** What is filled into the {slots} of a phrase. */
export type Slots = Readonly<Record<string, string | number>>;

/** A phrase of ours in a language. Where `count` is 1 and the language has "NAME.one", that is taken. */
export type Phrase<Name extends string> = (language: Language, name: Name, slots?: Slots) => string;

/**
 * The phrases of a JSON file, by language and name, read at the first call. Throws TypeError for a phrase that the file
 * lacks, and for a slot that is not filled.
 */
export function createPhrases<Name extends string>(file: URL): Phrase<Name> {
  let read: Readonly<Record<Language, Readonly<Record<string, string>>>> | null = null;
  return (language, name, slots = {}) => {
    read ??= JSON.parse(readFileSync(file, "utf8")) as Record<Language, Record<string, string>>;
    const phrases = read[language];
    const phrase = (slots.count === 1 ? phrases[`${name}.one`] : undefined) ?? phrases[name];
    if (phrase === undefined) throw new TypeError(`No phrase ${name} in ${language}.`);
    return phrase.replace(/\{([a-z]+)\}/gu, (_, slot: string) => {
      const value = slots[slot];
      if (value === undefined) throw new TypeError(`${name} in ${language} needs ${slot}.`);
      return String(value);
    });
  };
}
