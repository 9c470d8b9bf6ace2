import { join } from "node:path";
import { systemClock } from "../../src/adapters/system-clock.ts";
import { type Engine, openEngine } from "../../src/app/compose.ts";
import { readConfig } from "../../src/app/config.ts";

const silent = (): void => {};

/** Where our own index lies in a directory of the benchmark. */
export function engineData(directory: string): string {
  return join(directory, "wenzhai");
}

/** Our engine over a data directory, as the command line opens it. */
export async function openBenchEngine(data: string): Promise<Engine> {
  const log = { info: silent, warn: silent, error: silent };
  return openEngine({ ...readConfig({}), data }, { clock: systemClock(), log, newId: () => "bench" });
}
