/**
 * `npm run eval`: measures search, answers, refusals, extraction and claims in one table, and writes docs/scorecard.md,
 * docs/scorecard.json and docs/recall.svg. `--data-root DIR` names the evaluation data, ../shared/eval by default; where there is
 * none, a small set of our own runs over corpus/. `--quick` leaves out the news; `--only TEXT` runs the sets whose name contains
 * it, and writes nothing; `--set FILE` runs the questions of a file over corpus/. `--live` measures the models that the settings name (OPENAI_API_KEY, OPENAI_BASE_URL, WENZHAI_CHAT_MODEL,
 * WENZHAI_JUDGE_MODEL, WENZHAI_JUDGE_BASE_URL) as judges and as writers, and writes docs/live/MODEL.md; each question costs two calls.
 */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { readConfig } from "../src/app/config.ts";
import type { Measure, Run } from "./eval/evaluation-set.ts";
import { EVALUATION_SETS, LIVE_SETS, OWN_QUESTIONS } from "./eval/evaluation-sets.ts";
import { measureSets } from "./eval/measure-sets.ts";
import { recallPlot } from "./eval/recall-plot.ts";
import { asMarkdown, type Figure } from "./eval/scorecard.ts";

const { values } = parseArgs({
  options: {
    "data-root": { type: "string" },
    only: { type: "string", default: "" },
    quick: { type: "boolean", default: false },
    live: { type: "boolean", default: false },
    set: { type: "string" },
  },
});
const home = fileURLToPath(new URL("..", import.meta.url));
const data = resolve(values["data-root"] ?? join(home, "../shared/eval"));
const present = existsSync(join(data, "crosslingual"));
if (!present && values["data-root"] !== undefined) {
  process.stderr.write(`${data} holds no evaluation data; name the folder that has crosslingual/ in it.\n`);
  process.exit(2);
}
if (values.set !== undefined) await measureFile(values.set);
else if (values.live) await measureLiveModel();
else await measureAll();

/** The configured models' page. */
async function measureLiveModel(): Promise<void> {
  const { model } = readConfig(process.env);
  if (!present || model.chat === undefined) {
    process.stderr.write(
      "--live measures a model: set WENZHAI_CHAT_MODEL (and OPENAI_API_KEY or OPENAI_BASE_URL), and name the evaluation data by --data-root.\n",
    );
    process.exit(2);
  }
  const figures = await measureSets(LIVE_SETS, { data, home, model });
  const judge = model.judge === undefined ? "" : `, judged by ${model.judge}`;
  const page = asMarkdown(figures, { title: `${model.chat}${judge}`, by: "npm run eval -- --live" });
  process.stdout.write(page);
  mkdirSync(join(home, "docs/live"), { recursive: true });
  writeFileSync(join(home, "docs/live", `${model.chat.replace(/[^\p{L}\p{N}.-]+/gu, "-")}.md`), page);
}

/** The questions of a file, such as `wenzhai feedback export` writes; those that somebody has yet to look at are left out. */
async function measureFile(file: string): Promise<void> {
  const { measure } = OWN_QUESTIONS;
  const judged = (run: Run) =>
    measure({ ...run, rows: run.rows.filter((row) => !Object.hasOwn(row as object, "review")) });
  const set = { ...OWN_QUESTIONS, name: file, questions: () => [resolve(file)], measure: judged };
  const figures = await measureSets([set], { data, home });
  process.stdout.write(asMarkdown(figures, { title: file, by: `npm run eval -- --set ${file}` }));
}

async function measureAll(): Promise<void> {
  const sets = (present ? EVALUATION_SETS : [OWN_QUESTIONS]).filter(
    ({ name, slow }) => name.includes(values.only) && !(values.quick && slow),
  );
  if (sets.length === 0) {
    process.stderr.write(`No set's name contains "${values.only}".\n`);
    process.exit(2);
  }
  const figures = await measureSets(sets, { data, home });
  // What is left out is seen by its absence; the command says why.
  const page = asMarkdown(figures, { title: "Scorecard", by: `npm run eval${values.quick ? " -- --quick" : ""}` });
  process.stdout.write(page);
  if (present && values.only === "") {
    writeFileSync(join(home, "docs/scorecard.md"), page);
    writeFileSync(join(home, "docs/scorecard.json"), `${JSON.stringify(figures, null, 2)}\n`);
    writeFileSync(join(home, "docs/recall.svg"), plot(figures));
  }
}

function plot(all: readonly Figure[]): string {
  const figure = (set: string, measure: Measure): Figure | undefined =>
    all.find((each) => each.set === set && each.measure === measure);
  const pair = (name: string, set: string) => ({
    name,
    first: figure(set, "article first")?.value ?? 0,
    inFive: figure(set, "article in five")?.value ?? 0,
    simple: figure(set, "article first")?.before ?? null,
  });
  const pairs = [
    pair("English → Chinese", "crosslingual en→zh"),
    pair("Chinese → English", "crosslingual zh→en"),
    pair("Chinese → Chinese", "crosslingual zh→zh"),
    pair("Traditional", "traditional"),
    pair("News facts", "news facts, 8,000 distractors"),
  ];
  return recallPlot(pairs.filter(({ first }) => first > 0));
}
