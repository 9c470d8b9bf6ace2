import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { systemClock } from "../../src/adapters/system-clock.ts";
import { type Engine, openEngine } from "../../src/app/compose.ts";
import { readConfig } from "../../src/app/config.ts";
import { askEngine } from "../eval/ask-engine.ts";
import { inParallel } from "../eval/in-parallel.ts";
import { keepEmbeddings } from "../eval/kept-embeddings.ts";
import type { EvalQuestion } from "../eval/questions.ts";
import { scoreSearch } from "../eval/score-search.ts";
import type { DatabaseSet } from "./database-sets.ts";
import { quantiles, timed } from "./timing.ts";

/** What one index took for one corpus: milliseconds, megabytes, and what it gave. */
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
  /** The ten passages found for each question, in their order, and the answers to some. */
  readonly hits: readonly string[];
  readonly answers: readonly string[];
}

/** Questions of each corpus that are answered too, twice: the second time is taken, for then every sentence has its vector. */
const ASKED = 30;
const HITS = 10;

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

/** Asks some questions of a corpus that is in a database already, a few at once. */
export async function measureServing(
  { questions }: DatabaseSet,
  directory: string,
  databaseUrl: string,
): Promise<MeasuredServing> {
  const engine = await open(directory, databaseUrl);
  const asked = spread(questions, ASKED);
  const ms = await timed(() => inParallel(asked, ({ question }) => askEngine(engine, question)));
  const memory = residentMegabytes();
  await engine.close();
  return { questions: asked.length, ms, memory };
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
  const retrieved: number[] = [];
  const found: ({ readonly question: EvalQuestion } & Awaited<ReturnType<typeof searched>>)[] = [];
  for (const question of set.questions) {
    const search = async () => void found.push({ question, ...(await searched(engine, question.question)) });
    retrieved.push(await timed(search));
  }
  const answers: string[] = [];
  const asked: number[] = [];
  for (const { question } of spread(set.questions, ASKED)) {
    const { ms: _, ...answer } = await askEngine(engine, question);
    answers.push(JSON.stringify(answer));
    asked.push(await timed(() => askEngine(engine, question)));
  }
  const { articles, passages, bytes } = await engine.index.status();
  const memory = residentMegabytes();
  await engine.close();
  const { "article first": first = null, "article in five": five = null } = scoreSearch(found);
  const hits = found.map(({ passages }) => passages);
  const times = { ask: quantiles(asked), retrieve: quantiles(retrieved) };
  return { articles, passages, words, vectors, ...times, memory, bytes, first, five, hits, answers };
}

async function searched(engine: Engine, text: string) {
  const { passages } = await engine.retrieve(await engine.analyse({ text, now: "2026-11-28" }), HITS);
  return {
    hits: passages.map(({ article }) => article.id),
    passages: passages.map(({ passage }) => passage.id).join(" "),
  };
}

/** As many of a list as wanted, from all of its parts. */
function spread<T>(list: readonly T[], wanted: number): readonly T[] {
  return list.filter((_, i) => Math.floor((i * wanted) / list.length) !== Math.floor(((i - 1) * wanted) / list.length));
}

function residentMegabytes(): number {
  return process.memoryUsage.rss() / 2 ** 20;
}
