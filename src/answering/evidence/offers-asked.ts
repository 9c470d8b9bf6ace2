import type { AskedKind } from "../../language/asked-kind.ts";
import type { Lexicon } from "../../language/lexicon.ts";
import { valuesFor, wantedOf } from "./asked-values.ts";

const PERSON =
  /(?:教授|院士|主任|校长|校長|院长|院長|会长|會長|书记|書記|董事长|董事長|总裁|總裁|博士|先生|女士|记者|部长|部長|主席|总统|總統|局长|司长|理事长)|·|\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+/u;
const ORGANISATION =
  /(?:大学|大學|学院|學院|医院|醫院|公司|集团|集團|研究院|研究所|协会|協會|学会|學會|联盟|聯盟|委员会|委員會|中心|政府|部门|部門|局|厅|廳)|(?<![\p{Lu}\p{Ll}])\p{Lu}[\p{Lu}\p{Ll}]+ (?:University|Hospital|Company|Institute|Association)/u;

/** What it tells that a sentence holds something new of the kind asked for: numbers and dates are seldom there by chance. */
const NEW: Readonly<Record<NonNullable<AskedKind> | "any", number>> = {
  date: 1.1,
  number: 1,
  person: 0.45,
  place: 0.65,
  any: 0.65,
  organisation: 0,
  reason: 0,
};
/** And that it is worded as such things are: with a title, or with the ending of an organisation's name. */
const WORDED: Partial<Record<NonNullable<AskedKind>, readonly [RegExp, number]>> = {
  person: [PERSON, 0.5],
  organisation: [ORGANISATION, 0.2],
};

/** Gives the function that tells how far a sentence offers what a question asks for and does not hold itself, 0 to 1.1. */
export function offersAsked(question: string, lexicon: Pick<Lexicon, "tagged">): (sentence: string) => number {
  const wanted = wantedOf(question);
  const fresh = NEW[wanted.kind ?? "any"];
  const [pattern, worded] = (wanted.kind === null ? undefined : WORDED[wanted.kind]) ?? [null, 0];
  const values = valuesFor(question, wanted, lexicon);
  return (sentence) => (fresh > 0 && hasAny(values(sentence)) ? fresh : 0) + (pattern?.test(sentence) ? worded : 0);
}

function hasAny(values: Iterable<string>): boolean {
  return values[Symbol.iterator]().next().done !== true;
}
