import { type DateMention, dateMentions } from "../../language/dates.ts";
import { type Quantity, quantities } from "../../language/numbers.ts";

/** A clause of a folded text with the numbers and dates in it, their offsets counted from the start of the clause. */
export interface Clause {
  readonly sentence: number;
  readonly index: number;
  readonly text: string;
  readonly quantities: readonly Quantity[];
  readonly dates: readonly DateMention[];
}

const BREAK = /(?<!\d)[,:]|[,:](?!\d)|[;。!?、\n]|[.](?=\s|$)/u;

/** Spans of the clauses of a folded text; the stop that ends a clause belongs to none. */
function spans(text: string): readonly { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  let start = 0;
  for (const match of text.matchAll(new RegExp(BREAK, "gu"))) {
    if (match.index > start) found.push({ start, end: match.index });
    start = match.index + match[0].length;
  }
  if (start < text.length) found.push({ start, end: text.length });
  return found;
}

const within = (item: { start: number; end: number }, span: { start: number; end: number }) =>
  item.start >= span.start && item.start < span.end;
const moved = <T extends { start: number; end: number }>(item: T, by: number): T => ({
  ...item,
  start: item.start - by,
  end: item.end - by,
});

/** Cuts a folded sentence into clauses. Numbers and dates are read from the whole, so that a later date knows the earlier. */
export function clausesOf(text: string, sentence: number, published: string | undefined): readonly Clause[] {
  const dates = dateMentions(text, { published });
  const numbers = quantities(text);
  return spans(text).map((span, index) => ({
    sentence,
    index,
    text: text.slice(span.start, span.end),
    dates: dates.filter((d) => within(d, span)).map((d) => moved(d, span.start)),
    quantities: numbers.filter((q) => within(q, span)).map((q) => moved(q, span.start)),
  }));
}

/** Whether a number is a part of a date or time and is judged there. */
export function partOfDate(quantity: Quantity, clause: Clause): boolean {
  return clause.dates.some((d) => quantity.start >= d.start && quantity.end <= d.end);
}
