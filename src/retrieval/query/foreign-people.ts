import { editDistance } from "../../language/edit-distance.ts";
import { fold } from "../../language/fold.ts";
import type { KnownPerson } from "./known-names.ts";
import type { NameMatch } from "./name-match.ts";
import type { LatinWord, ReadQuestion } from "./read-question.ts";
import { allowed, spanOf, windows } from "./romanised-people.ts";

/** A part of a foreign name that may stand for the whole is at least so long: "Ben" and "Ali" are everybody. */
const LETTERS = 5;
const CHARACTERS = 3;

/** Finds people with foreign names by all of the name in any order, or by a part that only one of them has. */
export function foreignPeople(people: readonly KnownPerson[]): (question: ReadQuestion) => readonly NameMatch[] {
  const foreign = people.filter(({ foreign: words }) => words.length > 0);
  return (question) => [...latinMatches(question, foreign), ...partsInChinese(question, people)];
}

function latinMatches({ words }: ReadQuestion, people: readonly KnownPerson[]): readonly NameMatch[] {
  const found: NameMatch[] = [];
  if (people.length === 0) return found;
  for (const window of windows(words)) {
    const near = window.map(({ key }) => key);
    const exact = people.filter(({ foreign }) => isPartOf(near, foreign, (a, b) => a === b));
    if (exact.length > 0 && isEnough(window, exact, words))
      found.push({ ...spanOf(window), known: exact, exact: true });
    if (exact.length > 0 || window.some(({ ordinary }) => ordinary)) continue;
    const close = people.filter(({ foreign }) => isPartOf(near, foreign, isNear));
    if (close.length === 1 && isEnough(window, close, words))
      found.push({ ...spanOf(window), known: close, exact: false });
  }
  return found.toSorted((a, b) => Number(b.exact) - Number(a.exact) || b.end - b.start - (a.end - a.start));
}

function isPartOf(words: readonly string[], name: readonly string[], same: (a: string, b: string) => boolean): boolean {
  return words.length <= name.length && words.every((word) => name.some((part) => same(word, part)));
}

function isNear(word: string, part: string): boolean {
  return word[0] === part[0] && editDistance(word, part, allowed(word.length)) <= allowed(word.length);
}

/** Two words of a name are enough; one is where it is one person's, long, and not part of another's name. */
function isEnough(window: readonly LatinWord[], people: readonly KnownPerson[], words: readonly LatinWord[]): boolean {
  if (window.length > 1) return true;
  const [word] = window as readonly [LatinWord];
  if (people.length > 1 || word.key.length < LETTERS || (word.ordinary && !word.capital)) return false;
  const at = words.indexOf(word);
  const [before, after] = [words[at - 1], words[at + 1]];
  return !isNameWord(word.follows ? before : undefined) && !isNameWord(after?.follows === true ? after : undefined);
}

/** A capital inside the question on a word that is nothing but a name. */
function isNameWord(word: LatinWord | undefined): boolean {
  return word?.capital === true && !word.ordinary && word.start > 0;
}

/** 佩德里奇 for 维托尔德·佩德里奇. */
function partsInChinese({ folded }: ReadQuestion, people: readonly KnownPerson[]): readonly NameMatch[] {
  const found: NameMatch[] = [];
  const parts = new Map<string, KnownPerson[]>();
  for (const person of people) {
    for (const part of fold(person.person.name).split(/[·.]/u).slice(1))
      if (part.length >= CHARACTERS) parts.set(part, [...(parts.get(part) ?? []), person]);
  }
  for (const [part, known] of parts) {
    const start = folded.indexOf(part);
    if (start >= 0 && known.length === 1) found.push({ start, end: start + part.length, known, exact: true });
  }
  return found;
}
