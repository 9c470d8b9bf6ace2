import { fold } from "../../language/fold.ts";
import { type ItemKind, itemKinds } from "./composer-words.ts";
import type { Item } from "./cover-items.ts";
import type { ItemAsked } from "./item-asked.ts";
import { isForeign } from "./people-items.ts";
import type { ReadArticle, ReadSentence } from "./read-article.ts";
import { wordPattern } from "./word-pattern.ts";

/** A body's names in an article, folded, and as it is shown. */
interface Body {
  readonly names: readonly string[];
  readonly shown: string;
}

/** "九安医疗、中国联通等领军企业": what stands before 等 and the noun of the kind are of the kind. */
const SERIES_END = /等\p{Script=Han}{0,4}?(企业|公司|高校|大学|医院|协会|机构|单位)/gu;
/** What is no part of a series. */
const OUTSIDE_SERIES = /[^\p{Script=Han}a-z0-9、]/u;
/** Names in a series have so many characters; of a longer first one the end is taken. */
const IN_SERIES = { least: 2, most: 12 };

/** A company by its full name. */
const COMPANY = /[\p{Script=Han}()]{2,18}?(?:有限公司|科技公司|集团公司)/gu;
/** A name has at least so many characters; shorter ones are words. */
const SHORTEST = 3;

/** The bodies of an article that are of the kind asked for, each with the sentences that name it. */
export function bodyItems(read: ReadArticle, { kind, foreign }: Pick<ItemAsked, "kind" | "foreign">): readonly Item[] {
  const known = knownBodies(read, kind);
  const told = toldBodies(read, kind).filter(
    ({ names: [name] }) =>
      !known.some(({ names }) => names.some((each) => each.includes(name!) || name!.includes(each))),
  );
  return [...known, ...told]
    .filter(({ names }) => !foreign || isAbroad(names, read.article.people))
    .map(({ names, shown }) => ({
      key: names[0]!,
      shown,
      sentences: sentencesOf(names, read.sentences),
    }))
    .filter(({ sentences }) => sentences.length > 0);
}

/** A body is abroad where somebody from abroad holds a post in it. */
function isAbroad(names: readonly string[], people: ReadArticle["article"]["people"]): boolean {
  return people.some((person) => isForeign(person) && names.some((name) => fold(person.role ?? "").includes(name)));
}

function sentencesOf(names: readonly string[], sentences: readonly ReadSentence[]): Item["sentences"] {
  return sentences.filter(({ folded }) => names.some((name) => holdsName(folded, name))).map(({ ref }) => ref);
}

/** A university's name that goes on as its hospital's or its school's names that, not the university. */
function holdsName(folded: string, name: string): boolean {
  for (let at = folded.indexOf(name); at >= 0; at = folded.indexOf(name, at + 1)) {
    if (!/^(?:第?[一二三四五六七八九十]*附属医院|附属)/u.test(folded.slice(at + name.length))) return true;
  }
  return false;
}

/** Bodies that the metadata names and whose name or whose head is of the kind. */
function knownBodies({ article }: ReadArticle, kind: ItemKind): readonly Body[] {
  return article.aliases
    .map(({ names }) => ({ names: names.map((name) => fold(name)), shown: shownBody(names) }))
    .filter(
      ({ names }) => namesThatTell(names).some((name) => isOfKind(name, kind)) || isHeaded(names, article.people, kind),
    );
}

/** A Chinese name ends in what it is; only where there is none does the English one tell. */
function namesThatTell(names: readonly string[]): readonly string[] {
  const chinese = names.filter((name) => /\p{Script=Han}/u.test(name));
  return chinese.length > 0 ? chinese : names;
}

function isOfKind(name: string, { held, not }: ItemKind): boolean {
  if (not?.some((each) => name.includes(each)) ?? false) return false;
  return held.some((each) => (/^[a-z]/u.test(each) ? wordPattern([each]).test(name) : name.endsWith(each)));
}

/** Whoever is the chairman of something shows that it is a company. */
function isHeaded(names: readonly string[], people: ReadArticle["article"]["people"], { headed }: ItemKind): boolean {
  if (headed === undefined) return false;
  return people.some(({ role }) => {
    const folded = fold(role ?? "");
    const name = names.find((each) => folded.startsWith(each));
    return name !== undefined && wordPattern(headed).test(folded.slice(name.length));
  });
}

/** Bodies that the metadata does not name: those whose posts people hold, companies by their full name, and series of the kind. */
function toldBodies({ article, sentences }: ReadArticle, kind: ItemKind): readonly Body[] {
  const ofPosts = article.people
    .flatMap(({ role }) => fold(role ?? "").split("、"))
    .map((post) => bodyOfPost(post, kind));
  const inText = sentences.flatMap(({ folded }) => [...namesInSeries(folded, kind), ...companiesIn(folded, kind)]);
  const names = new Set([...ofPosts, ...inText].filter((name) => name.length >= SHORTEST));
  return [...names]
    .filter((name) => !(kind.not?.some((each) => name.includes(each)) ?? false))
    .map((name) => ({ names: [name], shown: name }));
}

/** "清华大学教授" gives 清华大学; empty where the post is of no such body. */
function bodyOfPost(post: string, kind: ItemKind): string {
  const { held } = kind;
  const ends = held
    .filter((each) => /^\p{Script=Han}/u.test(each))
    .map((each) => post.lastIndexOf(each) + each.length * Number(post.includes(each)));
  const end = Math.max(-1, ...ends);
  // A body stands before the title; where nothing is left of the post behind it, the post is a body's name and no title.
  const title = post.slice(Math.max(0, end));
  return end > 0 && title !== "" && !otherBodies(kind).test(title) ? post.slice(0, end).replace(/^原/u, "") : "";
}

/** 医院管理研究所主任 is of the institute, not of a hospital: what stands before the title names another kind of body. */
function otherBodies(kind: ItemKind): RegExp {
  const others = itemKinds().filter((each) => each.kind === "body" && each !== kind);
  return wordPattern(others.flatMap(({ held }) => held.filter((word) => word.length > 1 && !kind.held.includes(word))));
}

function namesInSeries(folded: string, { asked }: ItemKind): readonly string[] {
  return folded.split(OUTSIDE_SERIES).flatMap((run) => {
    const ends = [...run.matchAll(SERIES_END)];
    return ends.flatMap(({ index, 1: noun }, i) => {
      const before = ends[i - 1];
      const from = before === undefined ? 0 : before.index + before[0].length;
      return asked.includes(noun!) ? seriesAtEnd(run.slice(from, index)) : [];
    });
  });
}

/** The names of a series that ends a text, two at least: "包括九安医疗、中国联通" gives both with what stands before the first. */
function seriesAtEnd(text: string): readonly string[] {
  const names: string[] = [];
  for (const name of text.split("、").toReversed()) {
    if (name.length < IN_SERIES.least || (name.length > IN_SERIES.most && names.length === 0)) break;
    names.unshift(name.slice(-IN_SERIES.most));
    if (name.length > IN_SERIES.most) break;
  }
  return names.length > 1 ? names : [];
}

function companiesIn(folded: string, { headed }: ItemKind): readonly string[] {
  if (headed === undefined) return [];
  return [...folded.matchAll(COMPANY)].map(([name]) =>
    name.replace(/^.*(?:感谢|联合|以及|包括|和|与|由|在|是)(?=.{4})/u, ""),
  );
}

function shownBody(names: readonly string[]): string {
  const latin = names.find((name) => /^\p{Script=Latin}/u.test(name));
  const [first] = names;
  return latin === undefined || latin === first ? first! : `${latin} (${first})`;
}
