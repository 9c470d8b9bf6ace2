import type { Article } from "../domain/article.ts";
import type { AskedKind } from "../language/asked-kind.ts";
import { languageOf } from "../language/language.ts";
import type { Lexicon } from "../language/lexicon.ts";
import type { Found, Retrieved } from "../retrieval/ranking/retrieve.ts";
import { createReadArticle, missingNames, namesIn, type ReadArticle, shareOfArticle } from "./article-told.ts";
import { asWritten } from "./as-written.ts";
import { important, isWord, matterOf, shareUnheard, unheardCompounds } from "./asked-matter.ts";
import { absentPlaces, isKnownName } from "./asked-names.ts";
import { wantedOf } from "./asked-values.ts";
import { contradictedEditions, contradictedYears } from "./contradicted-years.ts";
import { readEchoes, unsettled } from "./echoes.ts";
import { coverage } from "./match-terms.ts";
import { nearestTo } from "./nearest.ts";
import type { Candidate } from "./score-sentences.ts";
import { createSoften } from "./soften.ts";
import { weighAsked } from "./weigh-asked.ts";

/** Why evidence does not do: a year it contradicts, a name it lacks, nothing of what is asked, or no agreed answer. */
export type Lack = "year" | "name" | "matter" | "thin" | "unsaid";

/** Whether the evidence answers the question, and if not, what it lacks. */
export interface Judgement {
  readonly sufficient: boolean;
  readonly reason: Lack | null;
  /** Words of the question that are not met, the weightiest first. */
  readonly missing: readonly string[];
  /** Names in the question that the nearest article does hold, as asked. */
  readonly known: readonly string[];
  readonly wanted: AskedKind;
  /** The sentence nearest to the question's fixed points. */
  readonly nearest: Candidate | null;
}

/** What is judged: everything read for one question. */
export interface Reading {
  readonly question: string;
  readonly retrieved: Retrieved;
  readonly candidates: readonly Candidate[];
  readonly picked: readonly Candidate[];
}

/** Below this share of the question's weight the evidence speaks of something else. */
const THIN = { same: 0.25, other: 0.12 };
/** Of someone the corpus knows, this share of what is asked about them must be met. */
const MATTER = 0.2;
/** When only one of three words or more is met, the evidence must meet this share all the same. */
const FEW = 0.25;
/** Nor does a corpus answer that never uses the words for half of what is asked. */
const UNHEARD = 0.55;
/**
 * A Chinese report this long, in characters, says most of what a question in its own language names when it answers it, or
 * else is found well before any other article: what it is ahead counts twice.
 */
const REPORT = { length: 450, share: 0.7, ahead: 2 };

/**
 * Judges by reading, not by score: whoever, whenever and whatever the question fixes must stand in what would be quoted.
 * The rules and their figures: docs/decisions/2026-11-23-refusing-by-reading.md.
 */
export function judgeEvidence(reading: Reading, lexicon: Lexicon): Judgement {
  const { question, retrieved, candidates } = reading;
  const { terms } = retrieved;
  const read = createReadArticle(terms, lexicon);
  const nearest = nearestTo(terms, candidates, lexicon);
  const base = {
    known: nearest === null ? [] : asWritten(question, namesIn(nearest, terms, lexicon, read)),
    wanted: wantedOf(question).kind,
    nearest,
  };
  const lack = lackOf(reading, nearest, lexicon, read);
  return { sufficient: lack.reason === null, reason: lack.reason, missing: asWritten(question, lack.missing), ...base };
}

interface Lacking {
  readonly reason: Lack | null;
  readonly missing: readonly string[];
}

function lackOf(
  { question, retrieved, candidates, picked }: Reading,
  nearest: Candidate | null,
  lexicon: Lexicon,
  read: ReadArticle,
): Lacking {
  const { terms } = retrieved;
  const best = candidates[0];
  if (best === undefined) return { reason: "thin", missing: terms.filter(isWord).map(({ text }) => text) };
  const { article } = best.found;
  const years = contradictedYears(question, article);
  if (years.length > 0) return { reason: "year", missing: years };
  const same = sameLanguage(question, article);
  const weights = weighAsked(question, terms);
  const soften = createSoften(terms, lexicon);
  const quoted = [best, ...picked.filter(({ found }) => found.article.id === article.id)];
  const told = same ? Math.max(0, ...quoted.map((each) => shareOfArticle(each, weights, soften, read))) : null;
  const editions = contradictedEditions(question, article);
  const names = [
    ...editions,
    ...absentPlaces(question, terms, article, lexicon),
    ...missingNames(terms, article, told, lexicon, read),
  ];
  if (names.length > 0) return lackingName(question, names, nearest);
  const matter = matterOf(question, terms, best.context, lexicon);
  const compounds = unheardCompounds(question, terms, read(article));
  if (compounds.length > 0) return { reason: "matter", missing: compounds };
  const named = terms.some((term) => isKnownName(term, lexicon));
  if (named && matter.total > 0 && matter.met / matter.total < MATTER)
    return { reason: "matter", missing: matter.missing };
  const share = coverage(best.context, terms.map(important));
  const few = same && matter.words >= 3 && matter.wordsMet <= 1 && share < FEW;
  const unheard = shareUnheard(terms, weights, soften(best.context, best.text), lexicon) >= UNHEARD;
  const short =
    told !== null &&
    article.language !== "en" &&
    article.text.length > REPORT.length &&
    told + REPORT.ahead * aheadOfOthers(best.found, retrieved.passages) < REPORT.share;
  if (few || short || unheard || share < (same ? THIN.same : THIN.other))
    return { reason: "thin", missing: matter.missing };
  if (told !== null && unsettled(readEchoes(question, terms, weights, retrieved.passages, candidates, lexicon)))
    return { reason: "unsaid", missing: matter.missing };
  return { reason: null, missing: matter.missing };
}

/** By how much more an article was found than the best of the others, 0 to about 1. */
function aheadOfOthers({ article, words }: Found, passages: readonly Found[]): number {
  const others = passages.filter((other) => other.article.id !== article.id).map((other) => other.words);
  return Math.max(0, words - Math.max(0, ...others));
}

/** A name that another article holds leads to a better reason: what that article is of. */
function lackingName(question: string, names: readonly string[], nearest: Candidate | null): Lacking {
  const years = nearest === null ? [] : contradictedYears(question, nearest.found.article);
  return years.length > 0 ? { reason: "year", missing: years } : { reason: "name", missing: names };
}

function sameLanguage(question: string, { language }: Article): boolean {
  return (languageOf(question) === "en") === (language === "en");
}
