import { type LearnedWeights, linearValue, modelsFor, pairOf } from "../../retrieval/ranking/learned-weights.ts";
import type { Retrieved } from "../../retrieval/ranking/retrieve.ts";
import type { Evidence } from "../evidence/find-evidence.ts";
import type { ReadingParts } from "../evidence/sentence-context.ts";
import { contradictedEditions, contradictedYears } from "./contradicted-years.ts";
import { absentPlaces, peopleElsewhere, unknownPeople } from "./missing-names.ts";
import { notCounted } from "./not-counted.ts";
import { sufficiencyFeatures } from "./sufficiency-features.ts";
import { unmetDemand } from "./unmet-demand.ts";

/** Why evidence does not do: a year or an edition it contradicts, somebody it lacks, or too little of what is asked. */
export type Lack = "year" | "name" | "thin";

/** Whether the evidence answers the question. */
export interface Sufficiency {
  readonly sufficient: boolean;
  readonly reason: Lack | null;
  /** What of the question is missing, as it stands there, the weightiest first. */
  readonly missing: readonly string[];
  /** How probable it is that the question is answered, 0 to 1. */
  readonly confidence: number;
}

/** What judging is made from. */
export interface SufficiencyParts extends ReadingParts {
  readonly weights: LearnedWeights;
}

/** A term of the question counts as met from here on. */
const MET = 0.3;

/**
 * Judges whether ranked evidence answers its question: by typed checks, which are facts and give the reason, then by a
 * logistic regression over what was found, at the threshold that keeps the stated share of answerable questions.
 */
export function judgeSufficiency(
  retrieved: Retrieved,
  evidence: readonly Evidence[],
  parts: SufficiencyParts,
): Sufficiency {
  const { lexicon, weights } = parts;
  const { asked } = retrieved;
  const [best] = evidence;
  const people = unknownPeople(asked, lexicon);
  if (best === undefined)
    return lacking(people.length > 0 ? "name" : "thin", people.length > 0 ? people : unmet(asked.terms, null));
  const { article } = best;
  const model = modelsFor(asked, weights).sufficiency[pairOf(asked.language, article.language)];
  const value = linearValue(model, sufficiencyFeatures(retrieved, evidence));
  const confidence = 1 / (1 + Math.exp(-value));
  const years = contradictedYears(asked.text, article);
  if (years.length > 0) return lacking("year", years, confidence);
  const absent = [
    ...people,
    ...contradictedEditions(asked.text, article),
    ...absentPlaces(asked, article, lexicon),
    ...peopleElsewhere(asked, article.id),
  ];
  if (absent.length > 0) return lacking("name", absent, confidence);
  if (unmetDemand(asked.folded, evidence) !== null) return lacking("thin", [], confidence);
  const uncounted = notCounted(asked, evidence, parts);
  if (uncounted.length > 0) return lacking("thin", uncounted, confidence);
  if (value >= model.threshold) return { sufficient: true, reason: null, missing: [], confidence };
  return lacking("thin", unmet(asked.terms, best), confidence);
}

function lacking(reason: Lack, missing: readonly string[], confidence = 0): Sufficiency {
  return { sufficient: false, reason, missing, confidence };
}

/** Words of the question that the best sentence does not meet with all that stands around it, the worthiest first. */
function unmet(terms: Retrieved["asked"]["terms"], best: Evidence | null): readonly string[] {
  return terms
    .map(({ text, worth }, i) => ({ text, worth, mark: best?.context[i] ?? 0 }))
    .filter(({ worth, mark }) => worth > 0 && mark < MET)
    .sort((a, b) => b.worth - a.worth)
    .map(({ text }) => text);
}
