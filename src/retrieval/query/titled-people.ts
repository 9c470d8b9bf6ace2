import { fold } from "../../language/fold.ts";
import { SURNAMES } from "../../language/pinyin.ts";
import type { KnownPerson } from "./known-names.ts";
import type { NameMatch } from "./name-match.ts";
import { addresses, titleWords } from "./name-words.ts";
import type { ReadQuestion } from "./read-question.ts";

/** Finds people by title and surname: "Prof Yu", "Academician Zhang", 张院士, 禹院长. `near` are articles named otherwise. */
export type FindTitled = (question: ReadQuestion, near: ReadonlySet<string>) => readonly NameMatch[];

/** Makes the finder. One person only must fit, of the whole corpus or of the articles otherwise named. */
export function titledPeople(people: readonly KnownPerson[]): FindTitled {
  return (question, near) => {
    const found: NameMatch[] = [];
    for (const { start, end, of, fits } of [...inEnglish(question), ...inChinese(question)]) {
      const bearers = people.filter(of);
      const known = onlyOne(bearers, fits, near);
      // 周先生 may be anybody: without a title that fits, the reader is asked.
      if (known !== null) found.push({ start, end, known: [known], exact: fits.length > 0 });
    }
    return found;
  };
}

interface Titled {
  readonly start: number;
  readonly end: number;
  readonly of: (person: KnownPerson) => boolean;
  /** Words of which the role must hold one, the surest group first; none: any role will do. */
  readonly fits: readonly (readonly string[])[];
}

function onlyOne(people: readonly KnownPerson[], fits: Titled["fits"], near: ReadonlySet<string>): KnownPerson | null {
  for (const group of fits.length === 0 ? [null] : fits) {
    const fitting = people.filter(({ roles }) => group === null || roles.some((role) => holdsTitle(fold(role), group)));
    const here = fitting.filter(({ articles }) => articles.some((id) => near.has(id)));
    if (fitting.length === 1) return fitting[0]!;
    if (here.length === 1) return here[0]!;
    if (fitting.length > 1) return null;
  }
  return null;
}

function holdsTitle(role: string, words: readonly string[]): boolean {
  return words.some((word) => role.includes(word));
}

function inEnglish({ words }: ReadQuestion): readonly Titled[] {
  const found: Titled[] = [];
  words.forEach((word, i) => {
    const surname = words[i + 1];
    const groups = fitsOf(word.text);
    if (groups === null || surname === undefined || !stands(surname, words[i + 2])) return;
    const of = ({ spellings, foreign }: KnownPerson) =>
      spellings.some((each) => each.surname === surname.key) || (foreign.length > 1 && foreign.at(-1) === surname.key);
    found.push({ start: word.start, end: surname.end, of, fits: groups });
  });
  return found;
}

/** A surname alone: another name word after it would make it another's name. */
function stands(surname: ReadQuestion["words"][number], next: ReadQuestion["words"][number] | undefined): boolean {
  if (surname.ordinary && !surname.capital) return false;
  return !(next?.follows === true && next.capital && !next.ordinary);
}

function fitsOf(word: string): Titled["fits"] | null {
  const address = addresses().english.get(word);
  if (address !== undefined) return address.map((group) => group.split(" "));
  const chinese = titleWords().chineseOf.get(word);
  return chinese === undefined ? null : [chinese];
}

function inChinese({ folded, begins }: ReadQuestion): readonly Titled[] {
  const titles = [...addresses().chinese.keys(), ...titleWords().titles.keys()].toSorted((a, b) => b.length - a.length);
  const found: Titled[] = [];
  for (const start of begins) {
    const surname = folded[start] ?? "";
    const title = SURNAMES.has(surname) ? titles.find((each) => folded.startsWith(each, start + 1)) : undefined;
    if (title === undefined) continue;
    const groups = addresses().chinese.get(title) ?? [title];
    const of = ({ person }: KnownPerson) =>
      fold(person.name).startsWith(surname) && /^\p{Script=Han}{2,4}$/u.test(person.name);
    found.push({ start, end: start + 1 + title.length, of, fits: groups.map((group) => group.split(" ")) });
  }
  return found;
}
