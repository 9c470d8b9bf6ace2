import type { PassageIndex, QueryTerm } from "../../ports/passage-index.ts";
import type { AnalysedQuestion } from "../query/analysed-question.ts";
import type { WeighedTerm } from "../query/search-term.ts";
import type { Candidate } from "./rank-passages.ts";

/** Candidates of each search, at least. */
const CANDIDATES = 40;
/** BM25 of a term cannot exceed its gain times k1 + 1, with k1 = 0.8. */
const MOST_PER_GAIN = 1.8;

/** The passages that a search by words and one by meaning find, at least `k` of each where there are so many; unranked. */
export async function findCandidates(
  { terms, vector }: AnalysedQuestion,
  k: number,
  index: PassageIndex,
): Promise<readonly Candidate[]> {
  const { passages: count } = await index.status();
  const wanted = Math.max(k, CANDIDATES);
  const [words, near] = await Promise.all([
    index.searchWords(telling(terms, count).map(withHeader), wanted),
    vector === null ? [] : index.searchVectors(vector, wanted),
  ]);
  const lexical = new Map(words.map(({ passage, score }) => [passage, score]));
  const numbers = [...new Set([...words, ...near].map(({ passage }) => passage))];
  const [views, similarities] = await Promise.all([
    index.passages(numbers),
    vector === null ? numbers.map(() => null) : index.similarities(vector, numbers),
  ]);
  const most = MOST_PER_GAIN * terms.reduce((sum, { gain }) => sum + gain, 0) || 1;
  return views.map((view, i) => ({
    ...view,
    lexical: (lexical.get(view.number) ?? 0) / most,
    similarity: similarities[i]!,
  }));
}

/** A character that stands in more of the passages tells nothing, and takes most of the time of a search. */
const EVERYWHERE = 0.3;

/** The terms worth searching for; all of them where no other is in the corpus. */
function telling(terms: readonly WeighedTerm[], count: number): readonly WeighedTerm[] {
  const tells = terms.filter(
    ({ kind, text, found }) => kind !== "gram" || text.length > 1 || found <= EVERYWHERE * count,
  );
  return tells.some(({ found }) => found > 0) ? tells : terms;
}

/** What fits no better meets the few words of a title by chance. */
const BY_CHANCE = 0.2;

/** The same alternatives also stand above a passage: in its title, its publisher, its date. */
function withHeader({ weight, alternatives }: WeighedTerm): QueryTerm {
  return {
    weight,
    alternatives: alternatives.flatMap((each) =>
      each.weight > BY_CHANCE ? [each, { term: `h${each.term}`, weight: each.weight }] : [each],
    ),
  };
}
