import { stat } from "node:fs/promises";
import type { IndexStatus } from "../../ports/passage-index.ts";
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

/** Reads a generation, every checksum first. Throws what is found wrong, an error of any kind. */
export async function loadGeneration(
  directory: string,
  rank: RankParameters,
  embedder: { readonly id: string; readonly dimensions: number },
): Promise<Generation> {
  const written = readManifest(new Uint8Array(await readWhole(`${directory}/manifest`)));
  const manifest = ofEmbedder(written, embedder);
  const [postingsBytes, articlesBytes] = await Promise.all([
    readChecked(directory, "postings.bin", manifest),
    readChecked(directory, "articles.bin", manifest),
  ]);
  const postings = openPostings(postingsBytes);
  const articles = new ArticleTable(articlesBytes);
  const vectors = await loadVectors(directory, manifest, articles);
  return { manifest, directory, postings, words: new PostingsSearch(postings, rank), articles, vectors };
}

/** The passages in use that have no vector, by number counted from the base. */
export function withoutVector({ articles, vectors }: Generation): readonly number[] {
  const missing: number[] = [];
  for (let passage = 0; passage < articles.passageNumbers; passage++)
    if (articles.source(passage) !== undefined && !vectors?.has(passage)) missing.push(passage);
  return missing;
}

/** Vectors of another model are left out, to be made anew: words are searched all the same. */
function ofEmbedder(manifest: Manifest, { id, dimensions }: { id: string; dimensions: number }): Manifest {
  if (manifest.embedder === id && manifest.dimensions === dimensions) return manifest;
  const { "vectors.bin": _, ...files } = manifest.files;
  return { ...manifest, embedder: id, dimensions, files };
}

/** The facts about a generation. */
export function describeGeneration({ manifest, articles, words, vectors }: Generation): IndexStatus {
  return {
    articles: articles.size,
    passages: words.passages,
    vectors: vectors?.size ?? 0,
    sentences: articles.sentences,
    embedder: manifest.embedder,
    dimensions: manifest.dimensions,
    bytes: Object.values(manifest.files).reduce((sum, file) => sum + file.bytes, 0),
    updated: manifest.updated,
  };
}

async function loadVectors(directory: string, manifest: Manifest, articles: ArticleTable): Promise<VectorGraph | null> {
  if (manifest.files["vectors.bin"] === undefined) return null;
  // Read once for its checksum and once more by the library, which takes a path only.
  await readChecked(directory, "vectors.bin", manifest);
  return VectorGraph.load(
    `${directory}/vectors.bin`,
    manifest.dimensions,
    (label) => articles.source(label) !== undefined,
  );
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
