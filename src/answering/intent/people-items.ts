import type { Person } from "../../domain/article.ts";
import { fold } from "../../language/fold.ts";
import { syllables } from "../../language/pinyin.ts";
import type { Item } from "./cover-items.ts";
import type { ItemAsked } from "./item-asked.ts";
import type { ReadArticle, ReadSentence } from "./read-article.ts";
import { wordPattern } from "./word-pattern.ts";

/** What makes another post of a title: a vice president is no president, a president's assistant neither. */
const OTHER_POST = { before: /副$/u, behind: /^助理/u };

/** The people of an article who are of the kind asked for and did what is asked, each with the sentences that tell it. */
export function peopleItems({ article, sentences }: ReadArticle, asked: ItemAsked): readonly Item[] {
  const people = article.people.filter((person) => isOfKind(person, asked) && (!asked.foreign || isForeign(person)));
  const items = people.map((person) => itemOf(person, sentences, asked));
  return items.filter((item) => item.sentences.length > 0);
}

function isOfKind({ role }: Person, { kind: { held } }: ItemAsked): boolean {
  return held.length === 0 || holdsTitle(fold(role ?? ""), held);
}

/** Whether a text holds one of these titles itself, not as a part of a lesser one. */
export function holdsTitle(folded: string, titles: readonly string[]): boolean {
  return titles.some((title) => {
    for (let at = folded.indexOf(title); at >= 0; at = folded.indexOf(title, at + 1)) {
      const other =
        OTHER_POST.before.test(folded.slice(0, at)) || OTHER_POST.behind.test(folded.slice(at + title.length));
      if (!other) return true;
    }
    return false;
  });
}

/** Whether a person is from abroad, by a name that is not written as Chinese names are: with a dot between its parts, or in letters that are no pinyin. */
export function isForeign({ name, romanised }: Person): boolean {
  if (/[·・]/u.test(name)) return true;
  const words = romanised?.split(/\s+/u) ?? [];
  return words.some((word) => syllables(word) === null);
}

function itemOf(person: Person, sentences: readonly ReadSentence[], asked: ItemAsked): Item {
  const name = fold(person.name);
  const named = sentences.filter(({ folded }) => folded.includes(name));
  const doing = asked.predicates.reduce(
    (left, { told }) => left.filter(({ folded }) => wordPattern(told).test(folded)),
    named,
  );
  const preferred = doing.toSorted(
    (a, b) => Number(introduces(b, person, asked)) - Number(introduces(a, person, asked)),
  );
  const introducing = preferred.filter((each) => introduces(each, person, asked));
  const best = introducing.length > 0 ? introducing : preferred.slice(0, 1);
  return { key: name, shown: shownPerson(person), sentences: best.map(({ ref }) => ref) };
}

/** Whether a sentence says who somebody is: the title that is asked for, else any part of the role, with the name. */
function introduces({ folded }: ReadSentence, { role }: Person, { kind: { held } }: ItemAsked): boolean {
  if (held.length > 0) return held.some((title) => folded.includes(title));
  return fold(role ?? "")
    .split("、")
    .some((part) => part.length > 1 && folded.includes(part));
}

/** A person in both scripts. */
export function shownPerson({ name, romanised }: Person): string {
  return romanised === undefined ? name : `${romanised} (${name})`;
}
