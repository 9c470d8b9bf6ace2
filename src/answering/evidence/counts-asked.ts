import { dateMentions } from "../../language/dates.ts";
import { fold } from "../../language/fold.ts";
import { quantities } from "../../language/numbers.ts";
import type { WeighedTerm } from "../../retrieval/query/search-term.ts";
import type { Marks } from "../../retrieval/ranking/marks.ts";

const COUNTED_EN = /how (?:many|much) ((?:[\p{L}-]+ ?){1,4})/iu;
const VERB_EN = /\b(?:did|do|does|are|is|were|was|have|has|had|can|could|will|would)\b.*/iu;
const COUNTED_ZH = /(?:多少|几)(\p{Script=Han}{1,8})/u;
/** How far behind a number the thing counted stands, in characters. */
const REACH = { han: 10, latin: 32 };

/** What an English question counts, and the units that Chinese counts it in: a number in such a unit may be of them. */
const MEASURED: readonly (readonly [RegExp, readonly string[]])[] = [
  [/universit|college|school|hospital|institut|academ/iu, ["所", "家"]],
  [/compan|firms?\b|enterprise|banks?\b|institution|agenc|organi[sz]ation|restaurant|hotel|shops?\b/iu, ["家"]],
  [
    /people|persons?\b|students?\b|experts?\b|guests?\b|participants?\b|delegates?\b|representatives?\b|doctors?\b/iu,
    ["person"],
  ],
  [
    /players?\b|members?\b|workers?\b|employees?\b|residents?\b|inhabitants?\b|victims?\b|soldiers?\b|teachers?\b/iu,
    ["person"],
  ],
];

/** Gives the function that tells whether a sentence holds a number of the things a question wants counted, 0 to 1. */
export function countsAsked(
  question: string,
  terms: readonly WeighedTerm[],
  match: (text: string) => Marks,
): (sentence: string) => number {
  const counted = countedIn(fold(question));
  const wanted = termsCounted(question, terms);
  const units = MEASURED.flatMap(([pattern, measures]) => (pattern.test(counted) ? measures : []));
  if (wanted.length === 0 && units.length === 0) return () => 0;
  return (sentence) => {
    const dates = dateMentions(sentence);
    const reach = /\p{Script=Han}/u.test(sentence) ? REACH.han : REACH.latin;
    let best = 0;
    for (const { start, end, unit, ordinal } of quantities(sentence)) {
      if (ordinal || dates.some((date) => start >= date.start && end <= date.end)) continue;
      if (unit !== null && units.includes(unit)) return 1;
      const near = match(sentence.slice(end, end + reach));
      for (const term of wanted) best = Math.max(best, near[term]!);
    }
    return best;
  };
}

/** Which of a question's terms say what it wants counted, by their place; none where it wants nothing counted. */
export function termsCounted(
  question: string,
  terms: readonly Pick<WeighedTerm, "kind" | "text">[],
): readonly number[] {
  const counted = countedIn(fold(question));
  return terms.flatMap(({ kind, text }, i) =>
    (kind === "word" || kind === "phrase") && counted.includes(text) ? [i] : [],
  );
}

/** What "how many" or 多少 counts: "universities", "名学生参加". */
function countedIn(question: string): string {
  const english = COUNTED_EN.exec(question)?.[1]?.replace(VERB_EN, "");
  return english ?? COUNTED_ZH.exec(question)?.[1] ?? "";
}
