import { setImmediate } from "node:timers/promises";
import type { IngestedArticle } from "../../domain/article.ts";
import { WenzhaiError } from "../../errors.ts";
import type { IndexParts } from "../index-parts.ts";
import { PostingsBuilder } from "../lexical/postings-builder.ts";
import { postingsPieces } from "../lexical/postings-bytes.ts";
import { mergePostings } from "../lexical/postings-merge.ts";
import { passageText } from "../vector/passage-text.ts";
import { VectorIntake } from "../vector/vector-intake.ts";
import { startVectorThread } from "../vector/vector-thread-writer.ts";
import { startVectorWriter, type VectorPlan, type VectorWriter } from "../vector/vector-writer.ts";
import { ArticleTableBuilder } from "./article-table-builder.ts";
import type { ChangePlan } from "./change-plan.ts";
import { damaged, onDisk } from "./disk-errors.ts";
import { readWhole, syncPath, writeDurably } from "./durable-files.ts";
import { type Generation, readChecked, vectorLabels } from "./generation.ts";
import { type DataFile, FORMAT, type Manifest, sha256, writeManifest } from "./manifest.ts";
import { HOLE } from "./renumbering.ts";

/** From so many new vectors on, a thread is worth its start: fewer block for a tenth of a second at most. */
const THREAD_FROM = 600;

/**
 * Writes the state of an index after a change into `directory`: every file and then the manifest, each flushed.
 * What the old state has is copied, never analysed or embedded again. Throws what embedder and disk throw.
 */
export async function writeGeneration(
  directory: string,
  old: Generation,
  plan: ChangePlan,
  parts: IndexParts,
): Promise<void> {
  const vectors = await startVectors(old, plan, parts.embedder.dimensions);
  try {
    const { table, builder } = await takeIn(old, plan, parts, vectors);
    const added = builder.build(plan.size);
    const postings = old.postings.size === 0 ? added : mergePostings(old.postings, plan.numbers, added);
    await vectors.done();
    await onDisk(directory, async () => {
      const files: Manifest["files"] = {
        "postings.bin": await writeFile(directory, "postings.bin", postingsPieces(postings)),
        "articles.bin": await writeFile(directory, "articles.bin", table.pieces()),
        ...(table.hasVectors() ? { "vectors.bin": await saveVectors(directory, vectors) } : {}),
      };
      await writeDurably(`${directory}/manifest`, [writeManifest(nextManifest(old, plan, parts, files))]);
    });
  } finally {
    await vectors.stop();
  }
}

async function takeIn(old: Generation, plan: ChangePlan, parts: IndexParts, vectors: VectorWriter) {
  const table = new ArticleTableBuilder(plan.size);
  table.keep(old.articles, plan.kept, plan.numbers);
  const builder = new PostingsBuilder();
  const intake = new VectorIntake(parts.embedder, vectors, (passages) => table.vectored(passages));
  let passage = plan.first;
  for (const ingested of plan.put) {
    table.add(ingested, passage);
    for (const [i, terms] of termsOf(ingested, parts).entries()) {
      builder.add(passage, terms);
      const full = intake.push(
        passage++,
        passageText(ingested, ingested.passages[i] as IngestedArticle["passages"][0]),
      );
      if (!full) continue;
      await intake.flush();
      // Whoever else this process serves gets a turn.
      await setImmediate();
    }
  }
  await intake.flush();
  return { table, builder };
}

function termsOf(ingested: IngestedArticle, { analyze }: IndexParts): readonly (readonly string[])[] {
  const { article, passages, sentences } = ingested;
  const terms = analyze(ingested);
  const sound = passages.every(({ first, last }) => first >= 0 && first <= last && last < sentences.length);
  if (terms.length === passages.length && sound) return terms;
  throw new WenzhaiError("internal", `Article ${article.id} has passages that do not fit its sentences or terms.`);
}

async function startVectors(old: Generation, plan: ChangePlan, dimensions: number): Promise<VectorWriter> {
  const adding = plan.size - plan.first;
  const live = vectorLabels(old.articles);
  const hasOld = old.directory !== null && live.length > 0;
  // Checked again: the library crashes on a file that was damaged since it was opened.
  if (hasOld) await checkAgain(old.directory, old);
  const vectorPlan: VectorPlan = {
    dimensions,
    adding,
    from: hasOld ? { path: `${old.directory}/vectors.bin`, live } : null,
    removed: plan.removed,
    moved: plan.compact
      ? live.map((label) => [label, plan.numbers[label] as number] as const).filter(([, next]) => next !== HOLE)
      : null,
  };
  const many = adding + (vectorPlan.moved?.length ?? 0) >= THREAD_FROM;
  return many ? startVectorThread(vectorPlan) : startVectorWriter(vectorPlan);
}

async function checkAgain(directory: string, old: Generation): Promise<void> {
  try {
    await readChecked(directory, "vectors.bin", old.manifest);
  } catch (error) {
    throw damaged(directory, error);
  }
}

async function writeFile(directory: string, name: DataFile, pieces: readonly Uint8Array[]) {
  await writeDurably(`${directory}/${name}`, pieces);
  return { bytes: pieces.reduce((sum, piece) => sum + piece.length, 0), sha256: sha256(pieces) };
}

async function saveVectors(directory: string, vectors: VectorWriter) {
  const path = `${directory}/vectors.bin`;
  await vectors.save(path);
  await syncPath(path);
  const bytes = new Uint8Array(await readWhole(path));
  return { bytes: bytes.length, sha256: sha256([bytes]) };
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
