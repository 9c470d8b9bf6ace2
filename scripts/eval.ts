/**
 * `npm run eval`: measures search, answers, extraction and claims, and writes docs/scorecard.md, docs/scorecard.json and
 * docs/recall.svg. `--data-root DIR` names the evaluation data; without it a small set of our own runs over corpus/ and
 * nothing is written. `--only TEXT` runs the sets whose name contains it, and writes nothing.
 */
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { measureClaims, measurePages } from "./eval/measure-files.ts";
import { measureOwn, measureSets } from "./eval/measure-sets.ts";
import { readQuestions } from "./eval/questions.ts";
import { recallPlot } from "./eval/recall-plot.ts";
import { runFusion } from "./eval/run-fusion.ts";
import { asMarkdown, type Figure, type Scorecard } from "./eval/scorecard.ts";

const { values } = parseArgs({ options: { "data-root": { type: "string" }, only: { type: "string" } } });
const home = fileURLToPath(new URL("..", import.meta.url));
const root = values["data-root"];

async function everything(data: string, only: string): Promise<Scorecard> {
  const sets = await measureSets(data, only);
  const wants = (name: string): boolean => name.includes(only);
  const pages = wants("pages") ? await measurePages(data) : { figures: [], notes: [] };
  const claims = wants("claims") ? measureClaims(data) : { figures: [], notes: [] };
  const cross = join(data, "crosslingual");
  const fusion = wants("fusion")
    ? await runFusion(join(cross, "articles.zh.jsonl"), readQuestions(join(cross, "questions.en-zh.jsonl")))
    : [];
  return {
    figures: [...sets.figures, ...pages.figures, ...claims.figures],
    controls: sets.controls,
    fusion,
    notes: [...pages.notes, ...claims.notes],
  };
}

function plot(figures: readonly Figure[]): string {
  const value = (set: string, measure: Figure["measure"]): number =>
    figures.find((each) => each.set === set && each.measure === measure)?.value ?? 0;
  const pair = (name: string, set: string, simple: number | null) => ({
    name,
    first: value(set, "article first"),
    inFive: value(set, "article in five"),
    simple,
  });
  return recallPlot([
    pair("English → Chinese", "crosslingual en→zh", 0.775),
    pair("Chinese → English", "crosslingual zh→en", null),
    pair("Chinese → Chinese", "crosslingual zh→zh", 0.941),
    pair("Traditional", "traditional", 0.933),
    pair("Simplified → Traditional", "traditional, asked in Simplified", null),
  ]);
}

if (root !== undefined && !existsSync(join(root, "crosslingual"))) {
  process.stderr.write(`${root} holds no evaluation data; name the folder that has crosslingual/ in it.\n`);
  process.exit(2);
}
const scorecard = root === undefined ? await measureOwn(home) : await everything(root, values.only ?? "");
const page = asMarkdown(scorecard);
process.stdout.write(page);
if (root !== undefined && values.only === undefined) {
  writeFileSync(join(home, "docs/scorecard.md"), page);
  writeFileSync(join(home, "docs/scorecard.json"), `${JSON.stringify(scorecard, null, 2)}\n`);
  writeFileSync(join(home, "docs/recall.svg"), plot(scorecard.figures));
}
