import { readFileSync } from "node:fs";
import type { Language } from "../../domain/article.ts";

type Words = Readonly<Record<string, string>>;
let read: Readonly<Record<Language, Words>> | null = null;

/** A sentence of help in a language, its {slots} filled. Throws TypeError for one that the data file lacks. */
export function helpWords(
  language: Language,
  name: string,
  slots: Readonly<Record<string, string | number>> = {},
): string {
  read ??= JSON.parse(readFileSync(new URL("data/help.json", import.meta.url), "utf8")) as Record<Language, Words>;
  const sentence = read[language][name];
  if (sentence === undefined) throw new TypeError(`No words for ${name} in ${language}.`);
  return sentence.replace(/\{([a-z]+)\}/gu, (_, slot: string) => String(slots[slot] ?? ""));
}
