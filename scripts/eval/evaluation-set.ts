import type { ModelConfig } from "../../src/app/config.ts";
import type { OpenCorpus } from "./open-corpus.ts";

/** What a set may be measured by; shares from 0 to 1 unless their name says otherwise. */
export type Measure =
  | "article first"
  | "article in five"
  | "gold quoted"
  | "first quote holds it"
  | "quotes per answer"
  | "clean"
  | "answered"
  | "refused"
  | "helped"
  | "turns right"
  | "characters quoted"
  | "quotes verbatim"
  | "mean F1"
  | "pages under 0.5"
  | "true contradicted"
  | "changed contradicted"
  | "numbers, units, months contradicted"
  | "true accepted"
  | "changed accepted"
  | "told by the model"
  | "lies shown"
  | "tokens per question"
  | "ROUGE-L"
  | "ROUGE-L of lead-3"
  | "ROUGE-L of TextRank"
  | "times the better rival"
  | "pairs right"
  | "pairs found"
  | "pairwise F1"
  | "on topic"
  | "topics found";

/** A value for some of the measures; null where a set has nothing to measure one by. */
export type Values = Partial<Readonly<Record<Measure, number | null>>>;

/** Where things lie: the evaluation data, and the project. */
export interface Places {
  readonly data: string;
  readonly home: string;
  /** The model to measure; without one a stand-in replies from recordings. */
  readonly model?: ModelConfig;
}

/** What a set is measured with. */
export interface Run {
  readonly places: Places;
  /** Every row of the set's question files. */
  readonly rows: readonly unknown[];
  /** The corpus of the set's articles. Throws TypeError for a set without articles. */
  readonly corpus: OpenCorpus;
}

/** Questions over articles, how they are measured, and what must be reached. */
export interface EvaluationSet {
  readonly name: string;
  /** Files and folders to index; none for a set that needs no index. */
  readonly articles: (places: Places) => readonly string[];
  /** Index every second article only: the questions of the others cannot be answered. */
  readonly half?: true;
  readonly questions: (places: Places) => readonly string[];
  readonly measure: (run: Run) => Promise<Values>;
  /** The measures shown, in their order, with what each must reach; null where nothing is asked. */
  readonly bars: Partial<Readonly<Record<Measure, number | null>>>;
  /** Takes minutes; left out by `--quick`. */
  readonly slow?: true;
}

/** The measures whose bar must not be exceeded. */
export const AT_MOST: readonly Measure[] = [
  "quotes per answer",
  "characters quoted",
  "pages under 0.5",
  "true contradicted",
  "changed accepted",
  "lies shown",
  "tokens per question",
];
