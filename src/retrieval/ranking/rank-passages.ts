import type { AnalyseText } from "../../language/analysed-text.ts";
import type { Lexicon } from "../../language/lexicon.ts";
import type { PassageView } from "../../ports/passage-index.ts";
import type { AnalysedQuestion } from "../query/analysed-question.ts";
import type { Found } from "./found.ts";
import { type LearnedWeights, linearValue, modelsFor, pairOf } from "./learned-weights.ts";
import { type Marks, shareMet, together } from "./marks.ts";
import { createMatcher } from "./match-terms.ts";
import { passageFeatures, repeated } from "./passage-features.ts";

/** A passage as the two searches gave it. */
export interface Candidate extends PassageView {
  readonly lexical: number;
  readonly similarity: number | null;
}

/** What ranking is made from. */
export interface RankParts {
  readonly lexicon: Lexicon;
  readonly analyse: AnalyseText;
  readonly weights: LearnedWeights;
}

/** So many, the best by the two searches, are read sentence by sentence. */
const READ = 24;

/**
 * Ranks candidates, best first, by words, meaning and what their sentences meet, added with learned weights. Change the
 * ranking here: a feature is one line in passage-features.ts, its weight comes from `npm run train`.
 */
export function rankPassages(
  asked: AnalysedQuestion,
  candidates: readonly Candidate[],
  parts: RankParts,
): readonly Found[] {
  const first = score(asked, candidates.map(unread), parts.weights).slice(0, READ);
  return score(
    asked,
    first.map((each) => readPassage(asked, each, parts)),
    parts.weights,
  );
}

/** A candidate whose sentences were read. */
export type ReadPassage = Candidate & {
  readonly marks: Marks;
  readonly bestSentence: number;
  readonly wording: number;
};

function unread(candidate: Candidate): ReadPassage {
  return { ...candidate, marks: new Float32Array(0), bestSentence: 0, wording: 0 };
}

/** Reads what a passage's sentences meet of a question. */
export function readPassage(
  asked: AnalysedQuestion,
  candidate: Candidate,
  { lexicon, analyse }: RankParts,
): ReadPassage {
  const { article, passage, sentences } = candidate;
  const match = createMatcher(asked.terms, lexicon);
  const texts = sentences
    .slice(passage.first, passage.last + 1)
    .map(({ start, end }) => analyse(article.text.slice(start, end), article.published));
  const sameLanguage = pairOf(asked.language, article.language)[0] === pairOf(article.language, article.language)[0];
  const question = sameLanguage ? analyse(asked.text).bare : "";
  let marks = match(analyse([article.title, article.titleEn].filter(Boolean).join("\n")));
  for (const text of texts) marks = together(marks, match(text), 1);
  return {
    ...candidate,
    marks,
    bestSentence: Math.max(0, ...texts.map((text) => shareMet(match(text), asked.terms))),
    wording: Math.max(0, ...texts.map((text) => repeated(question, text.bare))),
  };
}

function score(
  asked: AnalysedQuestion,
  read: readonly ReadPassage[],
  weights: LearnedWeights,
): readonly (Found & ReadPassage)[] {
  const features = passageFeatures(read);
  const { passages } = modelsFor(asked, weights);
  return read
    .map((each, i) => ({
      ...each,
      score: linearValue(passages[pairOf(asked.language, each.article.language)], features[i]!),
    }))
    .sort((a, b) => b.score - a.score || a.number - b.number);
}
