import type { FusionRow } from "./run-fusion.ts";
import { BASELINES, type Bar } from "./sets.ts";

/** One figure of the scorecard. */
export interface Figure extends Bar {
  readonly set: string;
  readonly system: string;
  /** Null when the set has nothing to measure it by. */
  readonly value: number | null;
}

/** A cheat and what it fails. */
export interface ControlRow {
  readonly set: string;
  readonly control: string;
  readonly fails: readonly string[];
}

/** Everything one run measured. */
export interface Scorecard {
  readonly figures: readonly Figure[];
  readonly controls: readonly ControlRow[];
  readonly fusion: readonly FusionRow[];
  /** Sentences on what a figure does not say by itself. */
  readonly notes: readonly string[];
}

/** Whether a figure reaches its bar; null when it has none. Figures are compared as they are, not rounded. */
export function reaches({ value, bar, most }: Figure): boolean | null {
  if (bar === null || value === null) return null;
  return most ? value <= bar : value >= bar;
}

/** The scorecard as a Markdown page. */
export function asMarkdown({ figures, controls, fusion, notes }: Scorecard): string {
  return [
    "# Scorecard",
    "",
    "Made by `npm run eval`; the same figures are in `docs/scorecard.json`. A bar is what the project must reach.",
    "",
    ...table(
      ["set", "system", "measure", "figure", "bar", "reached"],
      figures.map((each) => [
        each.set,
        each.system,
        each.measure,
        shown(each.value),
        barOf(each),
        { true: "yes", false: "**no**", null: "" }[String(reaches(each)) as "true"],
      ]),
    ),
    ...(fusion.length === 0
      ? []
      : ["", "## Fusion", "", "Words and vectors together, against each alone: article first / in five.", ""]),
    ...table(
      ["embedder", "words", "vectors", "fused"],
      fusion.map((row) => [
        row.embedder,
        pair(row.words, row.wordsInFive),
        pair(row.vectors, row.vectorsInFive),
        pair(row.fused, row.fusedInFive),
      ]),
    ),
    "",
    "## Negative controls",
    "",
    "Answerers that cheat; each must fail a measure (gold in quotes 0.7, refusals 0.7, at most 250 quoted characters).",
    "",
    ...table(
      ["set", "control", "fails"],
      controls.map(({ set, control, fails }) => [set, control, fails.join(", ") || "**nothing**"]),
    ),
    "",
    "## Published baselines",
    "",
    "Measured by others on other rows of the same kinds; the distractors of the news sets are fewer there.",
    "",
    ...table(["set", "system", "article first", "in five", "gold in 1 / 3 best sentences"], BASELINES),
    ...(notes.length === 0 ? [] : ["", "## Notes", "", ...notes.map((note) => `- ${note}`)]),
    "",
  ].join("\n");
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  if (rows.length === 0) return [];
  return [
    `| ${head.join(" | ")} |`,
    `|${" --- |".repeat(head.length)}`,
    ...rows.map((row) => `| ${row.join(" | ")} |`),
  ];
}

function pair(first: number, five: number): string {
  return `${shown(first)} / ${shown(five)}`;
}

function barOf({ bar, most }: Figure): string {
  return bar === null ? "" : `${most ? "≤" : "≥"} ${bar}`;
}

/** Three decimals of a share, none of a count. */
function shown(value: number | null): string {
  if (value === null) return "";
  return value > 1 ? String(Math.round(value)) : value.toFixed(3);
}
