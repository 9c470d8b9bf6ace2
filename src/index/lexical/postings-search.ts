import type { Hit, QueryTerm } from "../../ports/passage-index.ts";
import { findKey, type Postings } from "./postings.ts";
import { termKey } from "./term-key.ts";
import { TopHits } from "./top-hits.ts";

/** BM25's two knobs: how soon repetition stops to count, and by field how much length counts (0 to 1). */
export interface RankParameters {
  readonly k1: number;
  /** `b` of a field by its character; `otherwise` is that of every field not named. */
  readonly b: Readonly<Record<string, number>>;
  readonly otherwise: number;
}

/** Passages are short and of one size: repetition and length say less than in whole articles, and headers still less. */
export const defaultRank: RankParameters = { k1: 0.8, b: { h: 0.3 }, otherwise: 0.6 };

/** One alternative's entries, ready to be read. */
interface Run {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
  /** Length factor of each passage, 1 / (1 - b + b * length / average). */
  readonly norm: Float32Array;
}

const REMEMBERED = 50_000;

/**
 * Searches postings by BM25 over structured terms. The alternatives of a term add up to one frequency, each divided by
 * the length factor of its field (BM25F: Robertson, Zaragoza and Taylor, CIKM 2004), and count as one word in how many
 * passages are expected to hold it (structured queries: Pirkola, SIGIR 1998). Terms and alternatives whose weight is not above 0 count for nothing.
 * One searcher answers one call at a time: it reuses its arrays.
 */
export class PostingsSearch {
  /** Passages in use. */
  readonly passages: number;
  #postings: Postings;
  #k1: number;
  #norms: readonly Float32Array[];
  #scores: Float64Array;
  #touched: Uint32Array;
  #frequency: Float64Array;
  #holders: Uint32Array;
  /** Where terms asked for before stand in the keys, -1 for nowhere. */
  #known = new Map<string, number>();

  constructor(postings: Postings, rank: RankParameters = defaultRank) {
    this.#postings = postings;
    this.#k1 = rank.k1;
    this.passages = postings.live.reduce((sum, live) => sum + live, 0);
    this.#norms = postings.fields
      .split("")
      .map((field, f) =>
        lengthFactors(
          postings.lengths.subarray(f * postings.size, (f + 1) * postings.size),
          this.passages,
          rank.b[field] ?? rank.otherwise,
        ),
      );
    this.#scores = new Float64Array(postings.size);
    this.#touched = new Uint32Array(postings.size);
    this.#frequency = new Float64Array(postings.size);
    this.#holders = new Uint32Array(postings.size);
  }

  /** For each term, the number of passages that hold any of its alternatives. */
  frequencies(terms: readonly QueryTerm[]): number[] {
    return terms.map((term) => {
      const runs = this.#runs(term);
      // Of one alternative the entries are the passages: nothing need be gathered.
      if (runs.length === 1) return runs[0]!.to - runs[0]!.from;
      const holders = this.#gather(runs);
      for (let i = 0; i < holders; i++) this.#frequency[this.#holders[i] as number] = 0;
      return holders;
    });
  }

  /** The best `k` passages, best first; of equal scores the lower passage number is first. */
  search(terms: readonly QueryTerm[], k: number): Hit[] {
    let touched = 0;
    for (const term of terms) if (term.weight > 0) touched = this.#addTerm(term, touched);
    const top = new TopHits(k);
    for (let i = 0; i < touched; i++) {
      const passage = this.#touched[i] as number;
      top.add(passage, this.#scores[passage] as number);
      this.#scores[passage] = 0;
    }
    return top.hits();
  }

  #addTerm(term: QueryTerm, before: number): number {
    const runs = this.#runs(term);
    const holders = this.#gather(runs);
    const gain = term.weight * inverseFrequency(this.passages, expectedHolders(runs, holders)) * (this.#k1 + 1);
    let touched = before;
    for (let i = 0; i < holders; i++) {
      const passage = this.#holders[i] as number;
      const frequency = this.#frequency[passage] as number;
      this.#frequency[passage] = 0;
      const score = this.#scores[passage] as number;
      if (score === 0) this.#touched[touched++] = passage;
      this.#scores[passage] = score + (gain * frequency) / (frequency + this.#k1);
    }
    return touched;
  }

  /** Adds up the alternatives' frequencies; gives how many passages hold any, which `#holders` names. */
  #gather(runs: readonly Run[]): number {
    const { passages, counts } = this.#postings;
    const frequency = this.#frequency;
    const holders = this.#holders;
    let held = 0;
    for (const { from, to, weight, norm } of runs) {
      // Nobody holds the first run's passages yet, so it need not ask.
      const first = held === 0;
      for (let i = from; i < to; i++) {
        const passage = passages[i] as number;
        const before = first ? 0 : (frequency[passage] as number);
        if (before === 0) holders[held++] = passage;
        frequency[passage] = before + weight * (counts[i] as number) * (norm[passage] as number);
      }
    }
    return held;
  }

  /** Questions ask with the same words again and again, and each is looked up to count and to search. */
  #find(term: string): number {
    const known = this.#known.get(term);
    if (known !== undefined) return known;
    if (this.#known.size >= REMEMBERED) this.#known.clear();
    const at = findKey(this.#postings.keys, termKey(term));
    this.#known.set(term, at);
    return at;
  }

  #runs(term: QueryTerm): Run[] {
    const runs: Run[] = [];
    for (const alternative of term.alternatives) {
      const norm = this.#norms[this.#postings.fields.indexOf(alternative.term.charAt(0))];
      if (norm === undefined || alternative.term === "" || !(alternative.weight > 0)) continue;
      const at = this.#find(alternative.term);
      if (at < 0) continue;
      const { starts } = this.#postings;
      runs.push({ from: starts[at] as number, to: starts[at + 1] as number, weight: alternative.weight, norm });
    }
    return runs;
  }
}

/**
 * How many passages hold what a term means: those of each alternative by its weight, at most those that hold any
 * (probabilistic structured queries: Darwish and Oard, SIGIR 2003). One unlikely but common translation would otherwise
 * make the whole term look common.
 */
function expectedHolders(runs: readonly Run[], holders: number): number {
  let sum = 0;
  for (const { from, to, weight } of runs) sum += weight * (to - from);
  return Math.min(holders, sum);
}

/** Rarity of a word: always above 0, and near 0 for a word every passage holds. */
export function inverseFrequency(passages: number, holders: number): number {
  return Math.log1p((passages - holders + 0.5) / (holders + 0.5));
}

function lengthFactors(lengths: Uint32Array, count: number, b: number): Float32Array {
  let sum = 0;
  for (const length of lengths) sum += length;
  const average = sum / Math.max(1, count) || 1;
  return Float32Array.from(lengths, (length) => 1 / (1 - b + (b * length) / average));
}
