import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

/** A table of lines `key<TAB>fields`, sorted by the key's bytes. */
export interface SortedTable {
  /** The fields of the line with this key, or null. */
  get(key: string): readonly string[] | null;
}

/**
 * Opens a gzipped table of src/language/data. The lines stay bytes: a map of a hundred thousand strings would cost more to
 * build than every look-up of a session.
 */
export function openTable(url: URL): SortedTable {
  const bytes = gunzipSync(readFileSync(url));
  const starts: number[] = [0];
  for (let at = bytes.indexOf(10); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(10, at + 1))
    starts.push(at + 1);
  return {
    get(key) {
      const wanted = Buffer.from(`${key}\t`);
      let low = 0;
      let high = starts.length - 1;
      while (low <= high) {
        const middle = (low + high) >> 1;
        const start = starts[middle]!;
        const order = compareHead(wanted, bytes, start);
        if (order === 0) {
          const end = (starts[middle + 1] ?? bytes.length) - 1;
          return bytes.toString("utf8", start + wanted.length, end).split("\t");
        }
        if (order < 0) low = middle + 1;
        else high = middle - 1;
      }
      return null;
    },
  };
}

/**
 * How the bytes at `start` stand to those wanted: 0 when they begin with them, else below or above 0. Most lines differ in
 * one of their first bytes, sooner than Buffer's own comparison is called.
 */
function compareHead(wanted: Uint8Array, bytes: Uint8Array, start: number): number {
  for (let i = 0; i < wanted.length; i++) {
    const difference = (bytes[start + i] ?? -1) - wanted[i]!;
    if (difference !== 0) return difference;
  }
  return 0;
}
