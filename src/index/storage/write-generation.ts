import { setImmediate } from "node:timers/promises";
import type { IngestedArticle } from "../../domain/article.ts";
import { WenzhaiError } from "../../errors.ts";
import type { IndexParts } from "../index-parts.ts";
import { PostingsBuilder } from "../lexical/postings-builder.ts";
import { postingsPieces } from "../lexical/postings-bytes.ts";
import { mergePostings } from "../lexical/postings-merge.ts";
import { ArticleTableBuilder } from "./article-table-builder.ts";
import type { ChangePlan } from "./change-plan.ts";
import { onDisk } from "./disk-errors.ts";
import { linkFile, writeDurably } from "./durable-files.ts";
import type { Generation } from "./generation.ts";
import { type DataFile, FORMAT, type Manifest, sha256, writeManifest } from "./manifest.ts";
import { HOLE } from "./renumbering.ts";
import { openVectorWriter, saveVectors } from "./vector-file.ts";

/**
 * Writes the state of an index after a change into `directory`: every file and then the manifest, each flushed. What the old
 * state has is copied, never analysed again. New passages have no vector yet (fill-vectors.ts). Throws what the disk throws.
 */
export async function writeGeneration(
  directory: string,
  old: Generation,
  plan: ChangePlan,
  parts: IndexParts,
): Promise<void> {
  const { table, builder } = await takeIn(old, plan, parts);
  const added = builder.build(plan.size);
  const postings = old.postings.size === 0 ? added : mergePostings(old.postings, plan.numbers, added);
  await onDisk(directory, async () => {
    const files: Manifest["files"] = {
      "postings.bin": await writeFile(directory, "postings.bin", postingsPieces(postings)),
      "articles.bin": await writeFile(directory, "articles.bin", table.pieces()),
      ...(await keepVectors(directory, old, plan)),
    };
    await writeDurably(`${directory}/manifest`, [writeManifest(nextManifest(old, plan, parts, files))]);
  });
}

/** Whoever else this process serves gets a turn after so many articles. */
const TURN = 16;

async function takeIn(old: Generation, plan: ChangePlan, parts: IndexParts) {
  const table = new ArticleTableBuilder(plan.size);
  table.keep(old.articles, plan.kept, plan.numbers);
  const builder = new PostingsBuilder();
  let passage = plan.first;
  for (const [i, ingested] of plan.put.entries()) {
    table.add(ingested, passage);
    for (const terms of termsOf(ingested, parts)) builder.add(passage++, terms);
    if (i % TURN === TURN - 1) await setImmediate();
  }
  return { table, builder };
}

/** The vectors of the passages that stay: the same file, or one made anew where the passages get other numbers. */
async function keepVectors(directory: string, old: Generation, plan: ChangePlan): Promise<Manifest["files"]> {
  const { vectors, manifest } = old;
  if (vectors === null || old.directory === null) return {};
  if (!plan.compact) {
    await linkFile(old.directory, directory, "vectors.bin");
    return { "vectors.bin": manifest.files["vectors.bin"]! };
  }
  const live = vectors.labels();
  const moved = live
    .map((label) => [label, plan.numbers[label] as number] as const)
    .filter(([, next]) => next !== HOLE);
  if (moved.length === 0) return {};
  const writer = await openVectorWriter(old, { adding: 0, moved });
  try {
    return { "vectors.bin": await saveVectors(directory, writer) };
  } finally {
    await writer.stop();
  }
}

function termsOf(ingested: IngestedArticle, { analyze }: IndexParts): readonly (readonly string[])[] {
  const { article, passages, sentences } = ingested;
  const terms = analyze(ingested);
  const sound = passages.every(({ first, last }) => first >= 0 && first <= last && last < sentences.length);
  if (terms.length === passages.length && sound) return terms;
  throw new WenzhaiError("internal", `Article ${article.id} has passages that do not fit its sentences or terms.`);
}

async function writeFile(directory: string, name: DataFile, pieces: readonly Uint8Array[]) {
  await writeDurably(`${directory}/${name}`, pieces);
  return { bytes: pieces.reduce((sum, piece) => sum + piece.length, 0), sha256: sha256(pieces) };
}

function nextManifest(old: Generation, plan: ChangePlan, parts: IndexParts, files: Manifest["files"]): Manifest {
  const { embedder, clock } = parts;
  const allNew = plan.kept.size === 0;
  return {
    format: FORMAT,
    updated: new Date(clock.now()).toISOString(),
    embedder: embedder.id,
    dimensions: embedder.dimensions,
    analysis: allNew ? (parts.analysis ?? "") : old.manifest.analysis,
    base: old.manifest.base + (plan.compact ? old.postings.size : 0),
    files,
  };
}
