import type { Values } from "./evaluation-set.ts";
import { type GivenAnswer, holdsGold, quotesOf } from "./score-answers.ts";
import { share } from "./score-search.ts";

/** One turn of a conversation with what is expected of it. */
export interface EvalTurn {
  readonly q: string;
  readonly expect: "answer" | "refuse" | "help";
  readonly must?: readonly (readonly string[])[];
}

/** Scores turns with what was answered to each. */
export function scoreThreads(turns: readonly { readonly turn: EvalTurn; readonly answer: GivenAnswer }[]): Values {
  return { "turns right": share(turns.filter(({ turn, answer }) => isRight(turn, answer)).length, turns.length) };
}

function isRight({ expect, must }: EvalTurn, answer: GivenAnswer): boolean {
  if (expect === "help") return answer.kind === "help";
  if (expect === "refuse") return answer.kind === "refusal" || !answer.answered;
  return answer.answered && holdsGold(must ?? [], quotesOf(answer));
}
