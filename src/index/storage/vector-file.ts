import { startVectorThread } from "../vector/vector-thread-writer.ts";
import { startVectorWriter, type VectorPlan, type VectorWriter } from "../vector/vector-writer.ts";
import { damaged } from "./disk-errors.ts";
import { readWhole, syncPath } from "./durable-files.ts";
import { type Generation, readChecked } from "./generation.ts";
import { type Manifest, sha256 } from "./manifest.ts";

/** From so many new vectors on, a thread is worth its start: fewer block for a tenth of a second at most. */
const THREAD_FROM = 300;

/** Opens a writer that goes on from a generation's vectors. Throws index-damaged where they changed on disk. */
export async function openVectorWriter(
  { directory, vectors, manifest }: Generation,
  { adding, moved }: Pick<VectorPlan, "adding" | "moved">,
): Promise<VectorWriter> {
  const from =
    directory === null || vectors === null ? null : { path: `${directory}/vectors.bin`, live: vectors.labels() };
  if (from !== null && directory !== null) {
    // Checked again: the library crashes on a file that was damaged since it was opened.
    await readChecked(directory, "vectors.bin", manifest).catch((error) => {
      throw damaged(directory, error);
    });
  }
  const plan: VectorPlan = { dimensions: manifest.dimensions, from, moved, adding };
  const many = adding + (moved?.length ?? 0) >= THREAD_FROM;
  return many ? startVectorThread(plan) : startVectorWriter(plan);
}

/** Writes what a writer holds as a generation's file, flushed, and gives what its manifest says of it. */
export async function saveVectors(
  directory: string,
  writer: VectorWriter,
): Promise<NonNullable<Manifest["files"]["vectors.bin"]>> {
  const path = `${directory}/vectors.bin`;
  await writer.save(path);
  await syncPath(path);
  const bytes = new Uint8Array(await readWhole(path));
  return { bytes: bytes.length, sha256: sha256([bytes]) };
}
