/** Recall of one language pair, 0 to 1. */
export interface PairRecall {
  readonly name: string;
  readonly first: number;
  readonly inFive: number;
  /** What words alone reached, when it is known. */
  readonly simple: number | null;
}

const WIDTH = 640;
const LEFT = 170;
const ROW = 44;
const SCALE = WIDTH - LEFT - 60;

/** A bar chart as SVG text, readable on light and dark ground. */
export function recallPlot(pairs: readonly PairRecall[]): string {
  const height = 46 + pairs.length * ROW;
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((value) => {
    const x = LEFT + value * SCALE;
    return `<line x1="${x}" y1="30" x2="${x}" y2="${height - 10}" stroke="#888" stroke-opacity="0.3"/><text x="${x}" y="22" text-anchor="middle">${value}</text>`;
  });
  const rows = pairs.map(({ name, first, inFive, simple }, i) => {
    const y = 38 + i * ROW;
    const bar = (value: number, colour: string, dy: number): string =>
      `<rect x="${LEFT}" y="${y + dy}" width="${(value * SCALE).toFixed(1)}" height="13" fill="${colour}"/><text x="${(LEFT + value * SCALE + 5).toFixed(1)}" y="${y + dy + 11}">${value.toFixed(3)}</text>`;
    const at = LEFT + (simple ?? 0) * SCALE;
    const mark =
      simple === null
        ? ""
        : `<line x1="${at.toFixed(1)}" y1="${y - 3}" x2="${at.toFixed(1)}" y2="${y + 16}" stroke="#d33" stroke-width="2"/>`;
    return `<text x="${LEFT - 10}" y="${y + 18}" text-anchor="end">${name}</text>${bar(first, "#2a6fb0", 0)}${bar(inFive, "#8ab6db", 16)}${mark}`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="sans-serif" font-size="12" fill="#888" role="img">`,
    "<title>Recall by language pair: article first (dark), in the first five (light), by words alone first (red line)</title>",
    ...ticks,
    ...rows,
    "</svg>",
    "",
  ].join("\n");
}
