import { type AskedKind, askedKind } from "../text/asked-kind.ts";
import { dateMentions } from "../text/dates.ts";
import { fold } from "../text/fold.ts";
import type { Lexicon } from "../text/lexicon.ts";
import { quantities } from "../text/numbers.ts";

/** What a question wants to be told: the kind of answer, and of a number what it counts. */
export interface Wanted {
  readonly kind: AskedKind;
  /** As in src/text/numbers.ts; null when any will do. */
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
  const kind = askedKind(question) ?? NOUNS.find(([, pattern]) => pattern.test(folded))?.[0] ?? null;
  return { kind, unit: kind === "number" ? unitOf(folded) : null };
}

function unitOf(folded: string): string | null {
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

/** The things of the kind wanted that a text says and the question does not, each as a key that is the same in any notation. */
export function valuesFor(
  question: string,
  { kind, unit }: Wanted,
  text: string,
  lexicon: Pick<Lexicon, "tagged">,
): ReadonlySet<string> {
  if (kind === "number") return new Set(numbersIn(question, unit, text));
  if (kind === "date") return new Set(datesIn(question, text));
  const named = wordsIn(question, TAGS[kind === null || kind === "reason" ? "other" : kind], text, lexicon);
  return new Set(kind === null ? [...numbersIn(question, null, text), ...datesIn(question, text), ...named] : named);
}

function numbersIn(question: string, unit: string | null, text: string): readonly string[] {
  const dates = dateMentions(text);
  const asked = new Set(quantities(question).map(({ value }) => value));
  return quantities(text)
    .filter(
      (each) =>
        !each.ordinal &&
        !asked.has(each.value) &&
        !dates.some((date) => each.start >= date.start && each.end <= date.end),
    )
    .filter((each) => unit === null || each.unit === null || each.unit === unit)
    .map(({ value, unit: of }) => `number ${value} ${of ?? ""}`);
}

function datesIn(question: string, text: string): readonly string[] {
  const asked = new Set(dateMentions(question).map(({ year }) => year));
  return dateMentions(text)
    .filter(({ year, month }) => month !== undefined || (year !== undefined && !asked.has(year)))
    .map(({ year, month, day }) => `date ${month ?? year} ${day ?? ""}`);
}

function wordsIn(question: string, tags: RegExp, text: string, lexicon: Pick<Lexicon, "tagged">): readonly string[] {
  const asked = fold(question);
  return lexicon
    .tagged(fold(text))
    .filter(
      ({ word, tag }) =>
        (/^\p{Script=Han}{2}/u.test(word) || /^\p{Script=Latin}{2}/u.test(word)) &&
        tags.test(tag) &&
        !asked.includes(word),
    )
    .map(({ word }) => `word ${word}`);
}
