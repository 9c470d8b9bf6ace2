import { dateMentions } from "../../language/dates.ts";
import { fold } from "../../language/fold.ts";
import { quantities } from "../../language/numbers.ts";
import { type SentenceRef, textOf } from "../evidence/sentence-ref.ts";
import { questionShapes } from "./composer-words.ts";
import type { ReadArticle, ReadSentence } from "./read-article.ts";
import { wordPattern } from "./word-pattern.ts";

/** A number without a unit counts people where they stand before it: 参与人员有8.3万. */
const COUNTS_PEOPLE = /[人者众员](?:数|员)?(?:有|达|为|超过|约)?\s?$/u;

/** How many there were, as a sentence says it: at least `low`, at most `high`. */
export interface Counted {
  readonly low: number;
  readonly high: number;
  /** As the sentence writes it. */
  readonly written: string;
  readonly ref: SentenceRef;
}

/** 数百位 says no number, but bounds. */
const VAGUE = /[数几](十|百|千|万)(?:余|多)?[名位人]/u;
const SCALE: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1_000, 万: 10_000 };
/** "400余人" is less than half as many more: whoever rounds down to hundreds would else have said 600. */
const MORE = 1.5;

/** The largest number of people that an article says attended its event; null where it says none. */
export function attendanceIn({ sentences }: ReadArticle): Counted | null {
  const attended = wordPattern(questionShapes().attended ?? []);
  const found = sentences.filter(({ folded }) => attended.test(folded)).flatMap(peopleCounted);
  return found.toSorted((a, b) => b.low - a.low)[0] ?? null;
}

function peopleCounted({ ref, folded }: ReadSentence): readonly Counted[] {
  const text = textOf(ref);
  const dates = dateMentions(text);
  const exact = quantities(text)
    .filter(({ start, end, ordinal }) => !ordinal && !dates.some((date) => start >= date.start && end <= date.end))
    .filter(({ unit, start }) => unit === "person" || (unit === null && COUNTS_PEOPLE.test(fold(text.slice(0, start)))))
    .map(({ value, approx, start, end, unit }) => ({
      low: value,
      high: approx === "more" ? value * MORE : value,
      written: `${text.slice(start, end)}${unit === "person" ? (/^[余餘多]?[人名位]/u.exec(text.slice(end))?.[0] ?? "") : ""}`,
      ref,
    }));
  const vague = VAGUE.exec(folded);
  if (vague === null) return exact;
  const scale = SCALE[vague[1]!]!;
  return [...exact, { low: 2 * scale, high: 10 * scale - 1, written: vague[0], ref }];
}

/** Whether the first of these, largest first, is surely larger than all others. */
export function isSurelyMost([first, ...others]: readonly Counted[]): boolean {
  return first !== undefined && others.every(({ high }) => first.low > high);
}
