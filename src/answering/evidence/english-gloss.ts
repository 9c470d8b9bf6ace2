import type { Gloss } from "../../domain/answer.ts";
import type { Article, Language, Person } from "../../domain/article.ts";
import { fold, foldWithOffsets, originalSpan } from "../../language/fold.ts";
import { languageOf } from "../../language/language.ts";
import type { Lexicon } from "../../language/lexicon.ts";
import { romanise } from "../../language/romanise.ts";
import { peopleInText } from "../../retrieval/query/people-in-text.ts";
import { roleInEnglish } from "../intent/role-in-english.ts";
import { englishValues } from "./english-values.ts";

/** The gloss of a sentence of an article; null where its reader needs none. */
export type GlossOf = (article: Article, sentence: string) => Gloss | null;

const LATIN = /^[\p{Script=Latin}\d\s'’&().,/-]+$/u;
const HAN = /\p{Script=Han}/u;

/** Glosses for a reader; with a lexicon also people whom only the text names. */
export function createGloss(reader: Language, lexicon?: Lexicon): GlossOf {
  return (article, sentence) => glossFor(article, sentence, reader, lexicon);
}

/**
 * What a reader of English needs beside a Chinese sentence: the article's title, and the people, organisations and values
 * of that very sentence, in its order. Null for a reader of Chinese, and beside an English sentence.
 */
export function glossFor(article: Article, sentence: string, reader: Language, lexicon?: Lexicon): Gloss | null {
  if (reader !== "en" || languageOf(sentence) === "en") return null;
  const folded = fold(sentence);
  const organisations = organisationsOf(article, folded);
  return {
    titleEn: article.titleEn ?? null,
    people: peopleOf(article, sentence, folded, lexicon),
    organisations: organisations.map(({ name, english }) => ({ name, english })),
    values: englishValues(
      withoutNames(
        sentence,
        organisations.map(({ key }) => key),
      ),
    ),
  };
}

/** The sentence with a stop in the place of each character of these folded names: the seven of 第七医院 counts nothing. */
function withoutNames(sentence: string, keys: readonly string[]): string {
  let left = sentence;
  for (const key of keys) {
    const folded = foldWithOffsets(left);
    const at = folded.text.indexOf(key);
    if (at < 0) continue;
    const { start, end } = originalSpan(folded, at, at + key.length);
    left = `${left.slice(0, start)}${"、".repeat(end - start)}${left.slice(end)}`;
  }
  return left;
}

function peopleOf(article: Article, sentence: string, folded: string, lexicon?: Lexicon): Gloss["people"] {
  const known = new Set(article.people.map(({ name }) => fold(name)));
  const named =
    lexicon === undefined ? [] : peopleInText(sentence, lexicon).filter(({ name }) => !known.has(fold(name)));
  return [...article.people, ...named]
    .map((person) => ({ person, at: folded.indexOf(fold(person.name)) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
    .flatMap(({ person }) => personOf(person, article, lexicon));
}

function personOf({ name, romanised, role }: Person, { aliases }: Article, lexicon?: Lexicon): Gloss["people"] {
  const latin = romanised ?? (lexicon === undefined ? null : romanise(name, lexicon));
  if (latin === null || !HAN.test(name)) return [];
  return [{ name, romanised: latin, role: role === undefined ? null : readableRole(roleInEnglish(role, aliases)) }];
}

/** The posts that are English by now; all of them where none is. */
function readableRole(role: string): string {
  const posts = role.split("; ");
  const english = posts.filter((post) => !HAN.test(post));
  return (english.length > 0 ? english : posts).join("; ");
}

/** A name as the article has it, folded, and in English. */
interface NamedBody {
  readonly name: string;
  readonly key: string;
  readonly english: string;
}

/** Each place of the sentence counts once, for the longest name that stands there. */
function organisationsOf({ aliases, people }: Article, folded: string): readonly NamedBody[] {
  const persons = new Set(people.map(({ name }) => name));
  const groups = aliases.filter(({ names }) => !names.some((name) => persons.has(name)));
  const candidates = groups.flatMap(({ names }) => {
    const english = names.find((name) => LATIN.test(name));
    return english === undefined ? [] : names.filter((name) => HAN.test(name)).map((name) => ({ name, english }));
  });
  const found: (NamedBody & { readonly at: number })[] = [];
  let left = folded;
  for (const { name, english } of candidates.sort((a, b) => b.name.length - a.name.length)) {
    const key = fold(name);
    const at = left.indexOf(key);
    if (at < 0) continue;
    left = left.replaceAll(key, " ".repeat(key.length));
    if (found.every((each) => each.english !== english)) found.push({ name, key, english, at });
  }
  return found.sort((a, b) => a.at - b.at);
}
