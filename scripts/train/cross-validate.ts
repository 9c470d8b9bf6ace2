import { linearValue } from "../../src/retrieval/ranking/learned-weights.ts";
import type { Collected } from "./collect.ts";
import type { Fitted } from "./fit.ts";

/** What a model that never saw a question says of its rows. */
export interface Held {
  readonly of: Collected;
  readonly values: readonly number[];
}

const FOLDS = 5;

/** Values of every question's rows by a model fitted on the other folds; questions about one article share a fold. */
export function crossValidate(
  all: readonly Collected[],
  fitModel: (some: readonly Collected[]) => Fitted,
): readonly Held[] {
  const held: Held[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const model = fitModel(all.filter((each) => foldOf(each) !== fold));
    for (const of of all)
      if (foldOf(of) === fold) held.push({ of, values: of.rows.map((row) => linearValue(model, row)) });
  }
  return held;
}

function foldOf({ question: { id, relevant } }: Collected): number {
  let sum = 0;
  for (const char of relevant[0] ?? id) sum = (sum * 31 + char.codePointAt(0)!) % 9973;
  return sum % FOLDS;
}
