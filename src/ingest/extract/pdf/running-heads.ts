import type { PdfLine } from "./page-lines.ts";

/** Running heads and page numbers stand this near to the edge of a page. */
const BAND = 0.12;
/** On so many pages, and on this part of them, a line is a running head. */
const LEAST_PAGES = 2;
const SHARE = 0.5;
const PAGE_NUMBERS = [
  /^第? ?[\divxl]{1,5} ?[页頁版]?$/iu,
  /^(?:第 ?)?\d{1,4} ?[页頁]? ?[/,，]? ?共? ?\d{1,4} ?[页頁]$/u,
  /^(?:page ?)?\d{1,4} ?(?:\/|of) ?\d{1,4}$/iu,
  /^page ?\d{1,4}$/iu,
];
const ORNAMENT = /^[-–—·~\s]+|(?<![-–—·~\s])[-–—·~\s]+$/gu;
/** What a browser prints at the edges: the address, the day and hour. */
const PRINTED = /^(?:file|https?):\/\/\S+|^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},?\s+\d{1,2}:\d{2}/iu;

/** Gives the test that tells whether a line is a running head, a foot or the number of its page. */
export function findRunningHeads(pages: readonly (readonly PdfLine[])[]): (line: PdfLine) => boolean {
  const counts = new Map<string, number>();
  for (const lines of pages) {
    for (const key of new Set(lines.filter(isAtEdge).map(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const least = Math.max(LEAST_PAGES, pages.length * SHARE);
  const printed = new Set(
    pages
      .flat()
      .filter((line) => isAtEdge(line) && PRINTED.test(line.text))
      .map(rowOf),
  );
  return (line) =>
    isAtEdge(line) && ((counts.get(keyOf(line)) ?? 0) >= least || isPageNumber(line.text) || printed.has(rowOf(line)));
}

function isAtEdge({ height }: PdfLine): boolean {
  return height < BAND || height > 1 - BAND;
}

function isPageNumber(text: string): boolean {
  const bare = text.replace(ORNAMENT, "").replace(/\s+/gu, " ");
  return PAGE_NUMBERS.some((pattern) => pattern.test(bare));
}

/** The same line on another page differs by its figures at most. */
function keyOf({ text, height }: PdfLine): string {
  return `${height < 0.5 ? "foot" : "head"} ${text.replace(/[\d\s]+|(?<![一二三四五六七八九十百])[一二三四五六七八九十百]+(?=[版页頁期])/gu, "#")}`;
}

function rowOf({ page, y }: PdfLine): string {
  return `${page} ${Math.round(y)}`;
}
