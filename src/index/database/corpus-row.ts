import type { Statements } from "../../ports/database.ts";

/** The one row that says what the index holds. */
export interface CorpusRow {
  /** Raised by every change, by those of articles alone. */
  readonly generation: number;
  readonly applied: number;
  readonly updated: string;
  /** Number of the next passage: none is given twice. */
  readonly next: number;
  readonly articles: number;
  readonly passages: number;
  readonly sentences: number;
  /** Number of terms by field. */
  readonly lengths: Readonly<Record<string, number>>;
  readonly embedder: string;
  readonly dimensions: number;
  readonly vectors: number;
  readonly bytes: number;
}

/** Numbers come as such: PostgreSQL's 64-bit ones would be given as texts. */
const READ = `SELECT generation::float8, applied::float8, updated, next, articles, passages, sentences, lengths, embedder,
  dimensions, vectors, bytes::float8 FROM wenzhai.corpus`;
const WRITE = `UPDATE wenzhai.corpus SET generation = generation + 1, applied = $1, updated = $2, next = $3, articles = $4,
  passages = $5, sentences = $6, lengths = $7, embedder = $8, dimensions = $9, vectors = $10,
  bytes = (SELECT sum(pg_total_relation_size(c.oid)) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'wenzhai' AND c.relname IN ('articles', 'passages', 'postings', 'vectors'))`;

/** Reads what the index holds now. */
export async function readCorpus(statements: Statements): Promise<CorpusRow> {
  const [row] = await statements.rows<CorpusRow>(READ);
  return row!;
}

/** Writes what it holds after a change, of the next generation. The caller holds the writer's lock. */
export async function writeCorpus(statements: Statements, row: Omit<CorpusRow, "generation" | "bytes">): Promise<void> {
  const { applied, updated, next, articles, passages, sentences, lengths, embedder, dimensions, vectors } = row;
  const values = [applied, updated, next, articles, passages, sentences, JSON.stringify(lengths)];
  await statements.rows(WRITE, [...values, embedder, dimensions, vectors]);
}

/** The lengths by field with others added or, by -1, taken away; fields without any are left out. */
export function addLengths(
  to: CorpusRow["lengths"],
  more: readonly CorpusRow["lengths"][],
  sign: 1 | -1,
): CorpusRow["lengths"] {
  const sums = new Map(Object.entries(to));
  for (const lengths of more)
    for (const [field, length] of Object.entries(lengths)) sums.set(field, (sums.get(field) ?? 0) + sign * length);
  return Object.fromEntries([...sums].filter(([, length]) => length > 0));
}
