import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cacheEmbedder } from "../../src/adapters/cached-embedder.ts";
import { openEmbeddingCache } from "../../src/adapters/embedding-cache.ts";
import { keepSentenceVectors } from "../../src/adapters/kept-sentence-vectors.ts";
import { createOnnxEmbedder } from "../../src/adapters/onnx-embedder.ts";
import { systemClock } from "../../src/adapters/system-clock.ts";
import { type Engine, openEngine } from "../../src/app/compose.ts";
import { readConfig } from "../../src/app/config.ts";
import type { SentenceVectors } from "../../src/ports/sentence-vectors.ts";

/** A corpus in an index of its own, as `wenzhai ingest` would make it, and the texts quotes must stand in. */
export interface OpenCorpus {
  readonly engine: Engine;
  readonly sentences: SentenceVectors;
  /** Title and text by article id. */
  readonly texts: ReadonlyMap<string, string>;
  close(): Promise<void>;
}

/** What was embedded once is kept from run to run. */
const CACHE = fileURLToPath(new URL("../../.wenzhai/evaluation.sqlite", import.meta.url));

/** Ingests files and folders into a temporary directory. Throws Error when one of them cannot be read. */
export async function openCorpus(paths: readonly string[]): Promise<OpenCorpus> {
  const data = mkdtempSync(join(tmpdir(), "wenzhai-eval-"));
  const silent = () => {};
  const log = { info: silent, warn: silent, error: silent };
  const cache = openEmbeddingCache(CACHE);
  const embedder = cacheEmbedder(createOnnxEmbedder(), cache);
  const sentences = keepSentenceVectors(embedder, cache, log);
  const world = { clock: systemClock(), log, newId: () => "eval" };
  const engine = await openEngine({ ...readConfig({}), data }, world, { embedder, sentences });
  const { faults } = await engine.ingest(paths);
  const [fault] = faults;
  if (fault !== undefined) throw new Error(fault.message);
  await engine.index.fillVectors();
  const articles = await engine.index.articles();
  return {
    engine,
    sentences,
    texts: new Map(articles.map(({ id, title, text }) => [id, `${title}\n${text}`])),
    async close() {
      await engine.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
