import { editDistance } from "../../language/edit-distance.ts";
import { syllables } from "../../language/pinyin.ts";
import type { KnownPerson } from "./known-names.ts";
import type { NameMatch } from "./name-match.ts";
import type { LatinWord, ReadQuestion } from "./read-question.ts";

/** A name of four words is the longest that people split their way: "Ou Yang Xiao Song". */
const MOST_WORDS = 4;

/** Finds people by Latin spellings: surname first or last, joined or split, in any letters. */
export function romanisedPeople(people: readonly KnownPerson[]): (question: ReadQuestion) => readonly NameMatch[] {
  const chinese = people.filter(({ spellings }) => spellings.length > 0);
  const eastern = keyed(chinese, ({ surname, given }) => surname + given);
  const western = keyed(chinese, ({ surname, given }) => given + surname);
  return ({ words }) => {
    const found: NameMatch[] = [];
    for (const window of windows(words)) {
      const key = keyOf(window);
      const usual = eastern.get(key);
      const known = usual ?? (window.length > 1 ? western.get(key) : undefined);
      if (known === undefined || !mayName(window)) continue;
      // Which of two single syllables is the surname cannot be told: Chen Yu and Yu Chen are two people.
      const exact = usual !== undefined || syllables(key)?.length !== 2;
      found.push({ ...spanOf(window), known, exact });
    }
    return found.toSorted((a, b) => b.end - b.start - (a.end - a.start));
  };
}

/** Finds people whose pinyin is a letter or two away: a surname or a given name must be right. */
export function misspeltPeople(people: readonly KnownPerson[]): (question: ReadQuestion) => readonly NameMatch[] {
  const chinese = people.filter(({ spellings }) => spellings.length > 0);
  return ({ words }) => {
    const found: NameMatch[] = [];
    for (const window of windows(words)) {
      const key = keyOf(window);
      if (allowed(key.length) === 0 || !looksLikeName(window)) continue;
      const nearest = nearestPeople(window, key, chinese);
      if (nearest.length === 1) found.push({ ...spanOf(window), known: nearest, exact: false });
    }
    return found.toSorted((a, b) => b.end - b.start - (a.end - a.start));
  };
}

/** One letter wrong in a name of six, two in one of ten: in shorter ones every letter makes another name. */
export function allowed(letters: number): number {
  if (letters < 6) return 0;
  return letters < 10 ? 1 : 2;
}

function nearestPeople(window: readonly LatinWord[], key: string, people: readonly KnownPerson[]): KnownPerson[] {
  let least = allowed(key.length);
  let nearest: KnownPerson[] = [];
  for (const person of people) {
    for (const { surname, given } of person.spellings) {
      const distance = distanceTo(window, key, surname, given, least);
      if (distance > least) continue;
      if (distance < least) nearest = [];
      least = distance;
      if (!nearest.includes(person)) nearest.push(person);
    }
  }
  return nearest;
}

const FAR = 99;

function distanceTo(window: readonly LatinWord[], key: string, surname: string, given: string, most: number): number {
  // With one syllable given, other pinyin is another name: Wang Lei is not Wang Wei misspelt.
  const short = syllables(given)?.length === 1;
  if (short && window.every(({ key: word }) => syllables(word) !== null)) return FAR;
  const words = window.map((word) => word.key);
  const orders = [
    { whole: surname + given, rest: key.startsWith(surname) ? key.slice(surname.length) : null },
    { whole: given + surname, rest: words.length > 1 && words.at(-1) === surname ? words.slice(0, -1).join("") : null },
  ];
  let least = FAR;
  for (const { whole, rest } of orders) {
    if (rest === null && !isGiven(words, given)) continue;
    // The first letter is seldom wrong, and names that differ in it are other names.
    if (rest !== null && rest[0] !== given[0]) continue;
    const distance = editDistance(key, whole, most);
    if (distance > 0) least = Math.min(least, distance);
  }
  return least;
}

/** Whether the given name is right, as words of its own, and the rest may be the surname misspelt. */
function isGiven(words: readonly string[], given: string): boolean {
  const joined = words.slice(1).join("");
  return words.length > 1 && (joined === given || words.slice(0, -1).join("") === given);
}

function keyed(
  people: readonly KnownPerson[],
  key: (spelling: KnownPerson["spellings"][number]) => string,
): ReadonlyMap<string, readonly KnownPerson[]> {
  const map = new Map<string, KnownPerson[]>();
  for (const person of people)
    for (const each of new Set(person.spellings.map(key))) map.set(each, [...(map.get(each) ?? []), person]);
  return map;
}

/** Every run of one to four words, longest first. */
export function* windows(words: readonly LatinWord[]): Generator<readonly LatinWord[]> {
  for (let count = MOST_WORDS; count > 0; count--) {
    for (let i = 0; i + count <= words.length; i++) {
      const window = words.slice(i, i + count);
      if (window.every(({ follows }, k) => k === 0 || follows)) yield window;
    }
  }
}

const keyOf = (window: readonly LatinWord[]): string => window.map(({ key }) => key).join("");

export function spanOf(window: readonly LatinWord[]): { readonly start: number; readonly end: number } {
  return { start: window[0]!.start, end: window.at(-1)!.end };
}

/** Ordinary words that spell a name by chance ("make", "an he") name somebody only when all are written as names are. */
function mayName(window: readonly LatinWord[]): boolean {
  if (window.some(({ ordinary }) => !ordinary)) return true;
  return window.length > 1 && window.every(({ capital }) => capital);
}

/**
 * Pinyin of a whole name, or capitals: what stands in small letters and is no pinyin is a word misspelt, not a name. Some
 * surnames are English words ("fan"), but no two parts of a name are.
 */
function looksLikeName(window: readonly LatinWord[]): boolean {
  if (window.filter(({ ordinary }) => ordinary).length > (window.length > 1 ? 1 : 0)) return false;
  if (window.length > 1 && [window[0]!, window.at(-1)!].every(({ ordinary }) => ordinary)) return false;
  return window.every(
    ({ capital, key, text }) => !/\d/u.test(text) && (capital || window.length === 1 || syllables(key) !== null),
  );
}
