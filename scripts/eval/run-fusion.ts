import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createOnnxEmbedder } from "../../src/adapters/onnx-embedder.ts";
import type { IngestedArticle } from "../../src/domain/article.ts";
import { createAnalyze } from "../../src/index/lexical/analyze.ts";
import { openIndex } from "../../src/index/passage-index.ts";
import { readArticles } from "../../src/ingest/sources/read-articles.ts";
import { createLexicon } from "../../src/language/lexicon.ts";
import type { Embedder } from "../../src/ports/embedder.ts";
import { createRetrieve } from "../../src/retrieval/ranking/retrieve.ts";
import type { EvalQuestion } from "./questions.ts";
import { scoreSearch } from "./score-search.ts";
import { scriptedEmbedder } from "./scripted-embedder.ts";

/** Article found first, by words alone, by vectors alone, and by both. */
export interface FusionRow {
  readonly embedder: string;
  readonly words: number;
  readonly vectors: number;
  readonly fused: number;
  readonly wordsInFive: number;
  readonly vectorsInFive: number;
  readonly fusedInFive: number;
}

/** How much noise the scripted embedders have, by name: from nearly always right to never. */
const NOISE = {
  "scripted, good": 1.6,
  "scripted, fair": 2.6,
  "scripted, poor": 4,
  "scripted, by chance": 1e6,
} as const;

/** Measures fusion with the built-in embedder and with scripted ones of known quality, on one file of articles. */
export async function runFusion(path: string, questions: readonly EvalQuestion[]): Promise<readonly FusionRow[]> {
  const articles: IngestedArticle[] = [];
  for await (const reading of readArticles([path])) if (reading.kind === "article") articles.push(reading.ingested);
  const rows: FusionRow[] = [];
  const builtIn = createOnnxEmbedder();
  rows.push(await measure("built-in model", builtIn, articles, questions));
  await builtIn.close();
  for (const [name, noise] of Object.entries(NOISE))
    rows.push(await measure(name, scriptedEmbedder(articles, questions, noise), articles, questions));
  return rows;
}

async function measure(
  name: string,
  embedder: Embedder,
  articles: readonly IngestedArticle[],
  questions: readonly EvalQuestion[],
): Promise<FusionRow> {
  const directory = mkdtempSync(join(tmpdir(), "wenzhai-fusion-"));
  const silent = () => {};
  const lexicon = createLexicon();
  const clock = { now: () => 0, after: () => silent };
  const index = await openIndex(directory, {
    analyze: createAnalyze(lexicon),
    embedder,
    clock,
    log: { info: silent, warn: silent, error: silent },
  });
  await index.apply({ put: articles, remove: [] });
  await index.fillVectors();
  const score = async (weight: number) => {
    const retrieve = createRetrieve({ index, lexicon, embedder: { weight, embedQuery: embedder.embedQuery } });
    return scoreSearch(
      questions,
      await hitsOf(questions, async (text) => (await retrieve({ text }, 10)).passages.map(({ article }) => article.id)),
    );
  };
  const [words, fused] = [await score(0), await score(1)];
  const nearest = async (text: string): Promise<readonly string[]> => {
    const hits = await index.searchVectors(await embedder.embedQuery(text), 10);
    return (await index.passages(hits.map(({ passage }) => passage))).map(({ article }) => article.id);
  };
  const vectors = scoreSearch(questions, await hitsOf(questions, nearest));
  await index.close();
  rmSync(directory, { recursive: true, force: true });
  return {
    embedder: name,
    words: words.recall1 ?? 0,
    vectors: vectors.recall1 ?? 0,
    fused: fused.recall1 ?? 0,
    wordsInFive: words.recall5 ?? 0,
    vectorsInFive: vectors.recall5 ?? 0,
    fusedInFive: fused.recall5 ?? 0,
  };
}

async function hitsOf(
  questions: readonly EvalQuestion[],
  search: (text: string) => Promise<readonly string[]>,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const hits = new Map<string, readonly string[]>();
  for (const { id, question } of questions) hits.set(id, await search(question));
  return hits;
}
