import { fold } from "../../language/fold.ts";
import { quantities } from "../../language/numbers.ts";
import type { AnalysedQuestion } from "../../retrieval/query/analysed-question.ts";
import type { ComposedLine, Composition } from "../composition.ts";
import { textOf } from "../evidence/sentence-ref.ts";

/** One sentence decides a question of yes or no; a second is shown where the first may not be it. */
const MOST = 2;

/** An answer with those of its lines alone that may decide a question of yes or no: with most of its names, and a number of the kind it says. */
export function fewestQuotes(asked: AnalysedQuestion, composed: Composition): Composition {
  if (composed.kind !== "answer") return composed;
  const named = (text: string): number =>
    asked.names.filter(({ names }) => names.some((name) => fold(text).includes(fold(name)))).length;
  const most = Math.max(...composed.lines.flatMap(({ cites }) => cites.map((ref) => named(textOf(ref)))));
  const units = new Set(quantities(asked.text).flatMap(({ unit }) => unit ?? []));
  const ofNames = narrowed(composed.lines, (text) => named(text) === most);
  const counted = narrowed(ofNames, (text) => quantities(text).some(({ unit }) => unit !== null && units.has(unit)));
  return { ...composed, lines: counted.slice(0, MOST) };
}

/** The lines one of whose quotes is fit, where there are any. */
function narrowed(lines: readonly ComposedLine[], isFit: (text: string) => boolean): readonly ComposedLine[] {
  const fit = lines.filter(({ cites }) => cites.some((ref) => isFit(textOf(ref))));
  return fit.length > 0 ? fit : lines;
}
