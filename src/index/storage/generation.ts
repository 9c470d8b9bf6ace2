import { stat } from "node:fs/promises";
import type { IndexStatus } from "../../ports/passage-index.ts";
import type { PassageEmbedder } from "../index-parts.ts";
import { emptyPostings, type Postings } from "../lexical/postings.ts";
import { openPostings } from "../lexical/postings-bytes.ts";
import { PostingsSearch, type RankParameters } from "../lexical/postings-search.ts";
import { VectorGraph } from "../vector/vectors.ts";
import { ArticleTable } from "./article-table.ts";
import { ArticleTableBuilder } from "./article-table-builder.ts";
import { readWhole } from "./durable-files.ts";
import { type DataFile, FORMAT, type Manifest, readManifest, sha256 } from "./manifest.ts";
import { joinPieces } from "./sections.ts";

/** One state of the index, ready to be searched. It never changes. */
export interface Generation {
  readonly manifest: Manifest;
  /** Its directory, or null for the empty index that was never written. */
  readonly directory: string | null;
  readonly postings: Postings;
  readonly words: PostingsSearch;
  readonly articles: ArticleTable;
  readonly vectors: VectorGraph | null;
}

/** The index before the first article. */
export function emptyGeneration(embedder: string, dimensions: number, analysis: string): Generation {
  return {
    manifest: {
      format: FORMAT,
      updated: new Date(0).toISOString(),
      embedder,
      dimensions,
      analysis,
      base: 0,
      files: {},
    },
    directory: null,
    postings: emptyPostings,
    words: new PostingsSearch(emptyPostings),
    articles: new ArticleTable(joinPieces(new ArticleTableBuilder(0).pieces())),
    vectors: null,
  };
}

/** How a generation is read. */
export interface LoadOptions {
  readonly rank: RankParameters;
  /** Whose vectors are read; those of another embedder are left where they are, for they will be made anew. */
  readonly embedder: Pick<PassageEmbedder, "id" | "dimensions">;
  /** Hears of vectors that are damaged and are therefore made anew; without it they make the generation unsound. */
  readonly onDamagedVectors?: (error: unknown) => void;
}

/** Reads a generation, every checksum first. Throws what is found wrong, an error of any kind. */
export async function loadGeneration(directory: string, options: LoadOptions): Promise<Generation> {
  const manifest = readManifest(new Uint8Array(await readWhole(`${directory}/manifest`)));
  const [postingsBytes, articlesBytes] = await Promise.all([
    readChecked(directory, "postings.bin", manifest),
    readChecked(directory, "articles.bin", manifest),
  ]);
  const postings = openPostings(postingsBytes);
  const articles = new ArticleTable(articlesBytes);
  const vectors = await loadVectors(directory, manifest, articles, options);
  return { manifest, directory, postings, words: new PostingsSearch(postings, options.rank), articles, vectors };
}

/** The passages without a vector, by their number in the files. */
export function missingVectors({ articles, vectors }: Generation): number[] {
  const missing: number[] = [];
  for (let passage = 0; passage < articles.passageNumbers; passage++) {
    if (articles.source(passage) !== undefined && !vectors?.has(passage)) missing.push(passage);
  }
  return missing;
}

/** The facts about a generation. */
export function describeGeneration(
  { manifest, articles, words, vectors }: Generation,
  embedder: Pick<PassageEmbedder, "id" | "dimensions">,
): IndexStatus {
  return {
    articles: articles.size,
    passages: words.passages,
    sentences: articles.sentences,
    vectors: vectors?.size ?? 0,
    embedder: embedder.id,
    dimensions: embedder.dimensions,
    bytes: Object.values(manifest.files).reduce((sum, file) => sum + file.bytes, 0),
    updated: manifest.updated,
  };
}

async function loadVectors(
  directory: string,
  manifest: Manifest,
  articles: ArticleTable,
  { embedder, onDamagedVectors }: LoadOptions,
): Promise<VectorGraph | null> {
  const usable =
    manifest.format === FORMAT && manifest.embedder === embedder.id && manifest.dimensions === embedder.dimensions;
  if (!usable || manifest.files["vectors.bin"] === undefined) return null;
  try {
    // Read once for its checksum and once more by the library, which takes a path only.
    await readChecked(directory, "vectors.bin", manifest);
  } catch (error) {
    if (onDamagedVectors === undefined) throw error;
    onDamagedVectors(error);
    return null;
  }
  const isLive = (passage: number): boolean => articles.source(passage) !== undefined;
  return VectorGraph.load(`${directory}/vectors.bin`, manifest.dimensions, isLive);
}

/** The bytes of a file of a generation, which are those its manifest names; throws when they are not. */
export async function readChecked(directory: string, name: DataFile, manifest: Manifest): Promise<ArrayBuffer> {
  const expected = manifest.files[name];
  if (expected === undefined) throw new RangeError(`The manifest names no ${name}.`);
  const { size } = await stat(`${directory}/${name}`);
  if (size !== expected.bytes) throw new RangeError(`${name} has ${size} bytes in place of ${expected.bytes}.`);
  const bytes = await readWhole(`${directory}/${name}`);
  if (sha256([new Uint8Array(bytes)]) !== expected.sha256) throw new RangeError(`${name} has another checksum.`);
  return bytes;
}
