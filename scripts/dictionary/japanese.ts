import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { Converter } from "opencc-js";
import { fold } from "../../src/language/fold.ts";

/** A word of a Japanese dictionary in Chinese characters, folded, and its English in the dictionary's order. */
export interface JapaneseEntry {
  readonly word: string;
  readonly glosses: readonly string[];
}

/** An English headword and a Japanese word for it in Chinese characters, folded; `sense` counts from 0. */
export interface JapaneseTranslation {
  readonly english: string;
  readonly word: string;
  readonly sense: number;
}

const EDICT = "/usr/share/edict/edict";
const FREEDICT = "/usr/share/dictd/freedict-eng-jpn.dict.dz";
const HAN = /^\p{Script=Han}{2,6}$/u;
const toChinese = Converter({ from: "jp", to: "cn" });

function bytesOf(path: string): Buffer {
  if (existsSync(path)) return readFileSync(path);
  throw new Error(`${path} is missing: apt-get install edict dict-freedict-eng-jpn`);
}

/**
 * Entries of EDICT (Electronic Dictionary Research and Development Group, CC BY-SA 3.0) written in Chinese characters only.
 * Throws Error when Debian's package edict is not installed.
 */
export function readEdict(): readonly JapaneseEntry[] {
  return new TextDecoder("euc-jp")
    .decode(bytesOf(EDICT))
    .split("\n")
    .flatMap((line) => {
      const [, head, body] = /^(\S+)(?: \[[^\]]*\])? \/(.*)\/$/u.exec(line.trim()) ?? [];
      const word = (head ?? "").split(";")[0]!.replace(/\(.*?\)/gu, "");
      if (body === undefined || !HAN.test(word)) return [];
      const glosses = body
        .split("/")
        .filter((gloss) => !gloss.startsWith("EntL") && gloss !== "(P)")
        .map((gloss) => gloss.replace(/^(?:\([a-z0-9,\-: ]+\) ?)+/u, "").trim())
        .filter((gloss) => gloss !== "");
      return [{ word: fold(toChinese(word)), glosses }];
    });
}

/**
 * Translations of FreeDict's English-Japanese dictionary (from Wiktionary, CC BY-SA 3.0) written in Chinese characters once
 * their endings are off. Throws Error when Debian's package dict-freedict-eng-jpn is not installed.
 */
export function readFreedict(): readonly JapaneseTranslation[] {
  const found: JapaneseTranslation[] = [];
  let english: string | null = null;
  let sense = 0;
  for (const line of gunzipSync(bytesOf(FREEDICT)).toString("utf8").split("\n")) {
    const head = /^([A-Za-z][A-Za-z' -]*?) (?:(?:\/.*)?<\w+>|\/.*\/)$/u.exec(line)?.[1];
    if (head !== undefined) {
      english = head;
      sense = 0;
    } else if (english !== null && /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(line)) {
      for (const each of line.replace(/^\d+\. /u, "").split(/[,，]\s*/u)) {
        const word = each
          .replace(/\s*\d+\.$/u, "")
          .trim()
          .replace(/(?:する|の|な|だ|に|的な)$/u, "");
        if (HAN.test(word)) found.push({ english, word: fold(toChinese(word)), sense });
      }
      sense++;
    }
  }
  return found;
}
