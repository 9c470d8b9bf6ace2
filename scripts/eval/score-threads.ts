import { bare, type GivenAnswer } from "./score-answers.ts";

/** A conversation and what each of its turns must give. */
export interface EvalThread {
  readonly id: string;
  readonly turns: readonly {
    readonly q: string;
    readonly expect: "answer" | "refuse" | "help";
    /** Of an answer: the quotes must contain one string of each group. */
    readonly must?: readonly (readonly string[])[];
  }[];
}

/** How many turns there are, the share that is right, and those that are not. */
export interface ThreadScore {
  readonly turns: number;
  readonly right: number;
  readonly wrong: readonly string[];
}

/** Scores conversations; `answers` gives those of each thread in order, and one that is missing is wrong. */
export function scoreThreads(
  threads: readonly EvalThread[],
  answers: ReadonlyMap<string, readonly GivenAnswer[]>,
): ThreadScore {
  const turns = threads.flatMap(({ id, turns: all }) =>
    all.map((turn, i) => ({ name: `${id}.${i + 1} ${turn.q}`, right: isRight(turn, answers.get(id)?.[i]) })),
  );
  const wrong = turns.filter(({ right }) => !right).map(({ name }) => name);
  return { turns: turns.length, right: 1 - wrong.length / Math.max(1, turns.length), wrong };
}

function isRight({ expect, must = [] }: EvalThread["turns"][number], answer: GivenAnswer | undefined): boolean {
  if (answer === undefined) return false;
  if (expect === "help") return answer.kind === "help";
  if (expect === "refuse") return answer.kind === "refusal" || !answer.answered;
  const shown = bare(answer.citations.map(({ quote }) => quote).join("\n"));
  return answer.answered && must.every((group) => group.some((each) => shown.includes(bare(each))));
}
