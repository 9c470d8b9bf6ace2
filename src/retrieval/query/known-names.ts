import type { Article, Person } from "../../domain/article.ts";
import { fold } from "../../language/fold.ts";
import type { Lexicon } from "../../language/lexicon.ts";
import { letterKey, spellings, syllables } from "../../language/pinyin.ts";
import { peopleInText } from "./people-in-text.ts";

/** A person of the corpus. */
export interface KnownPerson {
  readonly kind: "person";
  readonly person: Person;
  /** Every form of the name, the article's own characters first. */
  readonly names: readonly string[];
  readonly articles: readonly string[];
  /** Every role given, the fullest first. */
  readonly roles: readonly string[];
  /** Surname and given name as letter keys: several where a character has several readings. Empty for foreign names. */
  readonly spellings: readonly { readonly surname: string; readonly given: string }[];
  /** The words of a name that is no pinyin, as letter keys. */
  readonly foreign: readonly string[];
}

/** A body, event or thing with several names. */
export interface KnownBody {
  readonly kind: "organisation";
  readonly names: readonly string[];
  readonly articles: readonly string[];
}

/** Whoever and whatever the corpus has a name for. */
export type KnownName = KnownPerson | KnownBody;

/** Reading the people out of more texts than this takes longer than a question may wait: there only the metadata counts. */
const READ_TEXTS = 300;

/** The people and bodies of these articles: from their metadata, and people from the text of those that have none. */
export function knownNames(articles: readonly Article[], lexicon: Lexicon): readonly KnownName[] {
  const read = articles.length <= READ_TEXTS;
  const people = new Map<string, { person: Person; articles: Set<string>; roles: string[]; names: Set<string> }[]>();
  for (const article of articles) {
    const found = article.people.length > 0 || !read ? article.people : peopleInText(article.text, lexicon);
    for (const person of found) addPerson(people, person, article.id);
  }
  const bodies = mergeGroups(articles);
  const known: KnownName[] = [];
  for (const body of bodies) {
    const same = body.names.flatMap((name) => people.get(fold(name)) ?? []);
    for (const each of same) for (const name of body.names) each.names.add(name);
    if (same.length === 0) known.push(body);
  }
  for (const each of [...people.values()].flat()) known.push(asKnown(each, lexicon));
  return known;
}

type Gathered = { person: Person; articles: Set<string>; roles: string[]; names: Set<string> };

/** People of one name are one person unless their roles have nothing in common. */
function addPerson(people: Map<string, Gathered[]>, person: Person, article: string): void {
  const key = fold(person.name);
  const same = people.get(key) ?? [];
  people.set(key, same);
  const role = person.role ?? "";
  const known = same.find(
    ({ roles }) => role === "" || roles.length === 0 || roles.some((each) => sharePart(each, role)),
  );
  const gathered: Gathered = known ?? { person, articles: new Set(), roles: [], names: new Set([person.name]) };
  if (known === undefined) same.push(gathered);
  gathered.articles.add(article);
  if (person.romanised !== undefined) {
    gathered.names.add(person.romanised);
    if (gathered.person.romanised === undefined) gathered.person = { ...gathered.person, romanised: person.romanised };
  }
  if (role !== "" && !gathered.roles.includes(role)) gathered.roles.push(role);
}

/** As many characters as a place or the short name of a body has. */
const SHARED = 2;

function sharePart(one: string, other: string): boolean {
  const [a, b] = [fold(one), fold(other)];
  return Array.from({ length: Math.max(0, a.length - SHARED + 1) }, (_, i) => a.slice(i, i + SHARED)).some((part) =>
    b.includes(part),
  );
}

function asKnown({ person, articles, roles, names }: Gathered, lexicon: Lexicon): KnownPerson {
  const sorted = roles.toSorted((a, b) => b.length - a.length);
  const foreign = foreignWords(person);
  return {
    kind: "person",
    person: sorted[0] === undefined ? person : { ...person, role: sorted[0] },
    names: [...names],
    articles: [...articles],
    roles: sorted,
    spellings: foreign.length > 0 ? [] : spellingsOf(person, lexicon),
    foreign,
  };
}

function foreignWords({ name, romanised }: Person): readonly string[] {
  const latin = romanised ?? (/\p{Script=Han}/u.test(name) ? "" : name);
  const words = latin.split(/[\s·]+/u).filter((word) => word !== "");
  const pinyin = /^\p{Script=Han}{2,4}$/u.test(name) && words.every((word) => syllables(word) !== null);
  return pinyin ? [] : words.map(letterKey).filter((word) => word.length > 1);
}

function spellingsOf({ name, romanised }: Person, lexicon: Lexicon): KnownPerson["spellings"] {
  const [surname, ...given] = (romanised ?? "").split(/\s+/u).map(letterKey);
  const told = surname !== undefined && given.length > 0 ? [{ surname, given: given.join("") }] : [];
  return told.length > 0 ? told : spellings(fold(name), lexicon.readings);
}

/** Groups of names that share one are one body. */
function mergeGroups(articles: readonly Article[]): readonly KnownBody[] {
  const groups = new Map<string, { names: Set<string>; articles: Set<string> }>();
  for (const article of articles) {
    for (const { names } of article.aliases) {
      const merged = { names: new Set(names), articles: new Set([article.id]) };
      for (const name of names) {
        const known = groups.get(fold(name));
        for (const each of known?.names ?? []) merged.names.add(each);
        for (const each of known?.articles ?? []) merged.articles.add(each);
      }
      for (const name of merged.names) groups.set(fold(name), merged);
    }
  }
  return [...new Set(groups.values())].map(({ names, articles: ids }) => ({
    kind: "organisation",
    names: [...names],
    articles: [...ids],
  }));
}
