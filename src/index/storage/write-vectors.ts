import type { IndexParts } from "../index-parts.ts";
import { packVectors } from "../vector/pack-vectors.ts";
import { onDisk } from "./disk-errors.ts";
import { linkFile, writeDurably } from "./durable-files.ts";
import type { Generation } from "./generation.ts";
import { type DataFile, type Manifest, writeManifest } from "./manifest.ts";
import { openVectorWriter, saveVectors } from "./vector-file.ts";

/** Vectors handed to the writer at once. */
const BATCH = 128;

/**
 * Writes the state of an index with more vectors into `directory`: its other files are those of the old state, linked.
 * `vectors` are by passage number, counted from the generation's base; those that are all zeros are left out.
 * Throws model-bad-reply for a vector that cannot be used, and what the disk throws.
 */
export async function writeVectors(
  directory: string,
  old: Generation,
  vectors: ReadonlyMap<number, readonly number[]>,
  { embedder }: IndexParts,
): Promise<void> {
  const base = { ...old, manifest: { ...old.manifest, embedder: embedder.id, dimensions: embedder.dimensions } };
  const writer = await openVectorWriter(base, { adding: vectors.size, moved: null });
  try {
    const numbers = [...vectors.keys()];
    for (let at = 0; at < numbers.length; at += BATCH) {
      const some = numbers.slice(at, at + BATCH);
      const packed = packVectors(
        some,
        some.map((number) => vectors.get(number)!),
        embedder.dimensions,
      );
      await writer.add(packed.labels, packed.values.slice(0, packed.labels.length * embedder.dimensions));
    }
    await writer.done();
    await onDisk(directory, async () => {
      const linked: readonly DataFile[] = ["postings.bin", "articles.bin"];
      for (const name of linked) await linkFile(old.directory!, directory, name);
      const files: Manifest["files"] = { ...old.manifest.files, "vectors.bin": await saveVectors(directory, writer) };
      await writeDurably(`${directory}/manifest`, [writeManifest({ ...base.manifest, files })]);
    });
  } finally {
    await writer.stop();
  }
}
