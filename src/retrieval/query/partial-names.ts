import type { Article } from "../../domain/article.ts";
import { ENGLISH_STOP_WORDS } from "../../language/english.ts";
import { fold } from "../../language/fold.ts";
import type { Lexicon } from "../../language/lexicon.ts";
import { syllables } from "../../language/pinyin.ts";
import type { KnownBody } from "./known-names.ts";
import type { NameMatch } from "./name-match.ts";
import { bodyWords } from "./name-words.ts";
import { type LatinWord, type ReadQuestion, WORD_OF_ITS_OWN } from "./read-question.ts";
import { shortPlace } from "./short-place.ts";

/** A body with all words that its names, and the place and day of an event, are told by. */
export interface WordedBody {
  readonly body: KnownBody;
  readonly words: ReadonlySet<string>;
  readonly event: boolean;
}

/** The words by which English may name each body in part. */
export function wordedBodies(
  bodies: readonly KnownBody[],
  articles: readonly Article[],
  lexicon: Lexicon,
): readonly WordedBody[] {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const { heads, events, chineseEvents } = bodyWords();
  return bodies.map((body) => {
    const words = new Set(body.names.flatMap((name) => wordsIn(fold(name))));
    const event =
      events.some((word) => words.has(word)) ||
      body.names.some((name) => chineseEvents.some((end) => fold(name).endsWith(end)));
    const origins = event && body.articles.length === 1 ? [byId.get(body.articles[0]!)] : [];
    for (const article of origins) for (const word of placeAndDay(article, lexicon)) words.add(word);
    for (const [english, ends] of Object.entries(heads))
      if (
        (event || !events.includes(english)) &&
        body.names.some((name) => ends.some((end) => fold(name).endsWith(end)))
      )
        words.add(english);
    return { body, words, event };
  });
}

function wordsIn(folded: string): readonly string[] {
  return (folded.match(/[a-z0-9][a-z0-9']*/gu) ?? [])
    .map((word) => word.replace(/'s$|'/gu, ""))
    .filter((word) => word !== "" && !ENGLISH_STOP_WORDS.has(word));
}

/** "Tianjin", "2022": what people call an event by. */
function placeAndDay(article: Article | undefined, lexicon: Lexicon): readonly string[] {
  if (article === undefined) return [];
  const romanised = Array.from(shortPlace(article), (char) => lexicon.readings(char)[0] ?? "").join("");
  return [romanised, article.eventDate?.slice(0, 4) ?? ""].filter((word) => word !== "");
}

/** Finds bodies by the distinctive words of a name: "the Yangtze alliance", "Seventh Hospital". Unique ones only. */
export function partialNames(
  bodies: readonly WordedBody[],
  lexicon: Lexicon,
): (question: ReadQuestion) => readonly NameMatch[] {
  return ({ folded, words }) => {
    const found: NameMatch[] = [];
    for (const phrase of phrases(words)) {
      if (ANY_ONE.test(folded.slice(0, phrase[0]!.start))) continue;
      const keys = phrase.flatMap(({ text }) => wordsIn(text));
      const holding = bodies.filter(({ words: all }) => keys.every((key) => all.has(key)));
      const known = theOne(holding);
      if (known !== null && isDistinctive(phrase, known, lexicon))
        found.push({ start: phrase[0]!.start, end: phrase.at(-1)!.end, known: [known.body], exact: true });
    }
    return found.toSorted((a, b) => b.end - b.start - (a.end - a.start));
  };
}

/** "An affiliated hospital" is any one. */
const ANY_ONE = /\ban? $/u;
/** Longer phrases hold more than the name of a body. */
const MOST_WORDS = 6;

/** Runs of words that begin and end with words that tell something, the last a noun for a body. */
function phrases(words: readonly LatinWord[]): readonly (readonly LatinWord[])[] {
  const { heads } = bodyWords();
  const tells = ({ text }: LatinWord) => !ENGLISH_STOP_WORDS.has(text);
  const found: (readonly LatinWord[])[] = [];
  words.forEach((first, i) => {
    for (let count = 2; count <= MOST_WORDS && i + count <= words.length; count++) {
      const phrase = words.slice(i, i + count);
      const head = phrase.some(({ text }) => Object.hasOwn(heads, text));
      if (head && tells(first) && tells(phrase.at(-1)!) && phrase.every(({ follows }, k) => k === 0 || follows))
        found.push(phrase);
    }
  });
  return found;
}

/** The only body; of an event told under several names, the first. */
function theOne(holding: readonly WordedBody[]): WordedBody | null {
  const [first] = holding;
  if (first === undefined || holding.length === 1) return first ?? null;
  const sameEvent = holding.every(({ event, body }) => event && body.articles.join() === first.body.articles.join());
  return sameEvent && first.body.articles.length === 1 ? first : null;
}

/** A place and "hospital" say no single hospital; a place and "forum" say the forum held there. */
function isDistinctive(phrase: readonly LatinWord[], { event }: WordedBody, lexicon: Lexicon): boolean {
  const { heads, bare, events } = bodyWords();
  const own = phrase.filter(({ text }) => !Object.hasOwn(heads, text) && !ENGLISH_STOP_WORDS.has(text));
  const onlyBare = phrase.some(({ text }) => bare.includes(text)) && !phrase.some(({ text }) => events.includes(text));
  if (own.length === 0) return false;
  if (event) return own.some(({ text, capital, ordinary }) => capital || !ordinary || isPlace(text, lexicon));
  return !onlyBare || own.some(({ text }) => !isPlace(text, lexicon));
}

function isPlace(word: string, lexicon: Lexicon): boolean {
  const all = lexicon.chinese(word);
  if (syllables(word) !== null) return all.some(({ word: chinese }) => lexicon.properNoun(chinese));
  const means = all.filter(({ weight }) => weight >= WORD_OF_ITS_OWN);
  return means.length > 0 && means.every(({ word: chinese }) => lexicon.properNoun(chinese));
}
