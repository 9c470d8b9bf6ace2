import { WenzhaiError } from "../../errors.ts";
import type { IndexParts } from "../index-parts.ts";
import type { PackedVectors } from "../vector/pack-vectors.ts";
import { startVectorThread } from "../vector/vector-thread-writer.ts";
import { startVectorWriter, type VectorPlan, type VectorWriter } from "../vector/vector-writer.ts";
import type { ChangePlan } from "./change-plan.ts";
import { onDisk } from "./disk-errors.ts";
import { type Generation, readChecked } from "./generation.ts";
import { copyData, type FileFacts, finishGeneration, saveVectors } from "./generation-files.ts";
import { FORMAT } from "./manifest.ts";
import { HOLE } from "./renumbering.ts";

/** From so many vectors on, a thread is worth its start: fewer block for some tens of milliseconds. */
const THREAD_FROM = 24;
/** Vectors handed over at once: whoever ends the work waits for some batches. */
const BATCH = 32;

/**
 * Takes the vectors of the old state along into `directory`, as they are or under the passages' new numbers; null when there
 * are none, or when their file was damaged meanwhile: then they are made anew. Throws what the disk throws.
 */
export async function carryVectors(
  directory: string,
  old: Generation,
  plan: ChangePlan,
  parts: IndexParts,
): Promise<FileFacts | null> {
  const { vectors, manifest } = old;
  const facts = manifest.files["vectors.bin"];
  if (old.directory === null || vectors === null || facts === undefined) return null;
  if (!(await isSound(old.directory, old, parts))) return null;
  if (!plan.compact) {
    await onDisk(directory, () => copyData(old.directory!, directory, "vectors.bin"));
    return facts;
  }
  const moved = vectors
    .labels()
    .map((label) => [label, plan.numbers[label] as number] as const)
    .filter(([, next]) => next !== HOLE);
  if (moved.length === 0) return null;
  return build({ dimensions: manifest.dimensions, from: fromOf(old), moved, adding: 0 }, (writer) =>
    onDisk(directory, () => saveVectors(directory, writer)),
  );
}

/**
 * Writes the state of an index with more vectors into `directory`. Throws what the disk throws, index-damaged, and the
 * reason of the signal.
 */
export async function writeMoreVectors(
  directory: string,
  old: Generation,
  { labels, values }: PackedVectors,
  { embedder, log }: IndexParts,
  signal?: AbortSignal,
): Promise<void> {
  const from = old.directory;
  if (from === null) throw new WenzhaiError("internal", "An index that was never written has no passages.");
  const { dimensions, id } = embedder;
  const sound = old.vectors !== null && (await isSound(from, old, { log }));
  const vectorPlan = { dimensions, from: sound ? fromOf(old) : null, moved: null, adding: labels.length };
  await build(vectorPlan, async (writer) => {
    for (let at = 0; at < labels.length; at += BATCH) {
      signal?.throwIfAborted();
      // Copied, for what a thread is given is taken from here.
      await writer.add(labels.slice(at, at + BATCH), values.slice(at * dimensions, (at + BATCH) * dimensions));
    }
    await onDisk(directory, async () => {
      const facts = await saveVectors(directory, writer);
      for (const name of ["postings.bin", "articles.bin"] as const) await copyData(from, directory, name);
      const files = { ...old.manifest.files, "vectors.bin": facts };
      await finishGeneration(directory, { ...old.manifest, format: FORMAT, embedder: id, dimensions, files });
    });
  });
}

async function build<T>(plan: VectorPlan, use: (writer: VectorWriter) => Promise<T>): Promise<T> {
  const many = plan.adding + (plan.moved?.length ?? 0) >= THREAD_FROM;
  const writer = many ? startVectorThread(plan) : await startVectorWriter(plan);
  try {
    return await use(writer);
  } finally {
    await writer.stop();
  }
}

function fromOf({ directory, vectors }: Generation): VectorPlan["from"] {
  return vectors === null ? null : { path: `${directory}/vectors.bin`, live: vectors.labels() };
}

/** Checked again: the library crashes on a file that was damaged since it was opened. */
async function isSound(directory: string, old: Generation, { log }: Pick<IndexParts, "log">): Promise<boolean> {
  try {
    await readChecked(directory, "vectors.bin", old.manifest);
    return true;
  } catch (error) {
    log.warn("index-vectors-damaged", { directory, reason: String(error) });
    return false;
  }
}
