/**
 * Words of passages in typed arrays, nothing else: what is built, searched, merged and written to disk.
 * A term's first UTF-16 code unit names its field.
 */
export interface Postings {
  /** One character a field, in code unit order. */
  readonly fields: string;
  /** Every passage number is below `size`; not every number is in use. */
  readonly size: number;
  /** 1 for a passage number in use, 0 for a hole. */
  readonly live: Uint8Array;
  /** `termKey` of every term, ascending. */
  readonly keys: Float64Array;
  /** The entries of term `i` are `starts[i]` to `starts[i + 1]`. */
  readonly starts: Uint32Array;
  /** Passage number of each entry, ascending within a term. */
  readonly passages: Uint32Array;
  /** How often the term occurs in the passage, at most 255. */
  readonly counts: Uint8Array;
  /** Number of terms of field `f` in passage `p`, at `f * size + p`. */
  readonly lengths: Uint32Array;
}

/** Postings of nothing. */
export const emptyPostings: Postings = {
  fields: "",
  size: 0,
  live: new Uint8Array(0),
  keys: new Float64Array(0),
  starts: new Uint32Array(1),
  passages: new Uint32Array(0),
  counts: new Uint8Array(0),
  lengths: new Uint32Array(0),
};

/** Where a key stands in `keys`, or -1. */
export function findKey(keys: Float64Array, key: number): number {
  let low = 0;
  let high = keys.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = keys[middle] as number;
    if (found === key) return middle;
    if (found < key) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
