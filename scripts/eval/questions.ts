/** A question with what is known of its answer. */
export interface EvalQuestion {
  readonly id: string;
  readonly question: string;
  /** Articles that answer it; empty when none does. */
  readonly relevant: readonly string[];
  /** The quotes must contain one string of each group. */
  readonly groups: readonly (readonly string[])[];
  /** How many sentences an answer needs. */
  readonly need: number;
  readonly expect: "answer" | "refusal" | "help";
}

interface Row {
  readonly id: string;
  readonly question: string;
  readonly relevant?: readonly string[];
  readonly article?: string | null;
  readonly answers?: readonly string[];
  readonly must?: readonly (readonly string[])[];
  readonly answer_parts?: readonly (readonly string[])[];
  readonly need?: number;
  readonly answerable?: boolean;
  readonly expect?: string;
}

/** Reads a question in any of the forms the data come in. */
export function asQuestion(row: unknown): EvalQuestion {
  const { id, question, relevant, article, answers, must, answer_parts: parts, need, answerable, expect } = row as Row;
  return {
    id,
    question,
    relevant: relevant?.length ? relevant : article ? [article] : [],
    groups: must ?? parts ?? (answers?.length ? [answers] : []),
    need: need ?? 1,
    expect: expect === "help" ? "help" : answerable === false ? "refusal" : "answer",
  };
}

/** The same question over a corpus without its answer. */
export function withoutAnswer(question: EvalQuestion): EvalQuestion {
  return { ...question, relevant: [], expect: "refusal" };
}
