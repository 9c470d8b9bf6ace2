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

/** The embedded index beside PostgreSQL on the same corpora and questions, as a Markdown table with the share of equal ones. */
export async function benchDatabase(root: string, count: number, part: number): Promise<string> {
  const server = mkdtempSync(join(tmpdir(), "wenzhai-postgres-"));
  const directory = mkdtempSync(join(tmpdir(), "wenzhai-bench-"));
  try {
    const started = await testServer(server);
    if ("missing" in started) throw new Error(`PostgreSQL cannot be had: ${started.missing}`);
    const admin = new Pool({ connectionString: started.url("postgres"), max: 1 });
    const rows: string[] = [];
    const same = { hits: 0, searched: 0, answers: 0, asked: 0 };
    for (const [at, { name }] of databaseSets(root, directory, count, part).entries()) {
      await admin.query(`CREATE DATABASE set_${at}`);
      const child = childOf([root, directory, count, part, at]);
      // At the same time, so that both meet with the same machine.
      const [embedded, database] = await Promise.all([
        child<MeasuredIndex>("measure"),
        child<MeasuredIndex>("measure", started.url(`set_${at}`)),
      ]);
      same.hits += equals(embedded.hits, database.hits);
      same.answers += equals(embedded.answers, database.answers);
      same.searched += embedded.hits.length;
      same.asked += embedded.answers.length;
      rows.push(row(`${name}: embedded`, embedded), row(`${name}: PostgreSQL`, database));
      process.stderr.write(`${rows.slice(-2).join("\n")}\n${JSON.stringify(same)}\n`);
    }
    await admin.end();
    const serve = () => childOf([root, directory, count, part, 0])<MeasuredServing>("serve", started.url("set_0"));
    const serving = [[await serve()], await Promise.all([serve(), serve(), serve()])].map(servingLine);
    const equal = `The same ten passages in the same order for ${same.hits} of ${same.searched} questions, the same answer to ${same.answers} of ${same.asked}.`;
    return [HEAD, ...rows, "", equal, ...serving].join("\n");
  } finally {
    stopTestServer(server);
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Gives what runs a phase of one set in a process of its own. */
function childOf([root, directory, count, part, at]: readonly [string, string, number, number, number]) {
  return async <T>(phase: "measure" | "serve", url?: string): Promise<T> => {
    const place = mkdtempSync(join(directory, "run-"));
    process.stderr.write(`set ${at}: ${phase} ${url === undefined ? "embedded" : "PostgreSQL"}\n`);
    const args = [phase, root, place, String(count), String(part), String(at), ...(url === undefined ? [] : [url])];
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

const HEAD = `| corpus: index | passages | articles/s by words | vectors put/s | ask p50 | ask p99 | search p50 | search p99 | memory | size | article first | in five |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |`;

function equals(some: readonly string[], others: readonly string[]): number {
  return some.filter((each, i) => each === others[i]).length;
}

function row(name: string, measured: MeasuredIndex): string {
  const { articles, passages, words, vectors, ask, retrieve, memory, bytes, first, five } = measured;
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
  ].join(" | ")} |`;
}
