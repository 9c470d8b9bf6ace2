/**
 * `npm run eval`: measures search, answers, conversations, extraction and claims in one table with the bars and what was
 * reached before. `--data-root DIR` names the evaluation data (default: ../shared/eval beside the project); where there are
 * none, a small set of our own runs over corpus/. A whole run writes docs/scorecard.md, docs/scorecard.json and
 * docs/recall.svg; `--quick` leaves out the news and every second question of the large sets, `--only TEXT` runs the sets whose
 * name contains it, and both write nothing. What was embedded once is kept in .wenzhai-eval/.
 */
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { measureClaims, measurePages } from "./eval/measure-files.ts";
import { measureOwn, measureSets } from "./eval/measure-sets.ts";
import { type PairRecall, recallPlot } from "./eval/recall-plot.ts";
import { asMarkdown, type Figure, type Scorecard } from "./eval/scorecard.ts";
import { type Measure, QUESTION_SETS } from "./eval/sets.ts";

const { values } = parseArgs({
  options: { "data-root": { type: "string" }, only: { type: "string" }, quick: { type: "boolean" } },
});
const home = fileURLToPath(new URL("..", import.meta.url));
const data = values["data-root"] ?? join(home, "../shared/eval");
const only = values.only ?? "";

async function everything(): Promise<Scorecard> {
  const sets = QUESTION_SETS.filter(({ name, slow }) => name.includes(only) && !(values.quick && slow));
  const started = process.uptime();
  const done = (name: string): void =>
    void process.stderr.write(`${name}: done after ${Math.round(process.uptime() - started)} s\n`);
  const figures = await measureSets(sets, { data, home }, { quick: values.quick ?? false, done });
  const none: Scorecard = { figures: [], notes: [] };
  const pages = "pages".includes(only) ? await measurePages(data) : none;
  const claims = "claims".includes(only) ? measureClaims(data) : none;
  return {
    figures: [...figures, ...pages.figures, ...claims.figures],
    notes: [...pages.notes, ...claims.notes],
  };
}

function plot(figures: readonly Figure[]): string {
  const value = (set: string, measure: Measure): number =>
    figures.find((each) => each.set === set && each.measure === measure)?.value ?? 0;
  const pair = (name: string, set: string, simple: number | null): PairRecall => ({
    name,
    first: value(set, "article first"),
    inFive: value(set, "in first five"),
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

const hasData = existsSync(join(data, "crosslingual"));
if (!hasData && values["data-root"] !== undefined) {
  process.stderr.write(`${data} holds no evaluation data; name the folder that has crosslingual/ in it.\n`);
  process.exit(2);
}
const scorecard = hasData ? await everything() : { figures: await measureOwn(home), notes: [] };
const page = asMarkdown(scorecard);
process.stdout.write(page);
if (hasData && values.only === undefined && !values.quick) {
  writeFileSync(join(home, "docs/scorecard.md"), page);
  writeFileSync(join(home, "docs/scorecard.json"), `${JSON.stringify(scorecard, null, 2)}\n`);
  writeFileSync(join(home, "docs/recall.svg"), plot(scorecard.figures));
}
