import { type FilePart, readParts } from "../read-parts.ts";

/** What a thread of the pool does: takes one file apart. */
export function parseFile({ path, bytes }: { path: string; bytes: Uint8Array }): Promise<readonly FilePart[]> {
  return readParts(path, bytes);
}
