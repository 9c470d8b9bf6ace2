import type { Statements } from "../../ports/database.ts";
import { CHUNK, ENTRY } from "./entry.ts";

/** What went: how many sentences, vectors and passages, and how many terms of each field these had. */
export interface RemoveReport {
  readonly sentences: number;
  readonly vectors: number;
  readonly lengths: readonly Readonly<Record<string, number>>[];
}

/** Leaves out the entries of passages that go; a row without any is deleted after. */
const REMOVE_ENTRIES = `UPDATE wenzhai.postings p SET entries = left_over.entries FROM (
    SELECT o.term, o.chunk, coalesce(array_agg(e) FILTER (WHERE g.number IS NULL), '{}') AS entries
    FROM wenzhai.postings o CROSS JOIN LATERAL unnest(o.entries) AS e
      LEFT JOIN unnest($1::int[]) AS g (number) ON g.number = ${ENTRY.passage}
    WHERE o.chunk = ANY ($2::int[]) GROUP BY o.term, o.chunk HAVING count(g.number) > 0) AS left_over
  WHERE p.term = left_over.term AND p.chunk = left_over.chunk`;

/** Chunks worked on at once: what stands in them is unfolded in memory. */
const TOGETHER = 4;

/** Removes articles by slot, with their passages, their words and their vectors. */
export async function removeArticles(statements: Statements, slots: readonly number[]): Promise<RemoveReport> {
  if (slots.length === 0) return { sentences: 0, vectors: 0, lengths: [] };
  const passages = await statements.rows<{ number: number; lengths: Readonly<Record<string, number>> }>(
    "SELECT number, lengths FROM wenzhai.passages WHERE slot = ANY ($1::bigint[])",
    [slots],
  );
  const numbers = passages.map(({ number }) => number);
  await removeEntries(statements, numbers);
  const vectors = await statements.rows(
    "DELETE FROM wenzhai.vectors WHERE passage = ANY ($1::int[]) RETURNING passage",
    [numbers],
  );
  const articles = await statements.rows<{ sentences: number }>(
    "DELETE FROM wenzhai.articles WHERE slot = ANY ($1::bigint[]) RETURNING sentences",
    [slots],
  );
  return {
    sentences: articles.reduce((sum, each) => sum + each.sentences, 0),
    vectors: vectors.length,
    lengths: passages.map(({ lengths }) => lengths),
  };
}

async function removeEntries(statements: Statements, numbers: readonly number[]): Promise<void> {
  const byChunk = Map.groupBy(numbers, (number) => Math.floor(number / CHUNK));
  const emptied = await emptiedChunks(statements, byChunk);
  await statements.rows("DELETE FROM wenzhai.postings WHERE chunk = ANY ($1::int[])", [emptied]);
  const touched = [...byChunk.keys()].filter((chunk) => !emptied.includes(chunk));
  for (let start = 0; start < touched.length; start += TOGETHER) {
    const chunks = touched.slice(start, start + TOGETHER);
    await statements.rows(REMOVE_ENTRIES, [chunks.flatMap((chunk) => byChunk.get(chunk)!), chunks]);
  }
  await statements.rows("DELETE FROM wenzhai.postings WHERE chunk = ANY ($1::int[]) AND entries = '{}'", [touched]);
}

/** The chunks of which no passage is left. */
async function emptiedChunks(
  statements: Statements,
  byChunk: ReadonlyMap<number, readonly number[]>,
): Promise<readonly number[]> {
  const chunks = [...byChunk.keys()];
  const counts = await statements.rows<{ chunk: number; all: number }>(
    `SELECT number / ${CHUNK} AS chunk, count(*)::int AS all FROM wenzhai.passages
      WHERE number / ${CHUNK} = ANY ($1::int[]) GROUP BY 1`,
    [chunks],
  );
  return counts.filter((each) => each.all === byChunk.get(each.chunk)!.length).map(({ chunk }) => chunk);
}
