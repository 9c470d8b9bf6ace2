import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "../../src/adapters/system-clock.ts";
import { type Engine, openEngine } from "../../src/app/compose.ts";
import { type ModelConfig, readConfig } from "../../src/app/config.ts";
import { keepEmbeddings } from "./kept-embeddings.ts";

/** A corpus in an index of its own, as `wenzhai ingest` would make it, and the texts quotes must stand in. */
export interface OpenCorpus {
  readonly engine: Engine;
  /** Title and text by article id. */
  readonly texts: ReadonlyMap<string, string>;
  close(): Promise<void>;
}

/** Ingests files and folders into a temporary directory; without a model answers quote. Throws Error when one of them cannot be read. */
export async function openCorpus(paths: readonly string[], model: ModelConfig = {}): Promise<OpenCorpus> {
  const data = mkdtempSync(join(tmpdir(), "wenzhai-eval-"));
  const silent = () => {};
  const log = { info: silent, warn: silent, error: silent };
  keepEmbeddings(data);
  const world = { clock: systemClock(), log, newId: () => "eval" };
  const engine = await openEngine({ ...readConfig({}), data, model }, world);
  const { faults } = await engine.ingest(paths);
  const [fault] = faults;
  if (fault !== undefined) throw new Error(fault.message);
  await engine.fillVectors();
  const articles = await engine.index.articles();
  return {
    engine,
    texts: new Map(articles.map(({ id, title, text }) => [id, `${title}\n${text}`])),
    async close() {
      await engine.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
