import { createHash } from "node:crypto";
import { WenzhaiError } from "../../errors.ts";

/** Counts up with every change of the files' layout, or of what is embedded. */
export const FORMAT = 2;
/** The oldest format that is read still. Of one before `FORMAT` the vectors are made anew. */
const OLDEST_FORMAT = 1;

/** The files of a generation, beside its manifest. While no passage has a vector there is no vectors.bin. */
export type DataFile = "postings.bin" | "articles.bin" | "vectors.bin";

/** What one generation of an index is. */
export interface Manifest {
  readonly format: number;
  /** ISO instant of the change that made it. */
  readonly updated: string;
  /** Id of the embedder that made the vectors, and how long they are. */
  readonly embedder: string;
  readonly dimensions: number;
  /** Version of the analysis that made the terms. */
  readonly analysis: string;
  /** Number of the first passage: what stands in the files counts from it. */
  readonly base: number;
  readonly files: Readonly<Partial<Record<DataFile, { readonly bytes: number; readonly sha256: string }>>>;
}

/** SHA-256 of pieces one after another, in hexadecimal. */
export function sha256(pieces: readonly Uint8Array[]): string {
  const hash = createHash("sha256");
  for (const piece of pieces) hash.update(piece);
  return hash.digest("hex");
}

/** A manifest as the text of its file: its own checksum, then JSON. */
export function writeManifest(manifest: Manifest): Uint8Array {
  const body = JSON.stringify(manifest, null, 1);
  return new TextEncoder().encode(`${sha256([new TextEncoder().encode(body)])}\n${body}`);
}

/** Nothing older is searched in its place: a change to that would lose what is newer. */
function newer(format: number): WenzhaiError {
  return new WenzhaiError(
    "index-damaged",
    `The index was written by a newer Wenzhai (format ${format}, this one reads ${FORMAT}): update Wenzhai, or restore a backup.`,
  );
}

/** Throws RangeError or SyntaxError on a text that `writeManifest` did not write, index-damaged on one of a newer version. */
export function readManifest(bytes: Uint8Array): Manifest {
  const text = new TextDecoder().decode(bytes);
  const end = text.indexOf("\n");
  const body = text.slice(end + 1);
  if (text.slice(0, end) !== sha256([new TextEncoder().encode(body)])) throw new RangeError("The manifest is damaged.");
  const manifest = JSON.parse(body) as Manifest;
  if (manifest.format > FORMAT) throw newer(manifest.format);
  const known = manifest.format >= OLDEST_FORMAT && manifest.format <= FORMAT;
  if (!known) throw new RangeError(`Format ${manifest.format} is not one of ${OLDEST_FORMAT} to ${FORMAT}.`);
  return manifest;
}
