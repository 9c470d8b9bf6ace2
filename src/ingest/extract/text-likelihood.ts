import { readFileSync } from "node:fs";

const FREQUENT = new Set(
  (
    JSON.parse(readFileSync(new URL("data/frequent-characters.json", import.meta.url), "utf8")) as {
      readonly characters: string;
    }
  ).characters,
);
/** Enough characters that are not ASCII to judge by. */
const SAMPLE = 20_000;
const LETTER = /[A-Za-z]/;
const TYPOGRAPHIC = /[‘’“”–—…•€£°©®«»·]/;
const ACCENTED = /[\u00c0-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e]/;
const JAPANESE: ReadonlySet<string> = new Set(["shift_jis", "euc-jp", "iso-2022-jp"]);

/**
 * How usual the characters of a decoded text are, from -2 (all damage) to 1 (all frequent): what tells one decoder from
 * another. Only characters that are not ASCII speak; `encoding` says which scripts it may well hold.
 */
export function likelihood(text: string, encoding: string): number {
  let seen = 0;
  let score = 0;
  for (let i = 0; i < text.length && seen < SAMPLE; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) continue;
    seen++;
    score += worthOf(text, i, code, encoding);
  }
  return seen === 0 ? 0 : score / seen;
}

function worthOf(text: string, i: number, code: number, encoding: string): number {
  const char = text[i]!;
  if (code === 0xfffd || (code >= 0xe000 && code <= 0xf8ff)) return -2;
  if (encoding === "windows-1252") return latinWorth(text, i, char);
  if (code < 0xa0 || (code >= 0xff61 && code <= 0xff9f)) return -1;
  if (code >= 0x3041 && code <= 0x30fe) return JAPANESE.has(encoding) ? 1 : 0;
  if (FREQUENT.has(char)) return 1;
  // A Chinese character inside a Latin word is an accented letter and the letter after it, read as one.
  return LETTER.test(text[i - 1] ?? "") && LETTER.test(text[i + 1] ?? "") ? -1 : 0;
}

function latinWorth(text: string, i: number, char: string): number {
  if (TYPOGRAPHIC.test(char)) return 0.3;
  if (!ACCENTED.test(char)) return -0.5;
  return LETTER.test(text[i - 1] ?? "") || LETTER.test(text[i + 1] ?? "") ? 0.7 : -0.5;
}
