import type { IngestedArticle } from "../../domain/article.ts";
import { type Statements, storableText } from "../../ports/database.ts";
import type { IndexParts } from "../index-parts.ts";
import { addLengths, readCorpus, writeCorpus } from "./corpus-row.ts";
import { type PackedArticle, packArticle } from "./packed-article.ts";
import { putArticles } from "./put-articles.ts";
import { removeArticles } from "./remove-articles.ts";

interface Known {
  readonly id: string;
  readonly slot: number;
  readonly analysis: string;
  readonly digest: string;
}

/**
 * Replaces articles by id, then removes. Of articles with one id the last counts; one that is there byte for byte stays as it
 * is, with its vectors: processes that start together take the same articles in. The caller is the only writer.
 */
export async function applyChange(
  statements: Statements,
  change: { readonly put: readonly IngestedArticle[]; readonly remove: readonly string[] },
  { analyze, analysis = "", clock }: IndexParts,
): Promise<void> {
  const removed = new Set(change.remove.map(storableText));
  const byId = new Map(change.put.map((each) => [storableText(each.article.id), each]));
  const put = new Map([...byId].filter(([id]) => !removed.has(id)).map(([id, each]) => [id, packArticle(each)]));
  const known = await knownOf(statements, [...removed, ...byId.keys()]);
  const same = new Set(known.filter((each) => isSame(each, put.get(each.id), analysis)).map(({ id }) => id));
  const gone = known.filter(({ id }) => !same.has(id));
  const coming = [...put].flatMap(([id, packed]) => (same.has(id) ? [] : [packed]));
  if (gone.length + coming.length === 0) return;

  const corpus = await readCorpus(statements);
  const went = await removeArticles(
    statements,
    gone.map(({ slot }) => slot),
  );
  const came = await putArticles(statements, coming, { analyze, analysis, first: corpus.next });
  const sentences = coming.reduce((sum, { ingested }) => sum + ingested.sentences.length, 0);
  await writeCorpus(statements, {
    ...corpus,
    applied: corpus.generation + 1,
    updated: new Date(clock.now()).toISOString(),
    next: corpus.next + came.passages,
    articles: corpus.articles - gone.length + coming.length,
    passages: corpus.passages - went.lengths.length + came.passages,
    sentences: corpus.sentences - went.sentences + sentences,
    lengths: addLengths(addLengths(corpus.lengths, went.lengths, -1), came.lengths, 1),
    vectors: corpus.vectors - went.vectors,
  });
}

function knownOf(statements: Statements, ids: readonly string[]): Promise<readonly Known[]> {
  return statements.rows<Known>(
    `SELECT id, slot::float8, analysis, encode(sha256(head || body), 'hex') AS digest
      FROM wenzhai.articles WHERE id = ANY ($1::text[])`,
    [ids],
  );
}

function isSame({ digest, analysis }: Known, packed: PackedArticle | undefined, present: string): boolean {
  return packed !== undefined && packed.digest === digest && analysis === present;
}
