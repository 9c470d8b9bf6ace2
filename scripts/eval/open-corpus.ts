import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { systemClock } from "../../src/adapters/system-clock.ts";
import { type Engine, openEngine } from "../../src/app/compose.ts";
import { readConfig } from "../../src/app/config.ts";
import { readLines } from "./read-lines.ts";

/** A corpus in an index of its own, as `wenzhai ingest` would make it, and the texts quotes must stand in. */
export interface OpenCorpus {
  readonly engine: Engine;
  /** Title and text by article id. */
  readonly texts: ReadonlyMap<string, string>;
  close(): Promise<void>;
}

/** What was embedded once is kept from run to run. */
const CACHE = fileURLToPath(new URL("../../.wenzhai-eval/embeddings.sqlite", import.meta.url));

/**
 * Ingests files and folders into a temporary directory, or only what stands in the odd lines of JSON lines files. Throws
 * Error when one of them cannot be read.
 */
export async function openCorpus(paths: readonly string[], halved = false): Promise<OpenCorpus> {
  const data = mkdtempSync(join(tmpdir(), "wenzhai-eval-"));
  const silent = () => {};
  const log = { info: silent, warn: silent, error: silent };
  mkdirSync(dirname(CACHE), { recursive: true });
  writeFileSync(CACHE, "", { flag: "a" });
  symlinkSync(CACHE, join(data, "embeddings.sqlite"));
  const world = { clock: systemClock(), log, newId: () => "eval" };
  const engine = await openEngine({ ...readConfig({}), data }, world);
  const { faults } = await engine.ingest(
    halved ? paths.map((path, i) => oddLines(path, join(data, `odd-${i}.jsonl`))) : paths,
  );
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

function oddLines(path: string, target: string): string {
  const rows = readLines<object>(path).filter((_, i) => i % 2 === 0);
  writeFileSync(target, rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
  return target;
}
