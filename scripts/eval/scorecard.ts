import { AT_MOST, type Measure } from "./evaluation-set.ts";

/** One figure of the scorecard. */
export interface Figure {
  readonly set: string;
  readonly measure: Measure;
  /** Null when the set has nothing to measure it by. */
  readonly value: number | null;
  /** What must be reached, or must not be exceeded. */
  readonly bar: number | null;
  /** What the version of baseline.json reached. */
  readonly before: number | null;
}

/** Whether a figure reaches its bar; null when it has none. Figures are compared as they are, not rounded. */
export function reaches({ value, bar, measure }: Figure): boolean | null {
  if (bar === null || value === null) return null;
  return AT_MOST.includes(measure) ? value <= bar : value >= bar;
}

/** A page of figures in Markdown. */
export function asMarkdown(figures: readonly Figure[], made: { readonly title: string; readonly by: string }): string {
  const missed = figures.filter((each) => reaches(each) === false).length;
  const held = figures.filter((each) => reaches(each) !== null).length;
  return [
    `# ${made.title}`,
    "",
    `Made by \`${made.by}\`. A bar is what the project must reach; before is what words alone and rules set by hand reached`,
    "(`scripts/eval/baseline.json`).",
    "",
    "| set | measure | figure | bar | reached | before |",
    "| --- | --- | --- | --- | --- | --- |",
    ...figures.map((each) => `| ${cells(each).join(" | ")} |`),
    "",
    `${held - missed} of ${held} bars are reached.`,
    "",
  ].join("\n");
}

function cells(figure: Figure): readonly string[] {
  const { set, measure, value, bar, before } = figure;
  const reached = reaches(figure);
  return [
    set,
    measure,
    shown(value),
    bar === null ? "" : `${AT_MOST.includes(measure) ? "≤" : "≥"} ${bar}`,
    reached === null ? "" : reached ? "yes" : "**no**",
    shown(before),
  ];
}

/** Three decimals of a small figure, none of a large one. */
function shown(value: number | null): string {
  if (value === null) return "";
  return value >= 10 ? String(Math.round(value)) : value.toFixed(3);
}
