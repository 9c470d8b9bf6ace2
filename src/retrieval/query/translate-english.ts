import type { Lexicon, Translation } from "../../language/lexicon.ts";
import type { Alternative } from "./search-term.ts";

/**
 * Every way Chinese may say an English word: its translations, the characters they share, what it denies, and what its
 * relatives mean. Weights were measured on English questions about Chinese paragraphs.
 */
export function translateEnglish(word: string, lexicon: Lexicon): readonly Alternative[] {
  const known = lexicon.chineseToSearch(word);
  return [
    ...known.map(asAlternative),
    ...sharedCharacters(known),
    ...(known.length > RARE ? [] : whatIsDenied(word, lexicon)),
    ...throughRelatives(word, known, lexicon),
  ];
}

/**
 * The translations of a word or phrase. Two characters are looked up as a pair, whatever words the segmenter made of them;
 * more only as a word.
 */
export function inChinese(english: string, lexicon: Lexicon): readonly Alternative[] {
  return lexicon.chineseToSearch(english).map(asAlternative);
}

function asAlternative({ word, weight }: Translation): Alternative {
  return { term: `${word.length === 2 ? "g" : "w"}${word}`, weight };
}

/** Translations that say something of the word itself. */
const SOUND = 0.3;
const LIKELIEST = 16;
const SHARED = 0.1;
const CHARACTERS = 0.3;

/**
 * Characters, and pairs in longer words, that recur among the translations: 选 in 选举, 当选 and 推选 for "elect" also finds
 * 选民. Each weighs as the share of the translations that hold it.
 */
function sharedCharacters(known: readonly Translation[]): readonly Alternative[] {
  const likeliest = known.filter(({ weight }) => weight >= SOUND).slice(0, LIKELIEST);
  const whole = new Set(likeliest.map(({ word }) => word));
  const all = likeliest.reduce((sum, { weight }) => sum + weight, 0);
  const shares = new Map<string, number>();
  for (const { word, weight } of likeliest)
    for (const part of partsOf(word)) if (!whole.has(part)) shares.set(part, (shares.get(part) ?? 0) + weight / all);
  return [...shares]
    .filter(([, share]) => share >= SHARED)
    .map(([part, share]) => ({ term: `g${part}`, weight: CHARACTERS * share, faint: true }));
}

function partsOf(word: string): ReadonlySet<string> {
  if (word.length < 2) return new Set();
  const pairs = word.length > 2 ? Array.from({ length: word.length - 1 }, (_, i) => word.slice(i, i + 2)) : [];
  return new Set([...word, ...pairs]);
}

const DENIAL = /^(?:dis|un|in|im|ir|il|non|de)(?=\p{L}{4})/u;
/** A common word only looks like a denial: "discover" is no opposite of "cover". */
const RARE = 10;
const DENIED = 0.4;

/** Chinese denies with a word of its own: "noninfectious" is 非传染性, found by what it denies. */
function whatIsDenied(word: string, lexicon: Lexicon): readonly Alternative[] {
  if (!DENIAL.test(word)) return [];
  return inChinese(word.replace(DENIAL, ""), lexicon).map(({ term, weight }) => ({
    term,
    weight: DENIED * weight,
    faint: true,
  }));
}

/** A relative's meanings in several words, or in one character, are too far away. */
const NEAR_ENOUGH = 0.5;
const NEAREST = 60;

/** What the words that say nearly the same would find, each for as much as it is related. */
function throughRelatives(word: string, known: readonly Translation[], lexicon: Lexicon): readonly Alternative[] {
  const own = new Set(known.map((each) => each.word));
  return lexicon.relatives(word).flatMap(({ word: relative, weight }) => [
    { term: `e${lexicon.stem(relative)}`, weight },
    ...lexicon
      .chineseToSearch(relative, NEAREST)
      .filter(({ word: meaning, weight: fit }) => fit >= NEAR_ENOUGH && !own.has(meaning))
      .map((each) => asAlternative({ ...each, weight: each.weight * weight })),
  ]);
}
