/** The array types a section may have. */
export type SectionArray = Uint8Array | Uint16Array | Uint32Array | Float64Array;

/** Named arrays that live together in one file. */
export type Sections = Readonly<Record<string, SectionArray>>;

const constructors = { Uint8Array, Uint16Array, Uint32Array, Float64Array };
type Kind = keyof typeof constructors;
type Entry = readonly [name: string, kind: Kind, offset: number, length: number];

/** Offsets are multiples of this, so that every array type may look straight into the file's bytes. */
const ALIGNMENT = 8;

/**
 * Arrays as the pieces of one file, nothing copied: the length of a table of contents (32 bits, as this machine orders
 * them), the table as JSON, then the arrays' bytes.
 */
export function sectionPieces(sections: Sections): readonly Uint8Array[] {
  const entries: Entry[] = [];
  const pieces: Uint8Array[] = [];
  let end = 0;
  for (const [name, array] of Object.entries(sections)) {
    entries.push([name, array.constructor.name as Kind, end, array.length]);
    pieces.push(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
    end = aligned(end + array.byteLength);
    pieces.push(new Uint8Array(end - (entries.at(-1)?.[2] ?? 0) - array.byteLength));
  }
  const table = new TextEncoder().encode(JSON.stringify(entries));
  const head = new Uint8Array(aligned(4 + table.length));
  new Uint32Array(head.buffer, 0, 1)[0] = table.length;
  head.set(table, 4);
  return [head, ...pieces.filter((piece) => piece.length > 0)];
}

/** Pieces as one stretch of memory. */
export function joinPieces(pieces: readonly Uint8Array[]): ArrayBuffer {
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes.buffer;
}

/** Gives the arrays back as views, nothing copied. Throws RangeError or SyntaxError on bytes that are no sections. */
export function openSections(buffer: ArrayBuffer): Sections {
  const size = new Uint32Array(buffer, 0, 1)[0] as number;
  const entries = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, size))) as Entry[];
  const start = aligned(4 + size);
  return Object.fromEntries(
    entries.map(([name, kind, offset, length]) => [name, new constructors[kind](buffer, start + offset, length)]),
  );
}

function aligned(offset: number): number {
  return Math.ceil(offset / ALIGNMENT) * ALIGNMENT;
}
