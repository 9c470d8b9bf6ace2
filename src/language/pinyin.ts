import { readFileSync } from "node:fs";

/** Pinyin of Chinese names, and names written in it: "Zhang Jing'an", "Jing'an ZHANG", "zhāng jǐng ān", "Zhangjingan". */

const DATA = JSON.parse(readFileSync(new URL("data/surnames.json", import.meta.url), "utf8")) as {
  readonly single: string;
  readonly compound: readonly string[];
  readonly spelt: Readonly<Record<string, readonly string[]>>;
};

/** Characters that are surnames, for all but a few in a thousand Chinese people. */
export const SURNAMES: ReadonlySet<string> = new Set(DATA.single);
/** Surnames of two characters: 欧阳, 司马. */
export const COMPOUND_SURNAMES: ReadonlySet<string> = new Set(DATA.compound);
/** Other spellings of a surname's pinyin: xu is hsu and hui, too. */
const SPELT: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(DATA.spelt));
/** What the other spellings stand for: chan is chen or zhan. */
const STANDS_FOR: ReadonlyMap<string, readonly string[]> = new Map(
  [
    ...Map.groupBy(
      [...SPELT].flatMap(([pinyin, others]) => others.map((other) => ({ pinyin, other }))),
      ({ other }) => other,
    ),
  ].map(([other, all]) => [other, all.map(({ pinyin }) => pinyin)]),
);
const SURNAME = new RegExp(`[${[...SURNAMES].join("")}]`, "gu");
const COMPOUND = new RegExp(DATA.compound.join("|"), "gu");
/** Which finals follow which initials, longest first where one begins another. */
const SYLLABLES: readonly (readonly [initials: string, finals: string])[] = [
  ["b", "iao|ian|ing|ang|eng|ai|ei|ao|an|en|ie|in|a|o|i|u"],
  ["p", "iao|ian|ing|ang|eng|ai|ei|ao|ou|an|en|ie|in|a|o|i|u"],
  ["m", "iao|ian|ing|ang|eng|ai|ei|ao|ou|an|en|ie|iu|in|a|o|e|i|u"],
  ["f", "ang|eng|ei|ou|an|en|a|o|u"],
  ["d|t", "iao|ian|ing|ang|eng|uan|ong|ai|ei|ao|ou|an|en|ie|iu|uo|ui|un|a|e|i|u"],
  ["n|l", "iang|iao|ian|ing|ang|eng|uan|ong|ai|ei|ao|ou|an|en|ia|ie|iu|in|uo|un|ve|ue|a|e|i|u|v"],
  ["g|k|h", "uang|ang|eng|uai|uan|ong|ai|ei|ao|ou|an|en|ua|uo|ui|un|a|e|u"],
  ["j|q|x", "iang|iong|iao|ian|ing|uan|ia|ie|iu|in|ue|un|i|u"],
  ["zh|ch|sh", "uang|ang|eng|uai|uan|ong|ai|ei|ao|ou|an|en|ua|uo|ui|un|a|e|i|u"],
  ["r", "ang|eng|uan|ong|ao|ou|an|en|uo|ui|un|e|i|u"],
  ["z|c|s", "ang|eng|uan|ong|ai|ei|ao|ou|an|en|uo|ui|un|a|e|i|u"],
  ["y", "ang|ing|ong|uan|ao|ou|an|in|ue|un|a|e|i|o|u"],
  ["w", "ang|eng|ai|ei|an|en|a|o|u"],
  ["", "ang|eng|ai|ei|ao|ou|an|en|er|a|o|e"],
];
const SYLLABLE = new RegExp(`^(?:${SYLLABLES.map(([heads, tails]) => `(?:${heads})(?:${tails})`).join("|")})`, "u");

/** Toneless readings of the names a folded Chinese text may hold: a surname and the one or two characters after it. */
export function nameReadings(folded: string, readings: (char: string) => readonly string[]): readonly string[] {
  const found: string[] = [];
  for (const { index: i } of folded.matchAll(SURNAME)) {
    if (i + 1 === folded.length) break;
    const second = readings(folded[i + 1]!)[0];
    if (second === undefined) continue;
    const third = i + 2 < folded.length ? readings(folded[i + 2]!)[0] : undefined;
    for (const surname of readings(folded[i]!).slice(0, 2)) {
      found.push(surname + second);
      if (third !== undefined) found.push(surname + second + third);
    }
  }
  for (const { 0: surname, index } of folded.matchAll(COMPOUND)) {
    const [a, b, c, d] = [...folded.slice(index, index + 4)].map((char) => readings(char)[0]);
    // 欧阳修 was read above, as 欧 and two more.
    if (c !== undefined && d !== undefined) found.push(a! + b! + c + d);
    if (c !== undefined && !SURNAMES.has(surname[0]!)) found.push(a! + b! + c);
  }
  return found;
}

/** No name is longer; a longer word is no name, and would only cost time. */
const LONGEST_WORD = 30;

/** The pinyin syllables of a Latin word, or null when it is not pinyin: "Jing'an" gives jing, an. */
export function syllables(word: string): readonly string[] | null {
  const plain = word
    .replace(/^([LNln])[Yy][Uu]/u, "$1ü")
    .normalize("NFD")
    .replace(/[\u0300-\u0307\u0309-\u036f]/gu, "")
    .replace(/u\u0308|ü/gu, "v")
    .toLowerCase();
  if (plain.length > LONGEST_WORD) return null;
  const parts = plain.split(/['’-]/u).filter((part) => part !== "");
  const found = parts.map(split);
  return parts.length > 0 && found.every((each) => each !== null) ? (found as string[][]).flat() : null;
}

function split(text: string): string[] | null {
  if (text === "") return [];
  const longest = SYLLABLE.exec(text)?.[0] ?? "";
  // Longest first, then shorter: "xian" is one syllable, "jingan" is jing an, "fangan" may need to give its g back.
  for (let length = longest.length; length > 0; length--) {
    if (!SYLLABLE.test(text.slice(0, length)) || SYLLABLE.exec(text.slice(0, length))![0].length !== length) continue;
    const rest = split(text.slice(length));
    if (rest !== null) return [text.slice(0, length), ...rest];
  }
  return null;
}

/**
 * A Latin word by its letters alone, with ü as people type it (lü, lu:, lv, lyu, lu) always the same: "Jing'an" gives
 * jingan, "Lyu" gives lu. For comparing names, never for reading them.
 */
export function letterKey(word: string): string {
  return word
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^a-z]/gu, "")
    .replace(/^([ln])yu/u, "$1u")
    .replace(/([ln])v/gu, "$1u");
}

/** The ways a Chinese name of two to four characters is spelt in pinyin, as letter keys: surname, then given name. */
export function spellings(
  name: string,
  readings: (char: string) => readonly string[],
): readonly { readonly surname: string; readonly given: string }[] {
  const characters = Array.from(name);
  const length = characters.length > 2 && COMPOUND_SURNAMES.has(characters.slice(0, 2).join("")) ? 2 : 1;
  const read = (chars: readonly string[]): string => letterKey(chars.map((char) => readings(char)[0] ?? "").join(""));
  const given = read(characters.slice(length));
  if (given === "") return [];
  // A surname may be read otherwise than the word: 单 is Shan.
  const own = length === 2 ? [read(characters.slice(0, 2))] : readings(characters[0]!).slice(0, 2).map(letterKey);
  return own.flatMap((surname) => [surname, ...(SPELT.get(surname) ?? [])]).map((surname) => ({ surname, given }));
}

/** A name in pinyin found in Latin text: the span of its words, and its toneless readings, surname first and last. */
export interface PinyinName {
  readonly text: string;
  readonly readings: readonly string[];
}

/** Names of two to four syllables written in pinyin in a text, longest first; each word is in one name only. */
export function pinyinNames(text: string): readonly PinyinName[] {
  const words = [...text.matchAll(/\p{Script=Latin}[\p{Script=Latin}\p{Mn}'’-]*/gu)].map((m) =>
    m[0].replace(/['’]s$/u, ""),
  );
  const names: PinyinName[] = [];
  for (let i = 0; i < words.length; i++) {
    for (const count of [3, 2, 1]) {
      const part = words.slice(i, i + count);
      const name = part.length === count ? nameOf(part) : null;
      if (name === null) continue;
      names.push(name);
      i += count - 1;
      break;
    }
  }
  return names;
}

function nameOf(words: readonly string[]): PinyinName | null {
  const parts = words.map(syllables);
  if (parts.some((part) => part === null)) return otherwiseSpelt(words, parts);
  const all = (parts as (readonly string[])[]).map((part) => part.join(""));
  const count = (parts as (readonly string[])[]).reduce((sum, part) => sum + part.length, 0);
  const capital = words.every((word) => /^\p{Lu}/u.test(word)) || /[\u0100-\u01dc]/u.test(words.join(""));
  if (count < 2 || count > 4 || (!capital && words.length < 2)) return null;
  const last = all.at(-1)!;
  return { text: words.join(" "), readings: [...new Set([all.join(""), last + all.slice(0, -1).join("")])] };
}

/** A name whose surname, first or last, is spelt as Wade-Giles or Cantonese has it, with a given name in pinyin: "Hsu Baoqing". */
function otherwiseSpelt(words: readonly string[], parts: readonly (readonly string[] | null)[]): PinyinName | null {
  if (words.length < 2 || !words.every((word) => /^\p{Lu}/u.test(word))) return null;
  for (const at of [0, words.length - 1]) {
    const stands = parts[at] === null ? STANDS_FOR.get(letterKey(words[at]!)) : undefined;
    const given = parts.filter((_, i) => i !== at);
    if (stands === undefined || given.some((part) => part === null) || given.flat().length > 3) continue;
    const rest = given.map((part) => part!.join("")).join("");
    return { text: words.join(" "), readings: stands.map((surname) => surname + rest) };
  }
  return null;
}
