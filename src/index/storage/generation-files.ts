import { copyFile } from "node:fs/promises";
import type { VectorWriter } from "../vector/vector-writer.ts";
import { readWhole, syncPath, writeDurably } from "./durable-files.ts";
import { type DataFile, type Manifest, sha256, writeManifest } from "./manifest.ts";

/** What a manifest says of a file. */
export type FileFacts = NonNullable<Manifest["files"][DataFile]>;

/** Writes a file of a generation from pieces. */
export async function writePieces(
  directory: string,
  name: DataFile,
  pieces: readonly Uint8Array[],
): Promise<FileFacts> {
  await writeDurably(`${directory}/${name}`, pieces);
  return { bytes: pieces.reduce((sum, piece) => sum + piece.length, 0), sha256: sha256(pieces) };
}

/**
 * Copies a file of another generation, not a link: damage to one must not reach the other. That the copy is what the manifest
 * says is found when the new generation is read back.
 */
export async function copyData(from: string, directory: string, name: DataFile): Promise<void> {
  await copyFile(`${from}/${name}`, `${directory}/${name}`);
  await syncPath(`${directory}/${name}`);
}

/** Has a graph written, which the library does by itself. */
export async function saveVectors(directory: string, vectors: VectorWriter): Promise<FileFacts> {
  const path = `${directory}/vectors.bin`;
  await vectors.save(path);
  await syncPath(path);
  const bytes = new Uint8Array(await readWhole(path));
  return { bytes: bytes.length, sha256: sha256([bytes]) };
}

/** Writes the manifest, which comes last: a generation without one is none. */
export async function finishGeneration(directory: string, manifest: Manifest): Promise<void> {
  await writeDurably(`${directory}/manifest`, [writeManifest(manifest)]);
}
