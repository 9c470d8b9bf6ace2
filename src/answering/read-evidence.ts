import type { Question } from "../domain/question.ts";
import type { Lexicon } from "../language/lexicon.ts";
import type { Retrieve } from "../retrieval/ranking/retrieve.ts";
import { type Judgement, judgeEvidence } from "./judge-evidence.ts";
import { pickSentences } from "./pick-sentences.ts";
import { rateAnswers } from "./rate-answers.ts";
import { type Candidate, scoreSentences } from "./score-sentences.ts";

/** Passages read sentence by sentence; more of them cost time and are seldom quoted. */
const PASSAGES_READ = 12;

/** What the corpus has to say to a question. */
export interface ReadEvidence {
  /** Every sentence read, best first. */
  readonly candidates: readonly Candidate[];
  /** The fewest that answer, in the order in which they are shown. */
  readonly picked: readonly Candidate[];
  readonly judgement: Judgement;
}

/** Finds passages, scores their sentences, picks those that answer and judges whether they do. */
export async function readEvidence(question: Question, retrieve: Retrieve, lexicon: Lexicon): Promise<ReadEvidence> {
  const retrieved = await retrieve(question, PASSAGES_READ);
  const candidates = scoreSentences(retrieved, lexicon);
  const picked = pickSentences(rateAnswers(question.text, retrieved, candidates, lexicon));
  const judgement = judgeEvidence({ question: question.text, retrieved, candidates, picked }, lexicon);
  return { candidates, picked, judgement };
}
