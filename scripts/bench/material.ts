import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createOnnxEmbedder } from "../../src/adapters/onnx-embedder.ts";
import type { Article } from "../../src/domain/article.ts";
import { passageText } from "../../src/index/vector/passage-text.ts";
import { readArticles } from "../../src/ingest/sources/read-articles.ts";
import { fold } from "../../src/language/fold.ts";
import type { Lexicon } from "../../src/language/lexicon.ts";
import { readQuestions } from "../eval/questions.ts";

/** What every system is given: the same passages, questions and vectors. */
export interface Material {
  /** Header and text of each passage. */
  readonly passages: readonly string[];
  readonly questions: readonly string[];
  readonly dimensions: number;
  readonly vectors: Float32Array;
  readonly questionVectors: Float32Array;
}

/** The news files below a data root. */
export function newsFiles(dataRoot: string): readonly string[] {
  return ["articles.jsonl.gz", "distractors.jsonl.gz"].map((name) => join(dataRoot, "news", name));
}

/** Reads the news set as ingest does and writes what the systems need into a directory. */
export async function writeMaterial(dataRoot: string, directory: string): Promise<number> {
  const embedder = createOnnxEmbedder();
  const passages: string[] = [];
  const vectors: number[] = [];
  for await (const reading of readArticles(newsFiles(dataRoot))) {
    if (reading.kind !== "article") continue;
    const texts = reading.ingested.passages.map((passage) => passageText(reading.ingested, passage));
    passages.push(...texts.map((text) => `${headerOf(reading.ingested.article)}\n${text}`));
    for (const vector of await embedder.embedDocuments(texts)) vectors.push(...vector);
  }
  const questions = readQuestions(join(dataRoot, "news/questions.fact.jsonl")).map(({ question }) => question);
  const asked: number[] = [];
  for (const question of questions) asked.push(...(await embedder.embedQuery(question)));
  await embedder.close();
  writeFileSync(
    join(directory, "material.json"),
    JSON.stringify({ passages, questions, dimensions: embedder.dimensions }),
  );
  writeFileSync(join(directory, "vectors.bin"), new Uint8Array(Float32Array.from(vectors).buffer));
  writeFileSync(join(directory, "questions.bin"), new Uint8Array(Float32Array.from(asked).buffer));
  return passages.length;
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
    "passages" | "questions" | "dimensions"
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
