import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { Pool } from "pg";
import { stopTestServer, testServer } from "../../test/postgres/test-server.ts";
import { databaseSets } from "./database-sets.ts";
import type { MeasuredIndex, MeasuredServing } from "./measure-database.ts";

const CHILD = fileURLToPath(new URL("database-child.ts", import.meta.url));
const PATIENCE = 3_600_000;

/** The embedded index beside PostgreSQL on the same corpora and questions, as a Markdown table with the share of equal answers. */
export async function benchDatabase(root: string, count: number): Promise<string> {
  const server = mkdtempSync(join(tmpdir(), "wenzhai-postgres-"));
  const directory = mkdtempSync(join(tmpdir(), "wenzhai-bench-"));
  try {
    const started = await testServer(server);
    if ("missing" in started) throw new Error(`PostgreSQL cannot be had: ${started.missing}`);
    const admin = new Pool({ connectionString: started.url("postgres"), max: 1 });
    const rows: string[] = [];
    let [equal, asked] = [0, 0];
    for (const [at, { name }] of databaseSets(root, directory, count).entries()) {
      await admin.query(`CREATE DATABASE set_${at}`);
      const child = childOf(root, directory, count, at);
      const embedded = await child<MeasuredIndex>("measure");
      const database = await child<MeasuredIndex>("measure", started.url(`set_${at}`));
      const same = embedded.answers.filter((answer, i) => answer === database.answers[i]).length;
      equal += same;
      asked += embedded.answers.length;
      rows.push(row(`${name}: embedded`, embedded), row(`${name}: PostgreSQL`, database, same));
    }
    await admin.end();
    const serve = () => childOf(root, directory, count, 0)<MeasuredServing>("serve", started.url("set_0"));
    const serving = [[await serve()], await Promise.all([serve(), serve(), serve()])].map(servingLine);
    return [HEAD, ...rows, "", `Equal answers: ${equal} of ${asked} (${(equal / asked).toFixed(3)}).`, ...serving].join(
      "\n",
    );
  } finally {
    stopTestServer(server);
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Gives what runs a phase of one set in a process of its own. */
function childOf(root: string, directory: string, count: number, at: number) {
  return async <T>(phase: "measure" | "serve", url?: string): Promise<T> => {
    const place = mkdtempSync(join(directory, "run-"));
    process.stderr.write(`set ${at}: ${phase} ${url === undefined ? "embedded" : "PostgreSQL"}\n`);
    const args = [phase, root, place, String(count), String(at), ...(url === undefined ? [] : [url])];
    const node = ["--disable-warning=ExperimentalWarning", CHILD, ...args];
    const { stdout } = await promisify(execFile)(process.execPath, node, { maxBuffer: 1 << 28, timeout: PATIENCE });
    return JSON.parse(stdout) as T;
  };
}

/** The processes ask at the same time: the slowest says how long all took. */
function servingLine(processes: readonly MeasuredServing[]): string {
  const seconds = Math.max(...processes.map(({ ms }) => ms)) / 1000;
  const questions = processes.reduce((sum, each) => sum + each.questions, 0);
  const memory = Math.max(...processes.map((each) => each.memory));
  return `${processes.length} at once over one database: ${(questions / seconds).toFixed(1)} answers a second, ${memory.toFixed(0)} MB each.`;
}

const HEAD = `| corpus: index | passages | articles/s by words | vectors put/s | ask p50 | ask p99 | search p50 | search p99 | memory | size | article first | in five | answers equal |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |`;

function row(name: string, measured: MeasuredIndex, same?: number): string {
  const { articles, passages, words, vectors, ask, retrieve, memory, bytes, first, five, answers } = measured;
  const share = (value: number | null): string => value?.toFixed(3) ?? "";
  return `| ${[
    name,
    passages,
    ((articles / words) * 1000).toFixed(0),
    ((passages / vectors) * 1000).toFixed(0),
    ...[ask.p50, ask.p99, retrieve.p50, retrieve.p99].map((ms) => `${ms.toFixed(0)} ms`),
    `${memory.toFixed(0)} MB`,
    `${(bytes / 1e6).toFixed(0)} MB`,
    share(first),
    share(five),
    same === undefined ? "" : `${same} of ${answers.length}`,
  ].join(" | ")} |`;
}
