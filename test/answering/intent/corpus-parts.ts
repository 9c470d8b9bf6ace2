import { fileURLToPath } from "node:url";
import type { ComposerParts, Composition } from "../../../src/answering/composition.ts";
import { textOf } from "../../../src/answering/evidence/sentence-ref.ts";
import type { IngestedArticle } from "../../../src/domain/article.ts";
import { readArticles } from "../../../src/ingest/sources/read-articles.ts";
import { fold } from "../../../src/language/fold.ts";
import { languageOf } from "../../../src/language/language.ts";
import { createLexicon } from "../../../src/language/lexicon.ts";
import type { AnalysedQuestion, AskedName } from "../../../src/retrieval/query/analysed-question.ts";

export const lexicon = createLexicon();
const ingested: IngestedArticle[] = [];
for await (const reading of readArticles([fileURLToPath(new URL("../../../corpus", import.meta.url))]))
  if (reading.kind === "article") ingested.push(reading.ingested);
export const articles = ingested
  .map(({ article }) => article)
  .toSorted((a, b) => (b.eventDate ?? "").localeCompare(a.eventDate ?? ""));

const KNOWN: readonly Omit<AskedName, "asked">[] = articles.flatMap((article) => [
  ...article.people.map((person) => ({
    kind: "person" as const,
    names: [person.name, ...(person.romanised === undefined ? [] : [person.romanised])],
    person,
    articles: [article.id],
    exact: true,
  })),
  ...article.aliases.map(({ names }) => ({
    kind: "organisation" as const,
    names,
    articles: [article.id],
    exact: true,
  })),
]);

/** A question analysed as far as composers look: names are those of the corpus that it spells as the corpus does. */
export function analysed(text: string): AnalysedQuestion {
  const folded = fold(text);
  const names = KNOWN.flatMap((known): AskedName[] => {
    const asked = known.names.find((name) => folded.includes(fold(name)));
    return asked === undefined ? [] : [{ ...known, asked }];
  });
  const longest = names.filter(
    ({ asked }) => !names.some((other) => other.asked !== asked && other.asked.includes(asked)),
  );
  return {
    text,
    folded,
    language: languageOf(text),
    today: undefined,
    answerType: null,
    names: longest,
    terms: [],
    vector: null,
  };
}

/** Parts over the corpus, which rank by the characters shared with the question. */
export const parts: ComposerParts = {
  articles: async () => articles,
  sentences: async (id) => ingested.find(({ article }) => article.id === id)?.sentences ?? [],
  relevant: async ({ folded }, most) =>
    articles.toSorted((a, b) => shared(folded, b.text) - shared(folded, a.text)).slice(0, most),
  meets: ({ folded }, ref) => shared(folded, textOf(ref)),
  rank: async ({ folded }, refs) =>
    refs
      .map((ref) => ({ ...ref, probability: shared(folded, textOf(ref)) }))
      .toSorted((a, b) => b.probability - a.probability),
};

function shared(folded: string, text: string): number {
  const own = fold(text);
  const pairs = [...folded].map((_, i) => folded.slice(i, i + 2)).filter((pair) => /^\p{Script=Han}{2}$/u.test(pair));
  return pairs.filter((pair) => own.includes(pair)).length / Math.max(1, pairs.length);
}

/** The quotes of a composition, in order. */
export function quotesOf(composition: Composition | null): readonly string[] {
  return composition?.lines.flatMap(({ cites }) => cites.map(textOf)) ?? [];
}
