import type { Article } from "../../domain/article.ts";
import { dateMentions } from "../../language/dates.ts";
import { fold } from "../../language/fold.ts";
import { type Quantity, quantities } from "../../language/numbers.ts";

/**
 * The years a question fixes that an article contradicts: the article names years, others only. An article without a date
 * of its own that looks back no further than one year before the year asked about may still be of that year.
 */
export function contradictedYears(question: string, article: Article): readonly string[] {
  const asked = yearsAsked(question);
  if (asked.size === 0) return [];
  const { title, titleEn, published, eventDate, text } = article;
  const told = yearsIn([title, titleEn, published, eventDate, text].filter(Boolean).join("\n"));
  if (told.size === 0) return [];
  const latest = Math.max(...told);
  const dated = published !== undefined || eventDate !== undefined;
  return [...asked].filter((year) => !told.has(year) && (dated || year !== latest + 1)).map(String);
}

/** With 年 or without, as in "2022学术年会"; not 2000米 nor 2000 people. */
function yearsAsked(question: string): ReadonlySet<number> {
  const dated = dateMentions(question).flatMap(({ year }) => (year === undefined ? [] : [year]));
  const bare = [...question.matchAll(BARE)].map(([year]) => Number(year));
  return new Set([...dated, ...bare]);
}

const BARE =
  /(?<![\d.$€£¥]|\p{Script=Latin})(?:19|20)\d\d(?=\p{Script=Han})(?![到至和与余多个名人位米元吨公辆台家项张座次件种条万亿千百斤]|平方|美元)/gu;

function yearsIn(text: string): ReadonlySet<number> {
  const bare = [...text.matchAll(/(?<!\d)(?:1[89]|20)\d\d(?!\d)/gu)].map(([year]) => Number(year));
  return new Set([...bare, ...dateMentions(text).flatMap(({ year }) => (year === undefined ? [] : [year]))]);
}

/**
 * The editions a question fixes (第八届, "the 8th") that an article contradicts: its title counts the same thing in ordinals,
 * or its text the same name in Chinese (第六届世界智能大会), others only, and it does not name the number either.
 */
export function contradictedEditions(question: string, { title, titleEn, text }: Article): readonly string[] {
  const asked = quantities(question).filter(
    ({ ordinal, unit, end }) => ordinal && (unit !== null || EDITION_EN.test(question.slice(end))),
  );
  if (asked.length === 0) return [];
  const above = quantities([title, titleEn].filter(Boolean).join("\n")).filter(({ ordinal }) => ordinal);
  const within = quantities(text);
  const told = new Set([...above, ...within.filter(({ ordinal }) => ordinal)].map(({ value }) => value));
  return asked
    .filter(({ value, unit, end }) => {
      const name = nameAfter(question, end, unit);
      const same = above.some((each) => each.unit === unit) || (name !== "" && counts(text, within, unit, name));
      return !told.has(value) && same;
    })
    .map((each) => writtenIn(question, each));
}

/** "The 10th annual conference", not "the 14th five-year plan". */
const EDITION_EN = /^\s(?:[\p{L}'’-]+\s){0,4}(?:conference|congress|forum|meeting|summit|edition|symposium)\b/iu;
/** So many characters tell one thing that is counted from another. */
const TELLING = /^\p{Script=Han}{4}/u;

/** The first characters of the name behind an ordinal and its unit: 世界智能 of 第七届世界智能大会. */
function nameAfter(text: string, end: number, unit: string | null): string {
  const rest = fold(text.slice(end));
  const name = unit !== null && rest.startsWith(unit) ? rest.slice(unit.length) : rest;
  return TELLING.exec(name)?.[0] ?? "";
}

function counts(text: string, within: readonly Quantity[], unit: string | null, name: string): boolean {
  return within.some((each) => each.ordinal && each.unit === unit && nameAfter(text, each.end, unit) === name);
}

function writtenIn(question: string, { start, end, unit }: Quantity): string {
  const from = /第\s?$/u.exec(question.slice(0, start))?.index ?? start;
  return question.slice(from, unit !== null && question.startsWith(unit, end) ? end + unit.length : end);
}
