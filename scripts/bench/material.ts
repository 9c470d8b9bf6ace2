import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openEmbeddingCache, textHash } from "../../src/adapters/embedding-cache.ts";
import { systemClock } from "../../src/adapters/system-clock.ts";
import { openEmbedder } from "../../src/app/compose/open-embedder.ts";
import { readConfig } from "../../src/app/config.ts";
import type { Article } from "../../src/domain/article.ts";
import { passageText } from "../../src/index/vector/passage-text.ts";
import { readArticles } from "../../src/ingest/sources/read-articles.ts";
import { fold } from "../../src/language/fold.ts";
import type { Lexicon } from "../../src/language/lexicon.ts";
import { keepEmbeddings } from "../eval/kept-embeddings.ts";
import { asQuestion } from "../eval/questions.ts";
import { readLines } from "../eval/read-lines.ts";
import { engineData } from "./open-bench-engine.ts";

/** What every system is given: the same passages, questions and vectors. */
export interface Material {
  /** Header and text of each passage. */
  readonly passages: readonly string[];
  /** The text of each passage as it is embedded. */
  readonly texts: readonly string[];
  readonly questions: readonly string[];
  readonly dimensions: number;
  readonly vectors: Float32Array;
  readonly questionVectors: Float32Array;
}

/** The file of articles in a directory of the benchmark. */
export function articlesFile(directory: string): string {
  return join(directory, "news.jsonl");
}

/** Writes `count` news articles; where there are not so many, the same ones again under other ids. */
export function writeArticles(dataRoot: string, directory: string, count: number): void {
  const rows = ["articles.jsonl.gz", "distractors.jsonl.gz"].flatMap((name) =>
    readLines<{ readonly id: string }>(join(dataRoot, "news", name)),
  );
  const wanted = Array.from({ length: count }, (_, i) => {
    const row = rows[i % rows.length]!;
    return i < rows.length ? row : { ...row, id: `${row.id}-${Math.floor(i / rows.length)}` };
  });
  writeFileSync(articlesFile(directory), wanted.map((row) => JSON.stringify(row)).join("\n"));
}

/**
 * Reads the articles as ingest does and writes what the systems need into a directory. Our own system finds the vectors of its
 * passages there, and of nothing else.
 */
export async function writeMaterial(dataRoot: string, directory: string, questionCount: number): Promise<number> {
  const passages: string[] = [];
  const texts: string[] = [];
  for await (const reading of readArticles([articlesFile(directory)])) {
    if (reading.kind !== "article") continue;
    for (const passage of reading.ingested.passages) {
      const text = passageText(reading.ingested, passage);
      texts.push(text);
      passages.push(`${headerOf(reading.ingested.article)}\n${text}`);
    }
  }
  const rows = readLines(join(dataRoot, "news/questions.fact.jsonl")).slice(0, questionCount);
  const questions = rows.map((row) => asQuestion(row).question);
  const { dimensions, vectors, asked } = await embed(directory, texts, questions);
  writeFileSync(join(directory, "material.json"), JSON.stringify({ passages, texts, questions, dimensions }));
  writeFileSync(join(directory, "vectors.bin"), new Uint8Array(Float32Array.from(vectors.flat()).buffer));
  writeFileSync(join(directory, "questions.bin"), new Uint8Array(Float32Array.from(asked).buffer));
  return passages.length;
}

async function embed(directory: string, texts: readonly string[], questions: readonly string[]) {
  const silent = (): void => {};
  const world = { clock: systemClock(), log: { info: silent, warn: silent, error: silent } };
  const embedder = await openEmbedder({ ...readConfig({}), data: keptIn(directory) }, world);
  const vectors = await embedder.passages.embedDocuments(texts);
  const asked: number[] = [];
  for (const question of questions) asked.push(...(await embedder.embedQuery(question)));
  const { id, dimensions } = embedder.passages;
  await embedder.close();
  mkdirSync(engineData(directory));
  const cache = openEmbeddingCache(join(engineData(directory), "embeddings.sqlite"));
  cache.write(id, new Map(texts.map((text, i) => [textHash(text), Float32Array.from(vectors[i]!)])));
  cache.close();
  return { dimensions, vectors, asked };
}

function keptIn(directory: string): string {
  const data = join(directory, "kept");
  mkdirSync(data);
  keepEmbeddings(data);
  return data;
}

function headerOf({ title, titleEn, publisher, published, eventDate, place }: Article): string {
  return [title, titleEn, publisher, published, eventDate, place].filter(Boolean).join(" ");
}

/** Reads what `writeMaterial` wrote. */
export function readMaterial(directory: string): Material {
  const floats = (name: string): Float32Array => {
    const bytes = readFileSync(join(directory, name));
    return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  };
  const read = JSON.parse(readFileSync(join(directory, "material.json"), "utf8")) as Pick<
    Material,
    "passages" | "texts" | "questions" | "dimensions"
  >;
  return { ...read, vectors: floats("vectors.bin"), questionVectors: floats("questions.bin") };
}

/** Vector `i` of a block, as a plain array: hnswlib takes no other. */
export function vectorAt(block: Float32Array, i: number, dimensions: number): number[] {
  return Array.from(block.subarray(i * dimensions, (i + 1) * dimensions));
}

/** Words of a text by jieba, folded, without punctuation. */
export function wordsOf(text: string, lexicon: Lexicon): readonly string[] {
  return lexicon.segment(fold(text)).filter((word) => /[\p{L}\p{N}]/u.test(word));
}
