import { fold } from "../../language/fold.ts";
import type { AskedName } from "./analysed-question.ts";
import type { SearchTerm } from "./search-term.ts";

/** A name is what a question is about. */
const NAME = 1.5;

/**
 * Search terms for the names of a question: each finds the passages that hold the name under any of its forms. The index
 * keeps a name under the first form that its own article gives, which differs between articles.
 */
export function nameTerms(names: readonly AskedName[]): readonly SearchTerm[] {
  const byAsked = new Map<string, AskedName[]>();
  for (const name of names) byAsked.set(name.asked, [...(byAsked.get(name.asked) ?? []), name]);
  return [...byAsked].map(([asked, meant]) => {
    const forms = new Set(meant.flatMap((each) => each.names.map(fold)));
    const terms = [...forms].flatMap((form) =>
      /^\p{Script=Han}+$/u.test(form) ? [`a${form}`, `w${form}`] : [`a${form}`],
    );
    return {
      text: fold(asked),
      kind: "alias",
      weight: NAME,
      alternatives: terms.map((term) => ({ term, weight: 1 })),
    };
  });
}
