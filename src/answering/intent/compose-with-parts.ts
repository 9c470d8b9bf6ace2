import type { AnalyseQuestion } from "../../retrieval/query/analyse-question.ts";
import type { AnalysedQuestion } from "../../retrieval/query/analysed-question.ts";
import type { Retrieve } from "../../retrieval/ranking/retrieve.ts";
import type { ComposerParts } from "../composition.ts";
import { composeFact, findFact } from "../evidence/compose-fact.ts";
import type { EvidenceParts } from "../evidence/find-evidence.ts";
import { composeByIntent } from "./compose-by-intent.ts";
import { createComposeParts } from "./compose-parts.ts";
import { composeWithin } from "./compose-within.ts";
import type { Composers } from "./composers.ts";
import { fewestQuotes } from "./fewest-quotes.ts";
import { readIntent } from "./read-intent.ts";

/**
 * The same composers, and for facts and lists one that answers several questions in a row by all of them; what no check of a
 * question of yes or no decides is answered as a fact, by the fewest quotes.
 */
export function composersWithParts(
  composers: Composers,
  parts: {
    readonly analyse: AnalyseQuestion;
    readonly retrieve: Retrieve;
    readonly reading: EvidenceParts;
    readonly composer: ComposerParts;
  },
): Composers {
  const { reading, composer } = parts;
  const analysed = (text: string, { today }: AnalysedQuestion) =>
    parts.analyse({ text, ...(today === undefined ? {} : { now: today }) });
  const inParts = createComposeParts({
    alone: async (text, whole) => {
      const asked = await analysed(text, whole);
      const composed = await composeByIntent(readIntent(text), asked, composers, composer);
      return composed ?? composeFact(await findFact(asked, parts), reading);
    },
    within: async (text, whole, article) =>
      composeWithin(await analysed(text, whole), article, composer, reading.lexicon),
  });
  return {
    ...composers,
    fact: [...(composers.fact ?? []), inParts],
    list: [...(composers.list ?? []), inParts],
    "yes-no": [
      ...(composers["yes-no"] ?? []),
      async (asked) => fewestQuotes(asked, composeFact(await findFact(asked, parts), reading)),
    ],
  };
}
