import type { Lexicon } from "../../language/lexicon.ts";
import { CHINESE_STOP_WORDS } from "../../language/question-words.ts";
import { wordsOf } from "../../language/terms.ts";
import type { PassageEmbedder, PassageText } from "../index-parts.ts";
import { createWordVectors, DIMENSIONS } from "./word-vectors.ts";

const NUMBER = /\d[\d,.]*/gu;

/** Embeds passages and questions alike. */
export interface LexiconEmbedder extends PassageEmbedder {
  embedQuery(text: string): Promise<readonly number[]>;
}

/**
 * The built-in embedder: no model, no download. It knows words, not meaning. A text becomes its folded words, the English
 * stems of their first dictionary glosses (so that Chinese and English meet), names in pinyin and numbers; each feature is
 * hashed with signs into 256 dimensions (feature hashing: Weinberger et al., ICML 2009), repetition counts by its
 * logarithm, and the vector has length 1, or is all zeros when the text holds no word.
 */
export function createLexiconEmbedder(lexicon: Lexicon): LexiconEmbedder {
  const vectorOf = createWordVectors(lexicon);
  const words = ({ header, text }: PassageText) => [...countedWords(header, lexicon), ...countedWords(text, lexicon)];
  return {
    id: "lexicon-3",
    dimensions: DIMENSIONS,
    words,
    embed: async (passages) => passages.map((passage) => vectorOf(words(passage))),
    embedQuery: async (text) => vectorOf(countedWords(text, lexicon)),
  };
}

/** The words of a text that count: Chinese words as they are, English stems after e, names after p, numbers after n. */
function countedWords(text: string, lexicon: Lexicon): readonly string[] {
  const { folded, chinese, english, names } = wordsOf(text, lexicon);
  return [
    ...chinese.filter((word) => !CHINESE_STOP_WORDS.has(word)),
    ...english.filter((stem) => !/^e\d/u.test(stem)),
    ...(folded.match(NUMBER) ?? []).map((number) => `n${number.replaceAll(",", "")}`),
    ...names,
  ];
}
