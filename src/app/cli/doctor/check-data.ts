import { accessSync, constants, existsSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { asWenzhaiError } from "../../../errors.ts";
import { openEngine, type World } from "../../compose.ts";
import type { Config } from "../../config.ts";
import type { Finding } from "./finding.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** Whether the index and the database can be written. Leaves nothing behind. */
export function checkDataDirectory(data: string): Finding {
  const check = "data directory";
  const todo = "Give it to the user who runs Wenzhai, or name another one in WENZHAI_DATA.";
  try {
    if (!existsSync(data)) {
      accessSync(nearest(resolve(data)), constants.W_OK);
      return { check, state: "absent", found: `${data} is not there yet; it can be made` };
    }
    const trial = join(data, `.doctor-${process.pid}`);
    writeFileSync(trial, "");
    rmSync(trial);
    return { check, state: "ok", found: `${data} can be written` };
  } catch (thrown) {
    return {
      check,
      state: "wrong",
      found: `${data} cannot be written (${(thrown as NodeJS.ErrnoException).code})`,
      todo,
    };
  }
}

function nearest(path: string): string {
  return existsSync(path) ? path : nearest(dirname(path));
}

/** Whether the folders to ingest are there. */
export function checkCorpus(paths: readonly string[]): Finding {
  const missing = paths.filter((path) => statSync(path, { throwIfNoEntry: false }) === undefined);
  if (paths.length === 0) return { check: "corpus", state: "absent", found: "no folder is watched" };
  if (missing.length === 0) return { check: "corpus", state: "ok", found: paths.join(", ") };
  const todo = "Name folders that exist in WENZHAI_CORPUS or sources.yml.";
  return { check: "corpus", state: "wrong", found: `there is no ${missing.join(", ")}`, todo };
}

/** Opens everything that answers: reads every byte of the index and compares it with the settings. */
export async function checkIndex(config: Config, world: World): Promise<Finding> {
  const check = "index";
  try {
    const engine = await openEngine(config, world);
    try {
      const { articles, passages, vectors, embedder, updated } = await engine.index.status();
      if (articles === 0)
        return { check, state: "absent", found: "empty", todo: "Run wenzhai ingest PATH, or npm start." };
      const days = Math.floor((world.clock.now() - Date.parse(updated)) / DAY_MS);
      const age = days === 0 ? "changed today" : `changed ${days} ${days === 1 ? "day" : "days"} ago`;
      return {
        check,
        state: "ok",
        found: `sound, ${articles} articles in ${passages} passages, ${age}, ${vectors} of them with vectors of ${embedder}`,
      };
    } finally {
      await engine.close();
    }
  } catch (thrown) {
    const { code, message } = asWenzhaiError(thrown);
    if (code.startsWith("model-"))
      return { check, state: "absent", found: "not opened, because the embedding model does not answer" };
    return { check, state: "wrong", found: message };
  }
}
