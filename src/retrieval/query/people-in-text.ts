import type { Person } from "../../domain/article.ts";
import { foldWithOffsets, originalSpan } from "../../language/fold.ts";
import type { Lexicon } from "../../language/lexicon.ts";
import { isPersonName } from "../../language/person-name.ts";
import { SURNAMES } from "../../language/pinyin.ts";
import { remember } from "../../language/remember.ts";
import { titleWords } from "./name-words.ts";

/** Texts whose people are kept. */
const REMEMBERED = 1_000;

/** The people whom a Chinese text names beside a title (院长禹宝庆, 顾晓松院士), each once, with the role that stands there. */
export const peopleInText: (text: string, lexicon: Lexicon) => readonly Person[] = remember(REMEMBERED, readPeople);

function readPeople(text: string, lexicon: Lexicon): readonly Person[] {
  const folded = foldWithOffsets(text);
  const original = (start: number, end: number): string => {
    const span = originalSpan(folded, start, end);
    return text.slice(span.start, span.end);
  };
  const people = new Map<string, Person>();
  let told = 0;
  for (const { index, 0: title } of folded.text.matchAll(titlePattern())) {
    const end = index + title.length;
    const after = nameAt(folded.text, end, lexicon);
    const name = after ?? nameBefore(folded.text, index, lexicon);
    if (name === null) continue;
    const key = folded.text.slice(name.start, name.end);
    const role = original(after === null ? index : Math.max(told, roleStart(folded.text, index)), end);
    told = Math.max(end, name.end + 1);
    const known = people.get(key);
    if (known?.role !== undefined && known.role.length >= role.length) continue;
    people.set(key, { name: original(name.start, name.end), role });
  }
  return [...people.values()];
}

let pattern: RegExp | null = null;

function titlePattern(): RegExp {
  const titles = [...titleWords().titles.keys()].toSorted((a, b) => b.length - a.length);
  pattern ??= new RegExp(titles.join("|"), "gu");
  return pattern;
}

/** What may follow a name: a stop, or a word that tells what its bearer did. */
const AFTER_NAME =
  /^(?:[^\p{Script=Han}]|$|[说称在对和与等表指认介出致代作为向就还也]|强调|宣读|提|担任|教授|院士|博士|先生|女士)/u;

/** A foreign name goes on to the first place where a name may end. */
const FOREIGN =
  /^\p{Script=Han}{1,7}[·.]\p{Script=Han}{2,7}?(?=[^\p{Script=Han}]|$|[说称在对和与等表指认介出致代作为向就还也的])/u;
/** Verbs that follow a name of two characters. */
const TELLS = /[说称认表指介致在对]$/u;

type Span = { readonly start: number; readonly end: number };

/** The name that begins at a place of a folded text: three characters where they can be one, else two. */
function nameAt(text: string, start: number, lexicon: Lexicon): Span | null {
  const foreign = FOREIGN.exec(text.slice(start, start + LONGEST_ROLE));
  if (foreign !== null) return { start, end: start + foreign[0].length };
  if (!SURNAMES.has(text[start] ?? "")) return null;
  for (const length of [3, 2]) {
    const name = text.slice(start, start + length);
    const ends = AFTER_NAME.test(text.slice(start + length, start + length + 4));
    if (/^\p{Script=Han}{2,3}$/u.test(name) && ends && canBeName(name, lexicon)) return { start, end: start + length };
  }
  return null;
}

/** The name that ends where a title begins. It follows a stop: 呂毅教授 may be half of a longer word elsewhere. */
function nameBefore(text: string, end: number, lexicon: Lexicon): Span | null {
  for (const length of [3, 2]) {
    const start = end - length;
    const name = text.slice(Math.max(0, start), end);
    const begins = start <= 0 || !/\p{Script=Han}/u.test(text[start - 1]!) || /[由和与是者]/u.test(text[start - 1]!);
    if (begins && name.length === length && SURNAMES.has(name[0]!) && canBeName(name, lexicon)) return { start, end };
  }
  return null;
}

function canBeName(name: string, lexicon: Lexicon): boolean {
  if (name.length === 3) return isPersonName(name, lexicon) && !TELLS.test(name);
  return lexicon.glosses(name).length === 0 && !titleWords().titles.has(name);
}

/** As long as the name of a body and its department get. */
const LONGEST_ROLE = 24;

/** Where the words of a role that ends in a title begin. */
function roleStart(text: string, title: number): number {
  const before = text.slice(Math.max(0, title - LONGEST_ROLE), title);
  return (
    title -
    (/(?<![\p{Script=Han}a-z0-9、()·])[\p{Script=Han}a-z0-9、()·]+$/u
      .exec(before)?.[0]
      .replace(/^.*(?:[由是的请、]|有(?!限))/u, "").length ?? 0)
  );
}
