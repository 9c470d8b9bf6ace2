import type { Statements } from "../../ports/database.ts";
import type { Hit, QueryTerm } from "../../ports/passage-index.ts";
import { inverseFrequency, type RankParameters } from "../lexical/postings-search.ts";
import { termKey } from "../lexical/term-key.ts";
import type { CorpusRow } from "./corpus-row.ts";
import { ENTRY } from "./entry.ts";

/** In how many passages a term's alternatives occur, and in how many it is expected to be meant. */
interface Holders {
  readonly held: number;
  readonly expected: number;
}

type Alternatives = QueryTerm["alternatives"];

/** Of one alternative the entries are the passages; of several each passage counts once. */
const HOLDERS = `
  SELECT a.no, sum(cardinality(p.entries))::float8 AS held, sum(a.weight * cardinality(p.entries)) AS expected
  FROM unnest($1::int[], $2::bigint[], $3::float8[]) AS a (no, key, weight) JOIN wenzhai.postings p ON p.term = a.key
  GROUP BY a.no
  UNION ALL
  SELECT no, count(*)::float8, sum(weight) FROM (
    SELECT no, ${ENTRY.passage}, sum(weight) AS weight FROM (
      SELECT a.no, a.weight, unnest(p.entries) AS e FROM unnest($4::int[], $5::bigint[], $6::float8[]) AS a (no, key, weight)
      JOIN wenzhai.postings p ON p.term = a.key) AS entry GROUP BY 1, 2) AS passage GROUP BY no`;

/**
 * BM25 over structured terms, as lexical/postings-search.ts works it out: the alternatives of a term add up to one frequency,
 * each divided by the length factor of its field in single precision.
 */
const SEARCH = `
  SELECT passage, sum(gain * frequency / (frequency + $7::float8)) AS score FROM (
    SELECT no, gain, ${ENTRY.passage} AS passage,
      sum(weight * ${ENTRY.count} * (1 / (1 - b + b * ${ENTRY.length} / average))::float4) AS frequency
    FROM (
      SELECT a.no, a.gain, a.weight, a.b, a.average, unnest(p.entries) AS e
      FROM unnest($1::int[], $2::bigint[], $3::float8[], $4::float8[], $5::float8[], $6::float8[])
        AS a (no, key, weight, gain, b, average)
      JOIN wenzhai.postings p ON p.term = a.key) AS entry
    GROUP BY 1, 2, 3) AS held
  GROUP BY passage ORDER BY score DESC, passage LIMIT $8`;

/** As many terms are remembered: questions ask with the same common words again and again, whose passages take long to count. */
const REMEMBERED = 50_000;

/** Searches the words of one state of the corpus. */
export class WordSearch {
  readonly #statements: Statements;
  readonly #corpus: CorpusRow;
  readonly #rank: RankParameters;
  readonly #known = new Map<string, Holders>();

  constructor(statements: Statements, corpus: CorpusRow, rank: RankParameters) {
    this.#statements = statements;
    this.#corpus = corpus;
    this.#rank = rank;
  }

  /** For each term, in how many passages any of its alternatives occurs. */
  async frequencies(terms: readonly QueryTerm[]): Promise<readonly number[]> {
    return (await this.#holders(terms.map(counted))).map(({ held }) => held);
  }

  /** The best `k` passages, best first; of equal scores the lower number is first. */
  async search(terms: readonly QueryTerm[], k: number): Promise<readonly Hit[]> {
    const asked = terms
      .filter(({ weight }) => weight > 0)
      .map(({ weight, alternatives }) => ({ weight, alternatives: counted({ weight, alternatives }) }));
    if (asked.length === 0 || k < 1) return [];
    const { passages, lengths } = this.#corpus;
    const { k1, b, otherwise } = this.#rank;
    const holders = await this.#holders(asked.map(({ alternatives }) => alternatives));
    const rows = asked.flatMap(({ weight, alternatives }, no) => {
      const { held, expected } = holders[no]!;
      const gain = weight * inverseFrequency(passages, Math.min(held, expected)) * (k1 + 1);
      return alternatives.map((each) => ({ no, gain, ...each, field: each.term.charAt(0) }));
    });
    return this.#statements.rows<Hit>(SEARCH, [
      rows.map(({ no }) => no),
      rows.map(({ term }) => termKey(term)),
      rows.map(({ weight }) => weight),
      rows.map(({ gain }) => gain),
      rows.map(({ field }) => b[field] ?? otherwise),
      rows.map(({ field }) => (lengths[field] ?? 0) / Math.max(1, passages) || 1),
      k1,
      Math.floor(k),
    ]);
  }

  async #holders(asked: readonly Alternatives[]): Promise<readonly Holders[]> {
    const names = asked.map((alternatives) => JSON.stringify(alternatives));
    const found = new Map(names.flatMap((name) => (this.#known.has(name) ? [[name, this.#known.get(name)!]] : [])));
    const missing = new Map(names.flatMap((name, i) => (found.has(name) ? [] : [[name, asked[i]!] as const])));
    if (missing.size > 0) {
      const counts = await this.#count([...missing.values()]);
      if (this.#known.size > REMEMBERED) this.#known.clear();
      for (const [i, name] of [...missing.keys()].entries()) {
        found.set(name, counts[i]!);
        this.#known.set(name, counts[i]!);
      }
    }
    return names.map((name) => found.get(name)!);
  }

  async #count(asked: readonly Alternatives[]): Promise<readonly Holders[]> {
    const listed = (isListed: (alternatives: Alternatives) => boolean) => {
      const rows = asked.flatMap((each, no) => (isListed(each) ? each.map((one) => ({ no, ...one })) : []));
      return [rows.map(({ no }) => no), rows.map(({ term }) => termKey(term)), rows.map(({ weight }) => weight)];
    };
    const found = await this.#statements.rows<Holders & { readonly no: number }>(HOLDERS, [
      ...listed(({ length }) => length === 1),
      ...listed(({ length }) => length > 1),
    ]);
    const byNo = new Map(found.map(({ no, ...holders }) => [no, holders]));
    return asked.map((_, no) => byNo.get(no) ?? { held: 0, expected: 0 });
  }
}

function counted({ alternatives }: QueryTerm): Alternatives {
  return alternatives.filter(({ term, weight }) => term !== "" && weight > 0);
}
