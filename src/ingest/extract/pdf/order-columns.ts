import type { PdfLine } from "./page-lines.ts";

/** Lines that are read one after another: a column, or rows whose cells stand beside each other. */
export type PdfBlock = readonly PdfLine[];

/** A column has this many lines at least, as long as this on the average, and not many lines cross its gutter. */
const LEAST_LINES = 3;
const LEAST_LENGTH = 9;
const MOST_CROSSING = 0.34;
const DEEPEST = 4;
const SENTENCE_MARK = /[，。；：、,.;]/u;

/** The lines of a page in reading order: down each column, what goes over all columns where it stands. */
export function orderColumns(lines: readonly PdfLine[], depth = 0): readonly PdfBlock[] {
  const gutter = depth < DEEPEST ? findGutter(lines) : null;
  if (gutter === null) return lines.length === 0 ? [] : [lines];
  const blocks: PdfBlock[] = [];
  let run: PdfLine[] = [];
  const flush = (): void => {
    const left = run.filter((line) => line.left < gutter);
    const right = run.filter((line) => line.left >= gutter);
    blocks.push(...orderColumns(left, depth + 1), ...orderColumns(right, depth + 1));
    run = [];
  };
  for (const line of lines) {
    if (line.left < gutter && line.right > gutter) {
      flush();
      blocks.push([line]);
    } else run.push(line);
  }
  flush();
  return blocks;
}

/** Where the white strip between two columns of sentences runs; null when there is none, or only a table. */
function findGutter(lines: readonly PdfLine[]): number | null {
  let best: number | null = null;
  let fewest = lines.length * MOST_CROSSING;
  for (const x of new Set(lines.map((line) => Math.floor(line.left) - 1))) {
    const left = lines.filter((line) => line.right <= x);
    const right = lines.filter((line) => line.left > x);
    const crossing = lines.length - left.length - right.length;
    if (crossing < fewest && isColumn(left) && isColumn(right) && overlap(left, right)) [best, fewest] = [x, crossing];
  }
  return best;
}

function isColumn(lines: readonly PdfLine[]): boolean {
  if (lines.length < LEAST_LINES) return false;
  const length = lines.reduce((sum, { text }) => sum + text.length, 0) / lines.length;
  return length >= LEAST_LENGTH && lines.filter(({ text }) => SENTENCE_MARK.test(text)).length >= lines.length / 3;
}

/** Columns stand beside each other, not one under the other. */
function overlap(a: readonly PdfLine[], b: readonly PdfLine[]): boolean {
  const range = (lines: readonly PdfLine[]): readonly [number, number] => [
    Math.min(...lines.map(({ y }) => y)),
    Math.max(...lines.map(({ y }) => y)),
  ];
  const [lowA, highA] = range(a);
  const [lowB, highB] = range(b);
  return Math.min(highA, highB) - Math.max(lowA, lowB) > 0.5 * Math.min(highA - lowA, highB - lowB);
}
