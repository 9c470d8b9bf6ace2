import type { BoundValue, Statements } from "../../ports/database.ts";
import type { Hit, QueryTerm } from "../../ports/passage-index.ts";
import type { RankParameters } from "../lexical/postings-search.ts";
import { termKey } from "../lexical/term-key.ts";
import { ENTRY } from "./entry.ts";

/** Every alternative that counts: the number of its term in the query, its key, weight, field and that field's b. */
const ASKED = `asked AS MATERIALIZED (
  SELECT a.no, a.key, a.weight, a.b,
    coalesce(nullif((c.lengths ->> a.field)::float8, 0) / greatest(c.passages, 1), 1) AS average
  FROM unnest($1::int[], $2::bigint[], $3::float8[], $4::text[], $5::float8[]) AS a (no, key, weight, field, b),
    wenzhai.corpus c)`;

/** Of one alternative the entries are the passages; of several each passage counts once. */
const FREQUENCIES = `
  SELECT a.no, sum(cardinality(p.entries))::float8 AS held
  FROM unnest($1::int[], $2::bigint[]) AS a (no, key) JOIN wenzhai.postings p ON p.term = a.key GROUP BY a.no
  UNION ALL
  SELECT no, count(*)::float8 FROM (
    SELECT DISTINCT a.no, ${ENTRY.passage} FROM unnest($3::int[], $4::bigint[]) AS a (no, key)
    JOIN wenzhai.postings p ON p.term = a.key CROSS JOIN LATERAL unnest(p.entries) AS e) AS each GROUP BY no`;

/**
 * BM25 over structured terms, as lexical/postings-search.ts works it out: the alternatives of a term add up to one frequency,
 * each divided by the length factor of its field in single precision, and so do the passages expected to hold the term.
 */
const SEARCH = `WITH ${ASKED},
  held AS MATERIALIZED (
    SELECT a.no, ${ENTRY.passage} AS passage, sum(a.weight) AS expected,
      sum(a.weight * ${ENTRY.count} * (1 / (1 - a.b + a.b * ${ENTRY.length} / a.average))::float4) AS frequency
    FROM asked a JOIN wenzhai.postings p ON p.term = a.key CROSS JOIN LATERAL unnest(p.entries) AS e
    GROUP BY 1, 2),
  holders AS (SELECT no, least(count(*), sum(expected)) AS held FROM held GROUP BY no),
  gains AS (
    SELECT t.no, t.weight * ln(1 + (c.passages - h.held + 0.5) / (h.held + 0.5)) * ($8::float8 + 1) AS gain
    FROM unnest($6::int[], $7::float8[]) AS t (no, weight) JOIN holders h USING (no), wenzhai.corpus c)
  SELECT passage, sum(gain * frequency / (frequency + $8::float8)) AS score
  FROM held JOIN gains USING (no) GROUP BY passage ORDER BY score DESC, passage LIMIT $9`;

/** For each term, in how many passages any of its alternatives occurs. */
export async function countHolders(statements: Statements, terms: readonly QueryTerm[]): Promise<readonly number[]> {
  const keys = terms.map(keysOf);
  const listed = (which: (of: readonly number[]) => boolean): [number[], number[]] => {
    const chosen = keys.flatMap((each, no) => (which(each) ? each.map((key) => [no, key] as const) : []));
    return [chosen.map(([no]) => no), chosen.map(([, key]) => key)];
  };
  const found = await statements.rows<{ no: number; held: number }>(FREQUENCIES, [
    ...listed(({ length }) => length === 1),
    ...listed(({ length }) => length > 1),
  ]);
  const held = new Map(found.map((row) => [row.no, row.held]));
  return terms.map((_, no) => held.get(no) ?? 0);
}

/** The best `k` passages, best first; of equal scores the lower number is first. */
export async function searchWords(
  statements: Statements,
  terms: readonly QueryTerm[],
  k: number,
  rank: RankParameters,
): Promise<readonly Hit[]> {
  const weighed = terms.filter(({ weight }) => weight > 0);
  if (weighed.length === 0 || k < 1) return [];
  const asked = weighed.flatMap((term, no) => counted(term).map((each) => ({ no, ...each })));
  const fields = asked.map(({ term }) => term.charAt(0));
  const values: BoundValue[] = [
    asked.map(({ no }) => no),
    asked.map(({ term }) => termKey(term)),
    asked.map(({ weight }) => weight),
    fields,
    fields.map((field) => rank.b[field] ?? rank.otherwise),
    weighed.map((_, no) => no),
    weighed.map(({ weight }) => weight),
    rank.k1,
    Math.floor(k),
  ];
  return statements.rows<Hit>(SEARCH, values);
}

function keysOf(term: QueryTerm): readonly number[] {
  return counted(term).map((each) => termKey(each.term));
}

function counted({ alternatives }: QueryTerm): QueryTerm["alternatives"] {
  return alternatives.filter(({ term, weight }) => term !== "" && weight > 0);
}
