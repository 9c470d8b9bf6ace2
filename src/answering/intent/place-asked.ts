import type { Article } from "../../domain/article.ts";
import type { Lexicon } from "../../language/lexicon.ts";
import { syllables } from "../../language/pinyin.ts";
import type { AnalysedQuestion } from "../../retrieval/query/analysed-question.ts";
import { placeOf, saysPlace } from "./asked-scope.ts";
import { withoutNames } from "./item-asked.ts";

/** The place a question names, folded: one of the corpus's events, else one in pinyin or of the dictionary; null without one. */
export function placeAsked(
  { folded, names }: Pick<AnalysedQuestion, "folded" | "names">,
  all: readonly Article[],
  lexicon: Lexicon,
): string | null {
  const plain = withoutNames(
    folded,
    names.map(({ asked }) => asked),
  );
  const known = all.map(placeOf).find((place) => place !== "" && saysPlace(plain, place, lexicon));
  if (known !== undefined) return known;
  const han = lexicon.tagged(plain).find(({ word, tag }) => tag === "ns" && /^\p{Script=Han}{2}/u.test(word))?.word;
  return han ?? latinPlace(plain, lexicon);
}

/** "Held in Beijing?": a word in pinyin that the question ends with after "in" is a place in China. */
const IN_PINYIN = /(?<![a-z])in ([a-z']{4,})\s*\??$/u;

function latinPlace(plain: string, lexicon: Lexicon): string | null {
  const last = IN_PINYIN.exec(plain.trim())?.[1];
  if (last !== undefined && (syllables(last)?.length ?? 0) > 1) return last;
  for (const word of plain.split(/[^a-z']+/u)) {
    const [first] = word.length < 4 ? [] : lexicon.chinese(word);
    if (first !== undefined && isPlace(first.word, lexicon)) return first.word.replace(/市$/u, "");
  }
  return null;
}

function isPlace(word: string, lexicon: Lexicon): boolean {
  const [only, ...more] = lexicon.tagged(word);
  return only?.tag === "ns" && more.length === 0;
}
