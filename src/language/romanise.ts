import { readFileSync } from "node:fs";
import { fold } from "./fold.ts";
import type { Lexicon } from "./lexicon.ts";
import { COMPOUND_SURNAMES } from "./pinyin.ts";

let surnames: Readonly<Record<string, string>> | null = null;

/** Characters that are read otherwise as a surname than as a word. */
function surnameReadings(): Readonly<Record<string, string>> {
  surnames ??= JSON.parse(readFileSync(new URL("data/surname-readings.json", import.meta.url), "utf8")) as Record<
    string,
    string
  >;
  return surnames;
}

/** A Chinese name of two to four characters in pinyin without tones, surname first: 禹宝庆 is "Yu Baoqing". Null for others. */
export function romanise(name: string, lexicon: Pick<Lexicon, "readings">): string | null {
  const chars = Array.from(fold(name));
  if (chars.length < 2 || chars.length > 4 || !chars.every((char) => /\p{Script=Han}/u.test(char))) return null;
  const length = chars.length > 2 && COMPOUND_SURNAMES.has(chars.slice(0, 2).join("")) ? 2 : 1;
  const read = chars.map((char, i) =>
    withoutTone((i === 0 && length === 1 ? surnameReadings()[char] : undefined) ?? lexicon.readings(char)[0] ?? ""),
  );
  if (read.includes("")) return null;
  return `${capital(read.slice(0, length).join(""))} ${capital(read.slice(length).join(""))}`;
}

function withoutTone(reading: string): string {
  return reading
    .replace(/u:|v/u, "ü")
    .normalize("NFD")
    .replace(/[\u0300\u0301\u0304\u030c\d]/gu, "")
    .normalize("NFC");
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
