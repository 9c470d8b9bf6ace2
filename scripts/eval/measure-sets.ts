import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import baseline from "./baseline.json" with { type: "json" };
import type { EvaluationSet, Measure, Places, Values } from "./evaluation-set.ts";
import { type OpenCorpus, openCorpus } from "./open-corpus.ts";
import { readLines } from "./read-lines.ts";
import type { Figure } from "./scorecard.ts";

/** Measures sets one after the other; neighbours over the same articles share one index. */
export async function measureSets(sets: readonly EvaluationSet[], places: Places): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  const shared = sharedCorpus();
  try {
    for (const set of sets) {
      const started = performance.now();
      figures.push(...figuresOf(set, await measureSet(set, places, shared)));
      process.stderr.write(`${set.name}: ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
    }
  } finally {
    await shared.close();
  }
  return figures;
}

type SharedCorpus = ReturnType<typeof sharedCorpus>;

async function measureSet(set: EvaluationSet, places: Places, shared: SharedCorpus): Promise<Values> {
  const articles = set.articles(places);
  const rows = set.questions(places).flatMap((path) => readLines(path));
  const corpus = articles.length === 0 ? null : await shared.open(articles, set.half === true);
  return set.measure({
    places,
    rows,
    get corpus() {
      if (corpus === null) throw new TypeError(`${set.name} has no articles.`);
      return corpus;
    },
  });
}

/** One open corpus at a time. */
function sharedCorpus() {
  let current: { readonly key: string; readonly corpus: OpenCorpus } | null = null;
  const close = async (): Promise<void> => {
    await current?.corpus.close();
    current = null;
  };
  return {
    close,
    async open(paths: readonly string[], half: boolean): Promise<OpenCorpus> {
      const key = JSON.stringify([paths, half]);
      if (current?.key !== key) {
        await close();
        current = { key, corpus: await (half ? openHalf(paths) : openCorpus(paths)) };
      }
      return current.corpus;
    },
  };
}

async function openHalf(paths: readonly string[]): Promise<OpenCorpus> {
  const folder = mkdtempSync(join(tmpdir(), "wenzhai-half-"));
  const rows = paths.flatMap((path) => readLines(path)).filter((_, i) => i % 2 === 0);
  try {
    writeFileSync(join(folder, "articles.jsonl"), rows.map((row) => JSON.stringify(row)).join("\n"));
    return await openCorpus([join(folder, "articles.jsonl")]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function figuresOf({ name, bars }: EvaluationSet, values: Values): readonly Figure[] {
  const before = (baseline as Readonly<Record<string, Values>>)[name] ?? {};
  return (Object.keys(bars) as Measure[]).map((measure) => ({
    set: name,
    measure,
    value: values[measure] ?? null,
    bar: bars[measure] ?? null,
    before: before[measure] ?? null,
  }));
}
