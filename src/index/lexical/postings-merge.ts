import { HOLE, type Renumbering } from "../storage/renumbering.ts";
import type { Postings } from "./postings.ts";

/**
 * Old postings under their new numbers, with the added ones behind them, in time linear in both. Every number in
 * `added` must be above the old ones that stay. What is built afresh from the same passages is equal to the last byte.
 */
export function mergePostings(old: Postings, numbers: Renumbering, added: Postings): Postings {
  const size = Math.max(
    added.size,
    numbers.reduce((top, n) => (n === HOLE ? top : Math.max(top, n + 1)), 0),
  );
  const live = new Uint8Array(size);
  live.set(added.live);
  for (const number of numbers) if (number !== HOLE) live[number] = 1;
  return { size, live, ...mergeEntries(old, numbers, added), ...mergeLengths(old, numbers, added, size) };
}

type Entries = Pick<Postings, "keys" | "starts" | "passages" | "counts">;

function mergeEntries(old: Postings, numbers: Renumbering, added: Postings): Entries {
  const keys = new Float64Array(old.keys.length + added.keys.length);
  const starts = new Uint32Array(keys.length + 1);
  const passages = new Uint32Array(old.passages.length + added.passages.length);
  const counts = new Uint8Array(passages.length);
  let terms = 0;
  let used = 0;
  for (let i = 0, j = 0; i < old.keys.length || j < added.keys.length; ) {
    const key = Math.min(old.keys[i] ?? Number.POSITIVE_INFINITY, added.keys[j] ?? Number.POSITIVE_INFINITY);
    const from = used;
    if (old.keys[i] === key) used = keepOld(old, i++, numbers, passages, counts, used);
    if (added.keys[j] === key) used = takeAll(added, j++, passages, counts, used);
    if (used === from) continue;
    keys[terms++] = key;
    starts[terms] = used;
  }
  // Copies, for a view would keep the larger arrays alive.
  return {
    keys: keys.slice(0, terms),
    starts: starts.slice(0, terms + 1),
    passages: passages.slice(0, used),
    counts: counts.slice(0, used),
  };
}

function keepOld(
  old: Postings,
  term: number,
  numbers: Renumbering,
  passages: Uint32Array,
  counts: Uint8Array,
  from: number,
): number {
  let used = from;
  const end = old.starts[term + 1] as number;
  for (let entry = old.starts[term] as number; entry < end; entry++) {
    const number = numbers[old.passages[entry] as number] as number;
    if (number === HOLE) continue;
    passages[used] = number;
    counts[used++] = old.counts[entry] as number;
  }
  return used;
}

function takeAll(added: Postings, term: number, passages: Uint32Array, counts: Uint8Array, from: number): number {
  const start = added.starts[term] as number;
  const end = added.starts[term + 1] as number;
  passages.set(added.passages.subarray(start, end), from);
  counts.set(added.counts.subarray(start, end), from);
  return from + end - start;
}

function mergeLengths(
  old: Postings,
  numbers: Renumbering,
  added: Postings,
  size: number,
): Pick<Postings, "fields" | "lengths"> {
  const rows = fieldsOf(old.fields + added.fields);
  const lengths = new Uint32Array(rows.length * size);
  for (const [f, field] of rows.entries()) {
    const row = lengths.subarray(f * size, (f + 1) * size);
    const a = added.fields.indexOf(field);
    if (a >= 0) row.set(added.lengths.subarray(a * added.size, (a + 1) * added.size));
    const o = old.fields.indexOf(field);
    if (o < 0) continue;
    for (let passage = 0; passage < old.size; passage++) {
      const number = numbers[passage] as number;
      if (number !== HOLE) row[number] = old.lengths[o * old.size + passage] as number;
    }
  }
  return withoutEmptyFields(rows, lengths, size);
}

function fieldsOf(fields: string): string[] {
  return [...new Set(fields.split(""))].sort((a, b) => a.charCodeAt(0) - b.charCodeAt(0));
}

function withoutEmptyFields(
  fields: readonly string[],
  lengths: Uint32Array,
  size: number,
): Pick<Postings, "fields" | "lengths"> {
  const rows = fields.map((_, f) => lengths.subarray(f * size, (f + 1) * size));
  const kept = rows.map((row) => row.some((length) => length > 0));
  const left = rows.filter((_, f) => kept[f]);
  const packed = new Uint32Array(left.length * size);
  for (const [f, row] of left.entries()) packed.set(row, f * size);
  return { fields: fields.filter((_, f) => kept[f]).join(""), lengths: packed };
}
