import { resolve } from "node:path";
import type { Clock } from "../../ports/clock.ts";
import type { Log } from "../../ports/log.ts";
import type { Config } from "../config.ts";
import { checkCorpus, checkDataDirectory, checkIndex } from "./doctor/check-data.ts";
import { checkDatabase } from "./doctor/check-database.ts";
import { checkJobs } from "./doctor/check-jobs.ts";
import { checkDictionary, checkNode } from "./doctor/check-machine.ts";
import { checkModels } from "./doctor/check-models.ts";
import { checkSettings } from "./doctor/check-settings.ts";
import { checkSources } from "./doctor/check-sources.ts";
import { checkWorkspace } from "./doctor/check-workspace.ts";
import { type Finding, printFinding } from "./doctor/finding.ts";

/** What the doctor looks at: the settings, and the data directory when it was named on the command line. */
export interface DoctorParts {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly data?: string | undefined;
  readonly nodeVersion: string;
  readonly clock: Clock;
  readonly out: (line: string) => void;
}

/** What is found is printed; a log in the data directory would be one more thing that can fail. */
const SILENT: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/**
 * `wenzhai doctor [--json]`: one line a check, as soon as it is made. Gives 0 when all that is configured works, else 2.
 * Prints no secret.
 */
export async function doctorCommand({ json }: { json?: boolean }, parts: DoctorParts): Promise<0 | 2> {
  const findings: Finding[] = [];
  for await (const finding of examine(parts)) {
    findings.push(finding);
    if (!json) parts.out(printFinding(finding));
  }
  const sound = findings.every(({ state }) => state !== "wrong");
  if (json) parts.out(JSON.stringify({ sound, checks: findings }));
  return sound ? 0 : 2;
}

async function* examine({ env, data, nodeVersion, clock }: DoctorParts): AsyncGenerator<Finding> {
  yield checkNode(nodeVersion);
  yield checkDictionary();
  const { config, findings } = checkSettings(env);
  yield* findings;
  if (config === null) {
    yield { check: "the rest", state: "absent", found: "not checked before the settings can be used" };
    return;
  }
  yield* examineConfig(data === undefined ? config : { ...config, data }, clock);
}

async function* examineConfig(given: Config, clock: Clock): AsyncGenerator<Finding> {
  const directory = checkDataDirectory(given.data);
  yield directory;
  const config = yield* checkSources(given);
  const database = await checkDatabase(config.databaseUrl, SILENT);
  yield database;
  yield checkCorpus(config.corpus.map((path) => resolve(path)));
  yield* await checkModels(config.model, clock);
  if (directory.state !== "wrong" && database.state !== "wrong") {
    yield await checkIndex(config, { clock, log: SILENT, newId: () => "doctor" });
    yield await checkJobs(config, clock, SILENT);
  }
  yield* await checkWorkspace(config, SILENT);
}
