import type { Line } from "../page.ts";
import type { PdfBlock } from "./order-columns.ts";
import type { PdfLine } from "./page-lines.ts";

const ENDS = /[。！？!?…；;：:][”"’」』）)]*$|[.!?]["”’)]*$/u;
const HAN = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;
/** In letters: how far a first line is set in, and how far a full line may stay from the margin. */
const INDENT = 0.8;
const RAGGED = 2.6;
/** A paragraph ends at a gap this much wider than the lines of its block have, or at letters this much larger. */
const WIDER = 1.45;
const LARGER = 1.12;
const LONGEST_HEADING = 60;
const ITEM =
  /^(?:[•·●■◆▪\-–—*]\s|\d{1,3}[.、．)](?!\d)|[(（][\d一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}、|[①-⑳])/u;

/** The paragraphs of a document: lines that the margin, the end of a column or of a page broke are one again. */
export function joinParagraphs(blocks: readonly PdfBlock[]): readonly Line[] {
  const body = bodySize(blocks.flat());
  const paragraphs: { text: string; heading: boolean; last: PdfLine; margin: number }[] = [];
  for (const block of blocks) {
    const rows = rowsOf(block);
    const margin = {
      left: Math.min(...block.map((line) => line.left)),
      right: Math.max(...block.map((line) => line.right)),
    };
    const leading = usualLeading(rows);
    for (const [i, row] of rows.entries()) {
      const last = paragraphs.at(-1);
      const first = row[0]!;
      const heading = first.size >= body * LARGER && row.length === 1 && first.text.length <= LONGEST_HEADING;
      const text = row.map((line) => line.text).join(" ");
      const single = row.length === 1 && (i === 0 || rows[i - 1]!.length === 1);
      const goesOn =
        last !== undefined &&
        single &&
        isSameSize(last.last, first) &&
        (i === 0
          ? goesOnAcross(last.last, last.margin, first, margin.left)
          : goesOnBelow(rows[i - 1]![0]!, first, margin, leading));
      if (goesOn) {
        last.text += joint(last.text, text) + text;
        last.last = first;
        last.margin = margin.right;
      } else paragraphs.push({ text, heading, last: row.at(-1)!, margin: margin.right });
    }
  }
  return paragraphs.map(({ text, heading }) => ({ text, kind: heading ? "heading" : "text", gap: true, linked: 0 }));
}

/** Lines of one height are the cells of a row. */
function rowsOf(block: PdfBlock): readonly (readonly PdfLine[])[] {
  const rows: PdfLine[][] = [];
  for (const line of block) {
    const row = rows.at(-1);
    if (row !== undefined && row[0]!.page === line.page && Math.abs(row[0]!.y - line.y) < line.size * 0.5)
      row.push(line);
    else rows.push([line]);
  }
  return rows;
}

function goesOnBelow(
  before: PdfLine,
  line: PdfLine,
  margin: { left: number; right: number },
  leading: number,
): boolean {
  if (before.y - line.y > leading * WIDER || ITEM.test(line.text)) return false;
  if (line.left > margin.left + INDENT * line.size) return false;
  return margin.right - before.right < RAGGED * before.size || (!ENDS.test(before.text) && !isShort(before, margin));
}

/** Much shorter than its column: a line that ended because its paragraph did. */
function isShort(line: PdfLine, margin: { left: number; right: number }): boolean {
  return line.right - line.left < (margin.right - margin.left) * 0.8;
}

/** Over the end of a column or page only a sentence in its middle goes on. */
function goesOnAcross(before: PdfLine, right: number, line: PdfLine, left: number): boolean {
  if (ENDS.test(before.text) || ITEM.test(line.text) || line.left > left + INDENT * line.size) return false;
  return right - before.right < RAGGED * before.size;
}

function isSameSize(a: PdfLine, b: PdfLine): boolean {
  return Math.max(a.size, b.size) / Math.min(a.size, b.size) < LARGER;
}

function joint(before: string, after: string): string {
  const [a, b] = [before.at(-1) ?? "", after[0] ?? ""];
  if (HAN.test(a) || HAN.test(b) || /[-\u2010]$/u.test(before)) return "";
  return HAN.test(before) && HAN.test(after) && /[\d.,]/u.test(a + b) ? "" : " ";
}

function usualLeading(rows: readonly (readonly PdfLine[])[]): number {
  const steps = rows.slice(1).map((row, i) => rows[i]![0]!.y - row[0]!.y);
  const sorted = steps.filter((step) => step > 0).toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.POSITIVE_INFINITY;
}

/** The size that most characters have. */
function bodySize(lines: readonly PdfLine[]): number {
  const counts = new Map<number, number>();
  for (const { size, text } of lines)
    counts.set(Math.round(size * 2) / 2, (counts.get(Math.round(size * 2) / 2) ?? 0) + text.length);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}
