import type { Question } from "../../domain/question.ts";
import type { Lexicon } from "../../language/lexicon.ts";
import type { Hit, PassageIndex, QueryTerm } from "../../ports/passage-index.ts";
import { type AliasTable, aliasTable, aliasTerms } from "../query/alias-terms.ts";
import type { SearchTerm } from "../query/search-term.ts";
import { searchTerms } from "../query/search-terms.ts";
import { collapseReprints } from "./collapse-reprints.ts";
import type { Found, WeighedTerm } from "./found.ts";
import { rankPassages, type Unranked } from "./rank-passages.ts";
import { standOut } from "./stand-out.ts";

export type { Found, WeighedTerm } from "./found.ts";

/** What a question found. */
export interface Retrieved {
  readonly terms: readonly WeighedTerm[];
  readonly passages: readonly Found[];
}

/** The embedder of questions, which must be the one the index was made with. `weight` is its share in the ranking, 0 to 1. */
export interface QueryEmbedder {
  readonly weight: number;
  embedQuery(text: string): Promise<readonly number[]>;
}

/** What retrieval is made from. */
export interface RetrieveParts {
  readonly index: PassageIndex;
  readonly lexicon: Lexicon;
  readonly embedder: QueryEmbedder;
}

/** Finds the `k` passages that bear most on a question. */
export type Retrieve = (question: Question, k: number) => Promise<Retrieved>;

const CANDIDATES = 60;
/** Passages read for ranking. */
const RANKED = 16;

/** Gives the function that finds passages: structured words and vectors, ranked together. */
export function createRetrieve(parts: RetrieveParts): Retrieve {
  const aliases = new Map<string, AliasTable>();
  const aliasesAt = async (updated: string): Promise<AliasTable> => {
    const known = aliases.get(updated);
    if (known !== undefined) return known;
    aliases.clear();
    const table = aliasTable(await parts.index.articles());
    aliases.set(updated, table);
    return table;
  };
  return async (question, k) => {
    const { updated, passages: count } = await parts.index.status();
    const terms = [
      ...searchTerms(question.text, parts.lexicon, question.now),
      ...aliasTerms(question.text, await aliasesAt(updated)),
    ];
    const found = await parts.index.frequencies(terms.map(withoutHints));
    const [words, vectors] = await Promise.all([
      parts.index.searchWords(telling(terms, found, count).map(withHeader), Math.max(k, RANKED)),
      byVector(question.text, parts, Math.max(k, CANDIDATES)),
    ]);
    const weighed = terms.map((term, i) => weigh(term, found[i]!, count));
    const near = standOut(vectors);
    const read = await view(together(words, near), parts.index);
    const similar = new Map([...near].map(([passage, share]) => [passage, share * parts.embedder.weight]));
    return {
      terms: weighed,
      passages: collapseReprints(rankPassages(read, weighed, similar, parts.lexicon, question.text), k),
    };
  };
}

async function byVector(text: string, { index, embedder }: RetrieveParts, k: number): Promise<readonly Hit[]> {
  if (!(embedder.weight > 0)) return [];
  const vector = await embedder.embedQuery(text);
  return vector.some((value) => value !== 0) ? index.searchVectors(vector, k) : [];
}

/** What word search found, and what it missed that vectors point at. */
function together(words: readonly Hit[], near: ReadonlyMap<number, number>): readonly Hit[] {
  const known = new Set(words.map(({ passage }) => passage));
  return [
    ...words,
    ...[...near.keys()].filter((passage) => !known.has(passage)).map((passage) => ({ passage, score: 0 })),
  ];
}

/** A character that stands in more of the passages tells nothing, and takes most of the time of a search. */
const EVERYWHERE = 0.3;

/** The terms worth searching for; all of them where no other is in the corpus. */
function telling(terms: readonly SearchTerm[], found: readonly number[], count: number): readonly SearchTerm[] {
  const tells = terms.map(({ kind, text }, i) => kind !== "gram" || text.length > 1 || found[i]! <= EVERYWHERE * count);
  return tells.some((each, i) => each && found[i]! > 0) ? terms.filter((_, i) => tells[i]) : terms;
}

/** What fits no better meets the few words of a title by chance. */
const BY_CHANCE = 0.2;

/** The same alternatives also stand above a passage: in its title, its publisher, its date. */
function withHeader(term: SearchTerm): QueryTerm {
  return {
    weight: term.weight,
    alternatives: term.alternatives.flatMap((each) =>
      each.weight > BY_CHANCE ? [each, { term: `h${each.term}`, weight: each.weight }] : [each],
    ),
  };
}

function withoutHints(term: SearchTerm): QueryTerm {
  return { weight: term.weight, alternatives: term.alternatives.filter(({ faint }) => faint !== true) };
}

function weigh(term: SearchTerm, found: number, count: number): WeighedTerm {
  return { ...term, found, gain: found === 0 ? 0 : term.weight * Math.log1p((count - found + 0.5) / (found + 0.5)) };
}

async function view(hits: readonly Hit[], index: PassageIndex): Promise<readonly Unranked[]> {
  const views = await index.passages(hits.map(({ passage }) => passage));
  return views.map((each, i) => ({ ...each, score: hits[i]!.score }));
}
