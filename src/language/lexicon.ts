import { Jieba } from "@node-rs/jieba";
import { dict } from "@node-rs/jieba/dict.js";
import { ENGLISH_STOP_WORDS, englishStem, englishWords } from "./english.ts";
import { openTable, type SortedTable } from "./sorted-table.ts";

/** A translation and how well it fits, 0 to 1. */
export interface Translation {
  readonly word: string;
  readonly weight: number;
}

/** The dictionary (CC-CEDICT) and the segmenter. All words given and taken are folded. */
export interface Lexicon {
  /** Chinese words for an English word or phrase, best first; empty when it is not known. */
  chinese(english: string): readonly Translation[];
  /**
   * Chinese words to search for an English one: those of `chinese`, and words that Japanese dictionaries give it and Chinese
   * has too, which often mean the same; the first `most` of them.
   */
  chineseToSearch(english: string, most?: number): readonly Translation[];
  /** English words that say nearly the same as one, by WordNet, with how nearly. */
  relatives(english: string): readonly Translation[];
  /** English glosses of a Chinese word; empty when it is not known. */
  glosses(chinese: string): readonly string[];
  /** English to search for a Chinese word: its glosses, and those of the same word in Japanese. */
  englishToSearch(chinese: string): readonly string[];
  /** Whether a Chinese word is a name of someone, somewhere or something, and nothing else. */
  properNoun(chinese: string): boolean;
  /** Readings of a Chinese character without tones, the usual one first: "单" gives dan, shan, chan. */
  readings(char: string): readonly string[];
  /** The dictionary form of an English word: "children" gives "child". */
  lemma(english: string): string;
  /** The key under which an English word is looked up and indexed. */
  stem(english: string): string;
  /** Words of a Chinese text in order; Latin words and numbers stay whole. */
  segment(folded: string): readonly string[];
  /** The same words with their parts of speech in ICTCLAS tags: n a noun, nr a person, ns a place, nt an organisation, eng Latin. */
  tagged(folded: string): readonly { readonly word: string; readonly tag: string }[];
}

const open = (name: string): SortedTable => openTable(new URL(`data/${name}.tsv.gz`, import.meta.url));

/** Gives a function that computes its value at the first call. */
function once<T>(make: () => T): () => T {
  let value: { readonly of: T } | null = null;
  return () => {
    if (value === null) value = { of: make() };
    return value.of;
  };
}

/** Texts whose words are kept: a passage is cut once for its terms and once more, soon after, for its vector. */
const REMEMBERED = 2_000;

/** Reads the first `most` of `word:weight|word~weight`; `~` marks a borrowed word. */
function weighted(field: string | undefined, most?: number): readonly (Translation & { readonly borrowed: boolean })[] {
  return (field?.split("|", most) ?? []).map((item) => {
    const at = Math.max(item.lastIndexOf(":"), item.lastIndexOf("~"));
    return { word: item.slice(0, at), weight: Number(item.slice(at + 1)), borrowed: item[at] === "~" };
  });
}

const list = (field: string | undefined): readonly string[] => field?.split(";").filter((each) => each !== "") ?? [];

/** The lexicon. Each part is read when it is first used: a Chinese question never opens the English table. */
export function createLexicon(): Lexicon {
  const english = once(() => open("en-zh"));
  const chinese = once(() => open("zh-en"));
  const readings = once(() => open("readings"));
  const relatives = once(() => open("relatives"));
  const lemmas = once(() => open("lemmas"));
  const jieba = once(() => Jieba.withDict(dict));
  const cut = new Map<string, readonly string[]>();
  const stems = new Map<string, string>();
  const sounds = new Map<string, readonly string[]>();
  const lemma = (word: string): string => lemmas().get(word)?.[0] ?? word;
  const stem = (word: string): string => {
    const known = stems.get(word);
    if (known !== undefined) return known;
    const found = englishStem(word, lemma);
    if (stems.size < 200_000) stems.set(word, found);
    return found;
  };
  const translations = (text: string, most?: number) => {
    const key = englishWords(text)
      .filter((word) => !ENGLISH_STOP_WORDS.has(word))
      .map(stem)
      .join(" ");
    return weighted(english().get(key)?.[0], most);
  };
  return {
    chinese: (text) => translations(text).filter(({ borrowed }) => !borrowed),
    chineseToSearch: translations,
    relatives: (word) => weighted(relatives().get(stem(word))?.[0]),
    glosses: (word) => list(chinese().get(word)?.[1]),
    englishToSearch: (word) => (chinese().get(word)?.slice(1, 3) ?? []).flatMap(list),
    properNoun: (word) =>
      chinese()
        .get(word)?.[0]
        ?.split("|")
        .every((reading) => /^[A-Z]/u.test(reading)) ?? false,
    readings(char) {
      let known = sounds.get(char);
      if (known === undefined) {
        known = readings().get(char)?.[0]?.split(" ") ?? [];
        sounds.set(char, known);
      }
      return known;
    },
    lemma,
    stem,
    segment(folded) {
      const known = cut.get(folded);
      if (known !== undefined) return known;
      const words = jieba().cut(folded, true);
      if (cut.size >= REMEMBERED) cut.clear();
      cut.set(folded, words);
      return words;
    },
    tagged: (folded) => jieba().tag(folded, true),
  };
}
