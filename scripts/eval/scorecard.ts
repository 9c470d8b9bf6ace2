import { readFileSync } from "node:fs";
import { type Bars, LIMITED_ABOVE, type Measure } from "./sets.ts";

/** One figure of the scorecard. */
export interface Figure {
  readonly set: string;
  readonly measure: Measure;
  /** Null when the set has nothing to measure it by. */
  readonly value: number | null;
  /** What it must reach; null where it is only told. */
  readonly bar: number | null;
  /** What it was before; null where that was not measured. */
  readonly before: number | null;
}

/** Everything one run measured. */
export interface Scorecard {
  readonly figures: readonly Figure[];
  /** Sentences on what a figure does not say by itself. */
  readonly notes: readonly string[];
}

type Values = Partial<Readonly<Record<Measure, number | null>>>;

const BASELINE = JSON.parse(readFileSync(new URL("baseline.json", import.meta.url), "utf8")) as Readonly<
  Record<string, Values>
>;

/** The figures of a set for which there are bars, in their order, beside those of before. */
export function figuresOf(set: string, bars: Bars, values: Values): readonly Figure[] {
  return (Object.keys(bars) as Measure[]).map((measure) => ({
    set,
    measure,
    value: values[measure] ?? null,
    bar: bars[measure] ?? null,
    before: BASELINE[set]?.[measure] ?? null,
  }));
}

/** Whether a figure reaches its bar; null when it has none. Figures are compared as they are, not rounded. */
export function reaches({ measure, value, bar }: Figure): boolean | null {
  if (bar === null || value === null) return null;
  return LIMITED_ABOVE.has(measure) ? value <= bar : value >= bar;
}

/** The scorecard as a Markdown page. */
export function asMarkdown({ figures, notes }: Scorecard): string {
  return [
    "# Scorecard",
    "",
    "Made by `npm run eval`; the same figures are in `docs/scorecard.json`. A bar is what the project must reach; before is",
    "what it reached at the last release.",
    "",
    "| set | measure | before | now | bar | reached |",
    "| --- | --- | --- | --- | --- | --- |",
    ...figures.map((figure) => `| ${rowOf(figure).join(" | ")} |`),
    ...(notes.length === 0 ? [] : ["", "## Notes", "", ...notes.map((note) => `- ${note}`)]),
    "",
  ].join("\n");
}

function rowOf(figure: Figure): readonly string[] {
  const { set, measure, value, bar, before } = figure;
  const sign = LIMITED_ABOVE.has(measure) ? "≤" : "≥";
  const reached = reaches(figure);
  return [
    set,
    measure,
    shown(before, measure),
    shown(value, measure),
    bar === null ? "" : `${sign} ${bar}`,
    reached === null ? "" : reached ? "yes" : "**no**",
  ];
}

/** Three decimals of a share, two of a mean, none of a count. */
function shown(value: number | null, measure: Measure): string {
  if (value === null) return "";
  if (measure === "quotes an answer") return value.toFixed(2);
  return measure === "pages under 0.5" || measure === "lies accepted" ? String(value) : value.toFixed(3);
}
