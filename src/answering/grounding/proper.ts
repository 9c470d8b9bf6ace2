import { chineseSkeletons, latinSkeletons } from "../../language/transliteration.ts";
import type { ClaimLexicon } from "./claim-lexicon.ts";
import { isPlace } from "./demonyms.ts";
import { alike } from "./sounds.ts";

/** 武汉市 may be written 武汉, 德国籍 as 德国. */
export const withoutRank = (place: string): string =>
  place.length > 2 ? place.replace(/[省市县区州国籍人岛]$/u, "") : place;

/** How the dictionary introduces a person or place. */
const INTRODUCED =
  /, (?:capital|city|town|county|district|prefecture|province|country|island|river|state|municipality)\b|\b(?:politician|businessman|statesman|president of|prime minister|philosopher|novelist|\d{4}-)/u;

const known = new WeakMap<ClaimLexicon, Map<string, boolean>>();

/**
 * Whether a Chinese word of the dictionary names a person or place: a country, a word whose translation is its own pinyin
 * (武汉, "wuhan"), or one that sounds like its translation (伦敦, "london").
 */
export function isProper(word: string, lexicon: ClaimLexicon): boolean {
  const cache = known.get(lexicon) ?? new Map<string, boolean>();
  known.set(lexicon, cache);
  const before = cache.get(word);
  if (before !== undefined) return before;
  const name = withoutRank(word);
  const glosses = [...lexicon.glosses(word), ...(name === word ? [] : lexicon.glosses(name))];
  // The dictionary has 河北省 but not 河北.
  if (glosses.length === 0 && word.length === 2)
    glosses.push(...["省", "市"].flatMap((rank) => lexicon.glosses(word + rank)));
  const found =
    isPlace(word) ||
    isPlace(name) ||
    (!glosses.some((gloss) => gloss.startsWith("to ")) &&
      glosses
        .slice(0, 1)
        .some((gloss) => INTRODUCED.test(gloss) || spelled(name, gloss, lexicon) || sounds(name, gloss, lexicon)));
  cache.set(word, found);
  return found;
}

/** Whether the gloss begins with the word's pinyin, any reading of each character allowed (重庆, "chongqing"). */
function spelled(word: string, gloss: string, lexicon: ClaimLexicon): boolean {
  const plain = gloss.replace(/['\s-]/gu, "");
  let heads = [""];
  for (const char of word) {
    heads = heads
      .flatMap((head) => lexicon.readings(char).map((reading) => head + reading))
      .filter((head) => plain.startsWith(head));
    if (heads.length === 0) return false;
  }
  return (heads[0]?.length ?? 0) > 3;
}

function sounds(word: string, gloss: string, lexicon: ClaimLexicon): boolean {
  if (word.length < 2 || gloss.startsWith("to ")) return false;
  const head = /^[a-z' -]+/u.exec(gloss)?.[0].trim().split(/\s+/u) ?? [];
  const whole = chineseSkeletons(word, (char) => lexicon.readings(char)[0]).at(word.length - 2);
  if (whole === undefined || head.length > 3) return false;
  return head.some((name) => name.length > 3 && latinSkeletons(name).some((s) => s.length > 1 && alike(s, whole)));
}
