import type { Article } from "../../domain/article.ts";
import { dateMentions } from "../../language/dates.ts";
import { fold } from "../../language/fold.ts";
import type { Lexicon } from "../../language/lexicon.ts";
import type { AnalysedQuestion, AskedName } from "../../retrieval/query/analysed-question.ts";
import type { ComposerParts } from "../composition.ts";
import { scopeWords } from "./composer-words.ts";
import { eventsByTitle } from "./event-by-title.ts";
import { withoutNames } from "./item-asked.ts";
import { dayOf } from "./read-article.ts";
import { wordPattern } from "./word-pattern.ts";

/** Where a question wants its answer from. */
export interface AskedScope {
  /** Best first where the corpus was searched for them, else newest first. */
  readonly articles: readonly Article[];
  /** What fixed them: `event` one event or several that are named; `corpus` all of it; `search` nothing but relevance. */
  readonly by: "event" | "corpus" | "search";
}

/** Articles read where nothing but relevance says which. */
const SEARCHED = 8;

/** Finds the articles a question is about: by year, place and name of the event, or the corpus as a whole. `several`: events are what is asked for, so all that fit are meant. */
export async function askedScope(
  asked: AnalysedQuestion,
  parts: ComposerParts,
  lexicon: Pick<Lexicon, "readings">,
  { several = false }: { readonly several?: boolean } = {},
): Promise<AskedScope> {
  const all = await parts.articles();
  const named = eventsNamed(asked, all, lexicon);
  const everywhere = wordPattern(scopeWords().everywhere).test(asked.folded);
  if (named.length > 1 && !everywhere && !several && wordPattern(scopeWords().event).test(asked.folded)) {
    const ids = new Set(named.map(({ id }) => id));
    const best = (await parts.relevant(asked, SEARCHED)).find(({ id }) => ids.has(id));
    return { articles: best === undefined ? named : [best], by: "event" };
  }
  if (named.length > 0) return { articles: named, by: "event" };
  if (everywhere || several) return { articles: all, by: "corpus" };
  if (wordPattern(scopeWords().event).test(asked.folded))
    return { articles: await parts.relevant(asked, 1), by: "event" };
  return { articles: await parts.relevant(asked, SEARCHED), by: "search" };
}

/** The articles whose year, place and names fit all that the question says of the event; empty where it says nothing of it. */
export function eventsNamed(
  asked: Pick<AnalysedQuestion, "folded" | "names">,
  all: readonly Article[],
  lexicon: Pick<Lexicon, "readings">,
): readonly Article[] {
  const plain = withoutNames(
    asked.folded,
    asked.names.map((name) => name.asked),
  );
  const years = yearsIn(asked.folded);
  const places = new Set(all.map(placeOf).filter((place) => place !== "" && saysPlace(plain, place, lexicon)));
  const byNames = articlesOfNames(asked.names) ?? articlesOfTitle(asked.folded, all);
  if (years.size === 0 && places.size === 0 && byNames === null) return [];
  return all.filter(
    (article) =>
      (years.size === 0 || years.has(Number(dayOf(article)?.slice(0, 4)))) &&
      (places.size === 0 || places.has(placeOf(article))) &&
      (byNames === null || byNames.has(article.id)),
  );
}

/** What is asked for, not where: "which hospitals", 哪些医院. */
const ASKED_FOR = /(?:which|what|how many) (?:[a-z'-]+ ){0,2}[a-z]+s(?![a-z])|哪[些几][个家所位]?\p{Script=Han}{2}/gu;

/** The article that more words of the question point to by its title than any other; null without one. */
function articlesOfTitle(folded: string, all: readonly Article[]): ReadonlySet<string> | null {
  if (wordPattern(scopeWords().everywhere).test(folded)) return null;
  const [first, second] = eventsByTitle(folded.replace(ASKED_FOR, " "), all);
  return first === undefined || first.words === second?.words ? null : new Set([first.article.id]);
}

/** Articles that hold all the names; where no article does, those of any. Null without names. */
function articlesOfNames(names: readonly AskedName[]): ReadonlySet<string> | null {
  if (names.length === 0) return null;
  const groups = [...Map.groupBy(names, ({ asked }) => asked).values()].map(
    (same) => new Set(same.flatMap(({ articles }) => articles)),
  );
  const shared = groups.reduce((left, right) => left.intersection(right));
  return shared.size > 0 ? shared : groups.reduce((left, right) => left.union(right));
}

/** The years a question says, with 年 or without. */
export function yearsIn(folded: string): ReadonlySet<number> {
  const bare = [...folded.matchAll(/(?<![\d.])(?:19|20)\d\d(?!\d)/gu)].map(([year]) => Number(year));
  return new Set([...bare, ...dateMentions(folded).flatMap(({ year }) => (year === undefined ? [] : [year]))]);
}

/** The folded place of an article's event without what stands in brackets behind it; empty where it is not told. */
export function placeOf({ place }: Article): string {
  return /^[^(]*/u.exec(fold(place ?? ""))![0].trim();
}

/** Whether a question names a place, in its characters or by its sound: "Xi'an", "xian". */
export function saysPlace(text: string, place: string, lexicon: Pick<Lexicon, "readings">): boolean {
  return placeWord(text, place, lexicon) !== null;
}

/** The word by which a text names a folded place, as it stands there; null where it does not. */
export function placeWord(text: string, place: string, lexicon: Pick<Lexicon, "readings">): string | null {
  if (fold(text).includes(place)) return place;
  if (!/^\p{Script=Han}+$/u.test(place)) return null;
  const sound = [...place].map((char) => lexicon.readings(char)[0] ?? "").join("");
  const words = text.split(/[^\p{Script=Latin}'’]+/u).map((word) => word.replace(/['’]s$/u, ""));
  return words.find((word) => fold(word).replaceAll("'", "") === sound) ?? null;
}
