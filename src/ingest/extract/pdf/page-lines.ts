import type { PdfPage, PdfRun } from "./load-pages.ts";

/** A line of text between two wide gaps: of a column, or the cell of a table. */
export interface PdfLine {
  readonly text: string;
  readonly page: number;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  /** Where it stands on its page, from 0 at the bottom to 1 at the top. */
  readonly height: number;
}

/** Runs whose feet differ by less than this part of their size stand on one line. */
const SAME_LINE = 0.5;
/** A gap of this many letters parts columns and cells; a smaller one words. */
const WIDE_GAP = 1.4;
const WORD_GAP = 0.18;
const WIDE = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;
/** Letters set apart one by one are read together again. */
const LEAST_APART = 6;
const SHARE_APART = 0.8;

/** The lines of a page, from its top to its bottom and from left to right. */
export function pageLines(page: PdfPage): readonly PdfLine[] {
  const rows: PdfRun[][] = [];
  for (const run of page.runs.toSorted((a, b) => b.y - a.y || a.x - b.x)) {
    const row = rows.at(-1);
    if (row !== undefined && Math.abs(row[0]!.y - run.y) < SAME_LINE * Math.min(row[0]!.size, run.size)) row.push(run);
    else rows.push([run]);
  }
  const lines = rows.flatMap((row) =>
    linesOfRow(
      row.toSorted((a, b) => a.x - b.x),
      page,
    ),
  );
  const apart = lines.some(({ text }) => isApart(text, LEAST_APART));
  return apart ? lines.map((line) => ({ ...line, text: closeUp(line.text) })) : lines;
}

function linesOfRow(row: readonly PdfRun[], page: PdfPage): readonly PdfLine[] {
  const groups: PdfRun[][] = [];
  for (const run of row) {
    const last = groups.at(-1)?.at(-1);
    const gap = last === undefined ? Number.POSITIVE_INFINITY : run.x - (last.x + last.width);
    if (gap < WIDE_GAP * run.size) groups.at(-1)!.push(run);
    else groups.push([run]);
  }
  return groups.map((group) => lineOf(group, page));
}

function lineOf(group: readonly PdfRun[], page: PdfPage): PdfLine {
  const [first, last] = [group[0]!, group.at(-1)!];
  let text = "";
  for (const [i, run] of group.entries()) {
    const before = group[i - 1];
    const gap = before === undefined ? 0 : run.x - (before.x + before.width);
    const space = gap > WORD_GAP * run.size && !(WIDE.test(text.slice(-1)) && WIDE.test(run.text[0]!));
    text += (space && !/\s$/u.test(text) ? " " : "") + run.text;
  }
  return {
    text: text.trim(),
    page: page.number,
    left: first.x,
    right: last.x + last.width,
    y: first.y,
    size: Math.max(...group.map((run) => run.size)),
    height: (first.y - page.bottom) / Math.max(1, page.top - page.bottom),
  };
}

/** "会 上 ， 农 业" is 会上，农业: letters that a layout set apart. */
function closeUp(text: string): string {
  if (!isApart(text, 2)) return text;
  return WIDE.test(text) ? text.replace(/\s+/gu, "") : closeUpLatin(text);
}

function isApart(text: string, least: number): boolean {
  const parts = text.split(/\s+/u);
  const single = parts.filter((part) => [...part].length === 1).length;
  return parts.length >= least && single >= parts.length * SHARE_APART;
}

/** Latin words set apart letter by letter have two spaces or more between them. */
function closeUpLatin(text: string): string {
  return /\s{2,}/u.test(text)
    ? text
        .split(/\s{2,}/u)
        .map((word) => word.replace(/\s/gu, ""))
        .join(" ")
    : text;
}
