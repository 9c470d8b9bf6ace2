import { readLines } from "./read-lines.ts";

/** A question with what is known of its answer. */
export interface EvalQuestion {
  readonly id: string;
  readonly question: string;
  readonly lang: string;
  /** Articles that answer it; empty when none does. */
  readonly relevant: readonly string[];
  /** The quotes must contain one string of each group. */
  readonly groups: readonly (readonly string[])[];
  readonly answerable: boolean;
  /** How many sentences answer it; one where that is not told. */
  readonly need: number;
  /** Small talk, or a question about the bot or its corpus: help is expected. */
  readonly wantsHelp: boolean;
}

interface Row {
  readonly need?: number;
  readonly expect?: string;
  readonly id: string;
  readonly question: string;
  readonly lang?: string;
  readonly relevant?: readonly string[];
  readonly article?: string | null;
  readonly answers?: readonly string[];
  readonly must?: readonly (readonly string[])[];
  readonly answer_parts?: readonly (readonly string[])[];
  readonly answerable?: boolean;
}

/** Reads a file of questions in any of the forms the data come in. */
export function readQuestions(path: string): readonly EvalQuestion[] {
  return readLines<Row>(path).map(asQuestion);
}

function asQuestion({
  id,
  question,
  lang,
  relevant,
  article,
  answers,
  must,
  answer_parts: parts,
  answerable,
  need,
  expect,
}: Row): EvalQuestion {
  return {
    id,
    question,
    lang: lang ?? "",
    relevant: relevant?.length ? relevant : article ? [article] : [],
    groups: must ?? parts ?? (answers?.length ? [answers] : []),
    answerable: answerable !== false,
    need: need ?? 1,
    wantsHelp: expect === "help",
  };
}
