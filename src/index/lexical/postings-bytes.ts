import { openSections, sectionPieces } from "../storage/sections.ts";
import type { Postings } from "./postings.ts";

/** Postings as the pieces of a file, nothing copied. */
export function postingsPieces(postings: Postings): readonly Uint8Array[] {
  const { fields, size, ...arrays } = postings;
  const codes = Uint16Array.from(fields.split(""), (field) => field.charCodeAt(0));
  return sectionPieces({ ...arrays, fields: codes, size: Uint32Array.of(size) });
}

/** Postings that look straight into the bytes of a file. Throws RangeError when an array is missing or of another length. */
export function openPostings(buffer: ArrayBuffer): Postings {
  const { fields, size, live, keys, starts, passages, counts, lengths } = openSections(buffer);
  const postings = {
    fields: String.fromCharCode(...(fields as Uint16Array)),
    size: size?.[0] ?? -1,
    live: live as Uint8Array,
    keys: keys as Float64Array,
    starts: starts as Uint32Array,
    passages: passages as Uint32Array,
    counts: counts as Uint8Array,
    lengths: lengths as Uint32Array,
  };
  const entries = postings.starts?.at(-1);
  const sound =
    postings.live?.length === postings.size &&
    postings.starts?.length === postings.keys?.length + 1 &&
    postings.passages?.length === entries &&
    postings.counts?.length === entries &&
    postings.lengths?.length === postings.fields.length * postings.size;
  if (!sound) throw new RangeError("The postings' arrays do not fit together.");
  return postings;
}
