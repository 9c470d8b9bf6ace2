import type { Statements } from "../../ports/database.ts";
import type { Hit } from "../../ports/passage-index.ts";
import type { PassageEmbedder } from "../index-parts.ts";
import type { PackedVectors } from "../vector/pack-vectors.ts";
import { readCorpus, writeCorpus } from "./corpus-row.ts";

type Model = Pick<PassageEmbedder, "id" | "dimensions">;

/** pgvector's graph takes no longer vectors; those are scanned. */
const LONGEST = 2_000;
/** Hits that a graph of 300 candidates is asked for, at most; beyond it every vector is looked at. */
const MOST_OF_GRAPH = 150;
/** As in the embedded index (vector/vectors.ts). */
const GRAPH = "m = 16, ef_construction = 80";

/** The vectors are those of the one embedder that the corpus names; asked with another one there are none. */
const OURS = "(SELECT embedder = $2 AND dimensions = $3 FROM wenzhai.corpus)";

/** The best `k` passages by inner product, best first. */
export async function searchVectors(
  statements: Statements,
  vector: readonly number[],
  k: number,
  { id, dimensions }: Model,
): Promise<readonly Hit[]> {
  const wanted = Math.floor(k);
  if (wanted < 1) return [];
  const search = (distance: string) =>
    statements.rows<Hit & { readonly all: number }>(
      `SELECT passage, -(${distance}) AS score, (SELECT vectors FROM wenzhai.corpus) AS all FROM wenzhai.vectors
        WHERE ${OURS} ORDER BY ${distance} LIMIT $4`,
      [literal(vector), id, dimensions, wanted],
    );
  const exact = "embedding <#> $1::vector";
  const near = wanted > MOST_OF_GRAPH ? await search(exact) : await search(inGraph(dimensions));
  // A graph gives fewer than there are where many of its nodes are gone.
  const found = near.length < Math.min(wanted, near[0]?.all ?? 1) ? await search(exact) : near;
  return found
    .map(({ passage, score }) => ({ passage, score }))
    .sort((a, b) => b.score - a.score || a.passage - b.passage);
}

/** The inner products with these passages by number; those without a vector are left out. */
export async function similaritiesOf(
  statements: Statements,
  vector: readonly number[],
  passages: readonly number[],
  { id, dimensions }: Model,
): Promise<ReadonlyMap<number, number>> {
  const rows = await statements.rows<Hit>(
    `SELECT passage, -(embedding <#> $1::vector) AS score FROM wenzhai.vectors WHERE passage = ANY ($4::int[]) AND ${OURS}`,
    [literal(vector), id, dimensions, passages],
  );
  return new Map(rows.map(({ passage, score }) => [passage, score]));
}

/** The passages that have no vector of this embedder, ascending. */
export async function missingVectors(statements: Statements, { id, dimensions }: Model): Promise<readonly number[]> {
  const rows = await statements.rows<{ number: number }>(
    `SELECT number FROM wenzhai.passages p WHERE NOT EXISTS (
        SELECT FROM wenzhai.vectors v, wenzhai.corpus c
        WHERE v.passage = p.number AND c.embedder = $1 AND c.dimensions = $2) ORDER BY number`,
    [id, dimensions],
  );
  return rows.map(({ number }) => number);
}

/** Puts vectors to passages that are still there and have none; the first of another embedder take the place of all others. */
export async function putVectors(
  statements: Statements,
  { labels, values }: PackedVectors,
  model: Model,
): Promise<void> {
  const corpus = await readCorpus(statements);
  const fresh = corpus.embedder !== model.id || corpus.dimensions !== model.dimensions;
  if (fresh) await startGraph(statements, model.dimensions);
  const { dimensions } = model;
  const texts = labels.map((_, i) => literal(values.subarray(i * dimensions, (i + 1) * dimensions)));
  const put = await statements.rows(
    `INSERT INTO wenzhai.vectors SELECT v.passage, v.embedding::vector
      FROM unnest($1::int[], $2::text[]) AS v (passage, embedding) JOIN wenzhai.passages p ON p.number = v.passage
      ON CONFLICT DO NOTHING RETURNING passage`,
    [labels, texts],
  );
  if (put.length === 0 && !fresh) return;
  const vectors = (fresh ? 0 : corpus.vectors) + put.length;
  await writeCorpus(statements, { ...corpus, embedder: model.id, dimensions, vectors });
}

async function startGraph(statements: Statements, dimensions: number): Promise<void> {
  await statements.rows("DROP INDEX IF EXISTS wenzhai.vectors_graph");
  await statements.rows("TRUNCATE wenzhai.vectors");
  if (dimensions > LONGEST) return;
  await statements.rows(
    `CREATE INDEX vectors_graph ON wenzhai.vectors USING hnsw ((embedding::vector(${dimensions})) vector_ip_ops) WITH (${GRAPH})`,
  );
}

/** The distance as the graph's index spells it; any other spelling is worked out for every vector. */
function inGraph(dimensions: number): string {
  return `embedding::vector(${dimensions}) <#> $1::vector(${dimensions})`;
}

/** Nine digits hold a number of single precision. */
function literal(vector: ArrayLike<number>): string {
  return `[${Array.from(vector, (value) => Number(Math.fround(value).toPrecision(9))).join(",")}]`;
}
