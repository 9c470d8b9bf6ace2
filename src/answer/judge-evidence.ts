import type { WeighedTerm } from "../retrieve/retrieve.ts";
import { dateMentions } from "../text/dates.ts";
import { fold } from "../text/fold.ts";
import { languageOf } from "../text/language.ts";
import type { Lexicon } from "../text/lexicon.ts";
import { isPersonName } from "../text/person-name.ts";
import { coverage, createMatcher, type Matches } from "./match-terms.ts";
import type { Candidate } from "./score-sentences.ts";

/** Whether the evidence answers the question, and if not, what it lacks: words of the question, the weightiest first. */
export interface Judgement {
  readonly sufficient: boolean;
  readonly reason: "year" | "name" | "matter" | "thin" | null;
  readonly missing: readonly string[];
}

/** Below this share of the question's weight the evidence speaks of something else. */
const THIN: Readonly<Record<"en" | "zh", number>> = { en: 0.12, zh: 0.25 };
/** Of someone the corpus knows, this share of what is asked about them must be met. */
const MATTER = 0.2;
const MET = 0.3;
/** When only one of three words or more is met, the evidence must meet this share all the same. */
const FEW = 0.25;

/**
 * Judges by reading, not by score: whoever, whenever and whatever the question fixes must stand in the article that would
 * be quoted. A year the article contradicts, a person it does not name, a known name with nothing of what is asked about
 * it, or too little of anything: each is a reason to refuse.
 */
export function judgeEvidence(
  question: string,
  best: Candidate | undefined,
  terms: readonly WeighedTerm[],
  lexicon: Lexicon,
): Judgement {
  if (best === undefined)
    return { sufficient: false, reason: "thin", missing: terms.filter(isWord).map(({ text }) => text) };
  const years = contradictedYears(question, best);
  if (years.length > 0) return refuse("year", years);
  const { article } = best.found;
  const whole = createMatcher(terms, lexicon)(
    [article.title, article.titleEn, article.publisher, article.place, article.text].filter(Boolean).join("\n"),
    article.published,
  );
  const names = terms.filter((term, i) => isName(term, lexicon) && whole[i] === 0).map(({ text }) => text);
  if (names.length > 0) return refuse("name", names);
  const matter = matterOf(question, terms, best.context, lexicon);
  if (terms.some((term) => isKnownName(term, lexicon)) && matter.total > 0 && matter.met / matter.total < MATTER)
    return refuse("matter", matter.missing);
  const share = coverage(best.context, terms.map(important));
  const few = matter.words >= 3 && matter.wordsMet <= 1 && share < FEW;
  if (few || share < THIN[languageOf(question) === "en" ? "en" : "zh"]) return refuse("thin", matter.missing);
  return { sufficient: true, reason: null, missing: matter.missing };
}

function refuse(reason: Exclude<Judgement["reason"], null>, missing: readonly string[]): Judgement {
  return { sufficient: false, reason, missing: [...new Set(missing)] };
}

/** Years asked about when the article, which names years, names others only. */
function contradictedYears(question: string, best: Candidate): readonly string[] {
  const { article } = best.found;
  const asked = yearsOf(question);
  if (asked.length === 0) return [];
  const told = new Set(
    yearsOf(
      [article.title, article.titleEn, article.published, article.eventDate, article.text].filter(Boolean).join("\n"),
    ),
  );
  return told.size === 0 ? [] : asked.filter((year) => !told.has(year));
}

function yearsOf(text: string): readonly string[] {
  return dateMentions(text).flatMap(({ year }) => (year === undefined ? [] : [String(year)]));
}

function isWord({ kind }: WeighedTerm): boolean {
  return kind === "word" || kind === "phrase" || kind === "foreign";
}

function isName({ kind, text, found }: WeighedTerm, lexicon: Lexicon): boolean {
  return (
    kind === "alias" ||
    ((kind === "name" || kind === "word") && isPersonName(text, lexicon)) ||
    (kind === "word" && found === 0 && lexicon.properNoun(text))
  );
}

function isKnownName({ kind, text }: WeighedTerm, lexicon: Lexicon): boolean {
  return kind === "alias" || (kind === "name" && isPersonName(text, lexicon));
}

/** A word that the corpus does not hold at all weighs as the rarest of those it holds. */
function important(term: WeighedTerm): WeighedTerm {
  return term.kind === "gram" || term.gain > 0 ? term : { ...term, gain: term.weight * 5 };
}

interface Matter {
  readonly met: number;
  readonly total: number;
  readonly words: number;
  readonly wordsMet: number;
  readonly missing: readonly string[];
}

/** What is asked about the names: the words besides them. A compound that is not met is not met by its parts. */
function matterOf(question: string, terms: readonly WeighedTerm[], context: Matches, lexicon: Lexicon): Matter {
  const named = terms.filter((term) => isKnownName(term, lexicon)).map(({ text }) => text.toLowerCase());
  const asked = fold(question);
  const broken = terms
    .filter((term, i) => term.kind === "phrase" && context[i] === 0 && asked.includes(term.text))
    .flatMap(({ text }) => text.split(" "));
  const lacking: { text: string; gain: number }[] = [];
  let met = 0;
  let total = 0;
  let words = 0;
  let wordsMet = 0;
  terms.forEach((term, i) => {
    if (!isWord(term) || named.some((name) => name.includes(term.text))) return;
    const { gain } = important(term);
    const value = term.kind !== "phrase" && broken.includes(term.text) ? 0 : context[i]!;
    total += gain;
    met += gain * Math.min(1, value * 1.5);
    if (term.kind !== "phrase") words++;
    if (term.kind !== "phrase" && context[i]! >= MET) wordsMet++;
    if (value < MET) lacking.push({ text: term.text, gain });
  });
  return { met, total, words, wordsMet, missing: lacking.sort((a, b) => b.gain - a.gain).map(({ text }) => text) };
}
