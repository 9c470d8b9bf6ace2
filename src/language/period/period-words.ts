import words from "./data/period-words.json" with { type: "json" };
import { wordTable } from "./word-table.ts";

/** A length of time that a calendar knows. */
export type Unit = keyof (typeof words)["units"];
/** What a word before a date makes of it. */
export type Role = keyof (typeof words)["roles"];
/** What a word after a date makes of it. */
export type AfterRole = keyof (typeof words)["after words"];

const numbered = (lists: Readonly<Record<string, readonly string[]>>) =>
  wordTable(Object.entries(lists).map(([value, list]) => [Number(value), list] as const));
const named = <K extends string>(lists: Readonly<Record<K, readonly string[]>>) =>
  wordTable(Object.entries(lists) as [K, readonly string[]][]);
const plain = (list: readonly string[]) => wordTable([[true, list]]);

/** The word lists of periods, as tables. */
export const PERIOD_WORDS = {
  units: named<Unit>(words.units),
  offsets: numbered(words.offsets),
  rolling: plain(words.rolling),
  numbers: wordTable(Object.entries(words.numbers).map(([word, n]) => [n, [word]] as const)),
  days: numbered(words.days),
  loose: new Set(words.loose),
  months: numbered(words.months),
  weekdays: numbered(words.weekdays),
  parts: named(words.parts as Readonly<Record<string, readonly string[]>>),
  tens: named(words.tens as Readonly<Record<string, readonly string[]>>),
  weekOf: plain(words["week of"]),
  loneParts: new Set(words["lone parts"]),
  begin: named<"month" | "year" | "week">(words.begin),
  toDate: named<"month" | "year" | "week">(words["to date"]),
  ago: plain(words.ago),
  lately: plain(words.lately),
  notAfterMonth: new Set(words["not after a month"]),
  notAfterYear: new Set(words["not after a year"]),
  roles: named<Role>(words.roles),
  sure: new Set(words.sure),
  to: plain(words.to),
  andOnly: new Set(words["and only"]),
  after: named<AfterRole>(words["after words"]),
};
