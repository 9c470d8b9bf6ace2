import { Converter } from "opencc-js/t2cn";

/** Text folded for search, and the way back: folded unit `i` came from original unit `offsets[i]` (null: from `i`). */
export interface Folded {
  readonly text: string;
  readonly offsets: Uint32Array | null;
}

/** A folded unit that stands for several, or for none, is looked up in `expansions`. */
const EXPANDED = 0xffff;
const { table, expansions } = buildTable();

/**
 * Folds text so that what reads alike compares alike: NFKC, lower case, no Latin accents, no invisible characters,
 * Traditional characters as Simplified, curly quotes as straight. Works unit by unit (OpenCC's character table, not its
 * phrases), so that text and question fold to the same whatever surrounds them.
 */
export function fold(text: string): string {
  return foldWithOffsets(text).text;
}

/** Folds as `fold` does and keeps where every folded unit came from. */
export function foldWithOffsets(text: string): Folded {
  const units = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const folded = table[text.charCodeAt(i)]!;
    if (folded === EXPANDED) return foldExpanding(text);
    units[i] = folded;
  }
  return { text: decode(units, units.length), offsets: null };
}

/** The original span `[start, end)` of the folded span `[start, end)`. */
export function originalSpan(folded: Folded, start: number, end: number): { start: number; end: number } {
  const { offsets } = folded;
  if (offsets === null) return { start, end };
  return { start: offsets[start]!, end: end > start ? offsets[end - 1]! + 1 : offsets[start]! };
}

/** True for a character that only Traditional script uses. */
export function isTraditionalOnly(unit: number): boolean {
  return unit >= 0x3400 && unit < 0xfb00 && table[unit] !== unit;
}

function foldExpanding(text: string): Folded {
  const parts: string[] = [];
  const offsets: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const folded = table[unit]!;
    const piece = folded === EXPANDED ? (expansions.get(unit) ?? "") : String.fromCharCode(folded);
    parts.push(piece);
    for (let k = 0; k < piece.length; k++) offsets.push(i);
  }
  return { text: parts.join(""), offsets: Uint32Array.from(offsets) };
}

/** `String.fromCharCode` takes its units as arguments, of which an engine allows some tens of thousands. */
function decode(units: Uint16Array, length: number): string {
  if (length <= 8192) return String.fromCharCode.apply(null, units.subarray(0, length) as unknown as number[]);
  return Buffer.from(units.buffer, units.byteOffset, length * 2).toString("utf16le");
}

function buildTable(): { table: Uint16Array; expansions: Map<number, string> } {
  const simplify = Converter({ from: "t", to: "cn" });
  const table = new Uint16Array(0x10000);
  const expansions = new Map<number, string>();
  for (let unit = 0; unit < 0x10000; unit++) {
    const folded = foldUnit(unit, simplify);
    if (folded.length === 1) table[unit] = folded.charCodeAt(0);
    else {
      table[unit] = EXPANDED;
      if (folded !== "") expansions.set(unit, folded);
    }
  }
  return { table, expansions };
}

function foldUnit(unit: number, simplify: (text: string) => string): string {
  const char = String.fromCharCode(unit);
  if (unit < 0x80) return char.toLowerCase();
  if (unit >= 0xd800 && unit < 0xe000) return char;
  if (/[\p{Cf}\p{Mn}\p{Cc}]/u.test(char)) return "";
  if (/[“”„‟«»]/u.test(char)) return '"';
  if (/[‘’‛ʼ]/u.test(char)) return "'";
  if (/[‐‑‒–—―−]/u.test(char)) return "-";
  const compatible = char.normalize("NFKC");
  if (/\p{Script=Han}/u.test(compatible)) {
    const simple = simplify(compatible);
    return simple.length === compatible.length ? simple : compatible;
  }
  return compatible
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .normalize("NFC")
    .toLowerCase();
}
