import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { weighSentences } from "../src/digest/telling/telling-features.ts";
import { commonSubsequence, tokensOf } from "../src/digest/telling/tokens.ts";
import { openCorpus } from "./eval/open-corpus.ts";
import { readLines } from "./eval/read-lines.ts";
import { shownSentences } from "./eval/summaries.ts";

/** What keeps weights small where features say nearly the same. */
const RIDGE = 10;

const [data = "../shared/eval"] = process.argv.slice(2);
const corpus = await openCorpus([join(data, "news/articles.jsonl.gz")]);
const rows: number[][] = [];
const rates: number[] = [];
let names: readonly string[] = [];
try {
  const summaries = new Map(
    readLines<{ article: string; summary: string }>(join(data, "news/summaries.jsonl")).map((row) => [
      row.article,
      tokensOf(row.summary),
    ]),
  );
  for (const article of await corpus.engine.index.articles()) {
    const summary = summaries.get(article.id);
    if (summary === undefined) continue;
    const shown = shownSentences(article, await corpus.engine.index.sentences(article.id));
    for (const { tokens, features } of weighSentences(article.title, shown)) {
      names = Object.keys(features);
      // A long sentence counts more, by the square root: its share is known better.
      const root = Math.sqrt(Math.sqrt(Math.max(1, tokens.length)));
      rows.push(Object.values(features).map((value) => value * root));
      rates.push((commonSubsequence(tokens, summary) / Math.max(1, tokens.length)) * root);
    }
  }
} finally {
  await corpus.close();
}
const solved = ridge(rows, rates);
const weights = Object.fromEntries(names.map((name, i) => [name, Number(solved[i]!.toFixed(5))]));
const made = { by: "scripts/train-telling.ts", on: "news with reference summaries", sentences: rows.length };
const file = fileURLToPath(new URL("../src/digest/telling/data/telling-weights.json", import.meta.url));
writeFileSync(file, `${JSON.stringify({ made, weights }, null, 2)}\n`);

/** Least squares with a penalty, by elimination. */
function ridge(x: readonly (readonly number[])[], y: readonly number[]): readonly number[] {
  const n = x[0]!.length;
  const a = Array.from({ length: n }, (_, i) =>
    Array.from({ length: n + 1 }, (_, j) => {
      const all = x.reduce((sum, row, k) => sum + row[i]! * (j < n ? row[j]! : y[k]!), 0);
      return i === j ? all + RIDGE : all;
    }),
  );
  for (let i = 0; i < n; i++) {
    const pivot = a.reduce((best, row, k) => (k >= i && Math.abs(row[i]!) > Math.abs(a[best]![i]!) ? k : best), i);
    [a[i], a[pivot]] = [a[pivot]!, a[i]!];
    for (let k = 0; k < n; k++) {
      if (k === i) continue;
      const times = a[k]![i]! / a[i]![i]!;
      for (let j = i; j <= n; j++) a[k]![j]! -= times * a[i]![j]!;
    }
  }
  return a.map((row, i) => row[n]! / row[i]!);
}
