import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { systemClock } from "../../src/adapters/system-clock.ts";
import { type Engine, openEngine } from "../../src/app/compose.ts";
import { readConfig } from "../../src/app/config.ts";
import { askEngine, searchArticles } from "../eval/ask-engine.ts";
import { inParallel } from "../eval/in-parallel.ts";
import { keepEmbeddings } from "../eval/kept-embeddings.ts";
import { scoreSearch } from "../eval/score-search.ts";
import type { DatabaseSet } from "./database-sets.ts";
import { quantiles, timed } from "./timing.ts";

/** What one index took for one corpus: milliseconds, megabytes, and every answer as JSON. */
export interface MeasuredIndex {
  readonly articles: number;
  readonly passages: number;
  readonly words: number;
  readonly vectors: number;
  readonly ask: ReturnType<typeof quantiles>;
  readonly retrieve: ReturnType<typeof quantiles>;
  readonly memory: number;
  readonly bytes: number;
  readonly first: number | null;
  readonly five: number | null;
  readonly answers: readonly string[];
}

/** Questions whose time is taken, once every sentence has its vector. */
const TIMED = 50;

/** What one of several processes took for the questions of a corpus that is there: milliseconds in all, megabytes. */
export interface MeasuredServing {
  readonly questions: number;
  readonly ms: number;
  readonly memory: number;
}

async function open(directory: string, databaseUrl: string | undefined): Promise<Engine> {
  const data = join(directory, databaseUrl === undefined ? "embedded" : "database");
  mkdirSync(data, { recursive: true });
  keepEmbeddings(data);
  const silent = (): void => {};
  const log = { info: silent, warn: silent, error: silent };
  const config = { ...readConfig({}), data, ...(databaseUrl === undefined ? {} : { databaseUrl }) };
  const engine = await openEngine(config, { clock: systemClock(), log, newId: () => "bench" });
  await engine.analyse({ text: "热身" });
  return engine;
}

/** Asks every question of a corpus that is in a database already, a few at once. */
export async function measureServing(
  { questions }: DatabaseSet,
  directory: string,
  databaseUrl: string,
): Promise<MeasuredServing> {
  const engine = await open(directory, databaseUrl);
  const ms = await timed(() => inParallel(questions, ({ question }) => askEngine(engine, question)));
  const memory = residentMegabytes();
  await engine.close();
  return { questions: questions.length, ms, memory };
}

/** Takes a corpus in and asks it, over the database where there is one, else over a directory. Vectors are made beforehand. */
export async function measureDatabase(
  set: DatabaseSet,
  directory: string,
  databaseUrl?: string,
): Promise<MeasuredIndex> {
  const engine = await open(directory, databaseUrl);
  const words = await timed(() => engine.ingest([set.articles]));
  const vectors = await timed(() => engine.fillVectors());
  const answers: string[] = [];
  const ranked = [];
  for (const question of set.questions) {
    const { ms: _, ...answer } = await askEngine(engine, question.question);
    answers.push(JSON.stringify(answer));
    ranked.push({ question, hits: await searchArticles(engine, question.question) });
  }
  const asked: number[] = [];
  const retrieved: number[] = [];
  for (const { question } of set.questions.slice(0, TIMED)) {
    asked.push(await timed(() => askEngine(engine, question)));
    retrieved.push(await timed(() => searchArticles(engine, question)));
  }
  const { articles, passages, bytes } = await engine.index.status();
  const memory = residentMegabytes();
  await engine.close();
  const { "article first": first = null, "article in five": five = null } = scoreSearch(ranked);
  const times = { ask: quantiles(asked), retrieve: quantiles(retrieved) };
  return { articles, passages, words, vectors, ...times, memory, bytes, first, five, answers };
}

function residentMegabytes(): number {
  return process.memoryUsage.rss() / 2 ** 20;
}
