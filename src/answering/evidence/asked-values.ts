import { type AskedKind, askedKind } from "../../language/asked-kind.ts";
import { dateMentions } from "../../language/dates.ts";
import { fold } from "../../language/fold.ts";
import type { Lexicon } from "../../language/lexicon.ts";
import { quantities } from "../../language/numbers.ts";
import { askingPart } from "./asking-part.ts";

/** What a question wants to be told: the kind of answer, and of a number what it counts. */
export interface Wanted {
  readonly kind: AskedKind;
  /** As in src/language/numbers.ts; null when any will do. */
  readonly unit: string | null;
}

/** A question may be a heading ("第二届论坛举办地点"): then its last noun tells what is wanted. */
const NOUNS: readonly (readonly [Exclude<AskedKind, null>, RegExp])[] = [
  ["date", /(?:时间|日期)[?\s]*$/u],
  ["place", /(?:地点|地址|举办地|城市)[?\s]*$/u],
  ["number", /(?:人数|数量|票房|产量|销量|总数|金额|营收|价格|高度|震级|[率额量数]|规模)[?\s]*$/u],
  ["person", /(?:冠军|得主|导演|主演|作者|主席|总统|首相|总理|选手|火炬手|发言人)[?\s]*$/u],
];

/** What a question wants. */
export function wantedOf(question: string): Wanted {
  const folded = fold(question);
  const kind = LIST.test(folded)
    ? null
    : (askedKind(askingPart(question)) ?? NOUNS.find(([, pattern]) => pattern.test(folded))?.[0] ?? null);
  return { kind, unit: kind === "number" ? unitOf(folded) : null };
}

/** 哪几 asks for a list, not for its length. */
const LIST = /哪几/u;

function unitOf(folded: string): string | null {
  if (/百分(?:比|之[几多])/u.test(folded)) return "percent";
  const counted = /(?:多少|几)(.{0,6})/u.exec(folded)?.[1];
  if (counted !== undefined) return quantities(`37${counted}`)[0]?.unit ?? null;
  if (/人数/u.test(folded)) return "person";
  return /率|占比|比例/u.test(folded) ? "percent" : null;
}

/** Parts of speech that can be the answer; x are words the segmenter does not know, which are names more often than not. */
const TAGS: Readonly<Record<"person" | "place" | "organisation" | "other", RegExp>> = {
  person: /^(?:nr|nz|x$)/u,
  place: /^ns/u,
  organisation: /^(?:nt|nz|nr|ns|n)$/u,
  other: /^(?:n|nr|ns|nt|nz|eng|v|vn|x$)/u,
};

/**
 * Gives the function that finds the things of the kind wanted that a text says and the question does not, each as a key that
 * is the same in any notation; some of them may be given twice.
 */
export function valuesFor(
  question: string,
  { kind, unit }: Wanted,
  lexicon: Pick<Lexicon, "tagged">,
): (text: string) => Iterable<string> {
  if (kind === "number") return numbersFor(question, unit);
  if (kind === "date") return datesFor(question);
  const words = wordsFor(question, TAGS[kind === null || kind === "reason" ? "other" : kind], lexicon);
  if (kind !== null) return words;
  const [numbers, dates] = [numbersFor(question, null), datesFor(question)];
  // Words first: most texts have some, and whoever asks for one value only need not wait for the others.
  return function* (text) {
    yield* words(text);
    yield* numbers(text);
    yield* dates(text);
  };
}

/** A year that lost its 年, as in "2019底". */
const YEAR = /^(?:19|20)\d\d\p{Script=Han}/u;

/** 一批, 一个: one of something counts nothing. */
const ANY = "一";
/** A figure that belongs to a name: 3D, 5G. */
const NAMING = /^\p{Lu}/u;

function numbersFor(question: string, unit: string | null): (text: string) => readonly string[] {
  const asked = new Set(quantities(question).map(({ value }) => value));
  const ordinals = ORDINAL.test(question);
  return (text) => {
    const dates = dateMentions(text);
    return quantities(text)
      .filter(
        (each) =>
          (!each.ordinal || ordinals) &&
          !asked.has(each.value) &&
          !(each.unit === null && YEAR.test(text.slice(each.start, each.end + 1))) &&
          !(each.unit === null && NAMING.test(text.slice(each.end))) &&
          text.slice(each.start, each.end) !== ANY &&
          !dates.some((date) => each.start >= date.start && each.end <= date.end),
      )
      .filter((each) => unit === null || each.unit === null || each.unit === unit)
      .map(({ value, unit: of }) => `number ${value} ${of ?? ""}`);
  };
}

/** 第几 and "which place" ask for an ordinal. */
const ORDINAL = /第[几幾]|[前排][几幾]|which (?:place|rank)/iu;
/** A year alone, as English writes it: "in 1519", "the fire of 1911". */
const BARE_YEAR =
  /(?<![\d.,$€£¥]|\p{Script=Han})(?:1\d|20)\d\d(?![\d%]|[.,]\d|\s?\p{Script=Han}|\s(?:people|men|women|square|met|kilo|mile|feet|km))/gu;

function datesFor(question: string): (text: string) => readonly string[] {
  const asked = new Set(datesOf(question).map(({ year }) => year));
  return (text) =>
    datesOf(text)
      .filter(({ year, month }) => month !== undefined || (year !== undefined && !asked.has(year)))
      .map(({ year, month, day }) => `date ${month ?? year} ${day ?? ""}`);
}

function datesOf(text: string): readonly { readonly year?: number; readonly month?: number; readonly day?: number }[] {
  const dates = dateMentions(text);
  const alone = [...text.matchAll(BARE_YEAR)]
    .filter(({ index }) => !dates.some(({ start, end }) => index >= start && index < end))
    .map(([year]) => ({ year: Number(year) }));
  return [...dates, ...alone];
}

function wordsFor(
  question: string,
  tags: RegExp,
  lexicon: Pick<Lexicon, "tagged">,
): (text: string) => readonly string[] {
  const asked = fold(question);
  return (text) =>
    lexicon
      .tagged(fold(text))
      .filter(
        ({ word, tag }) =>
          (/^\p{Script=Han}{2}/u.test(word) || /^\p{Script=Latin}{2}/u.test(word)) &&
          tags.test(tag) &&
          !asked.includes(word),
      )
      .map(({ word }) => `word ${word}`);
}
