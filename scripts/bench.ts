/**
 * `npm run bench`: our index beside five others on the same 8,664 news articles, each system in processes of its own, then whole
 * answers, twenty at once, and how fast vectors are filled. `--data-root DIR` names the evaluation data, ../shared/eval by default;
 * `--quick` takes 664 articles and 40 questions instead of 200, `--articles N` any number. `--database` compares the
 * embedded index with PostgreSQL instead: answers to 500 questions (a third of them with `--quick`), time, memory and room, over 664
 * articles unless told otherwise. The first run embeds every passage, which takes minutes.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { benchDatabase } from "./bench/database.ts";
import { writeArticles, writeMaterial } from "./bench/material.ts";
import type { Asking } from "./bench/measure-asking.ts";
import type { Filling } from "./bench/measure-filling.ts";
import { asTable, bars, type Measured, type Unavoidable } from "./bench/table.ts";

const { values } = parseArgs({
  options: {
    "data-root": { type: "string" },
    quick: { type: "boolean", default: false },
    articles: { type: "string" },
    database: { type: "boolean", default: false },
  },
});
const home = fileURLToPath(new URL("..", import.meta.url));
const root = resolve(values["data-root"] ?? join(home, "../shared/eval"));
const count = Number(values.articles ?? (values.quick || values.database ? 664 : 8664));
if (!existsSync(join(root, "news")) || !(count > 0)) {
  process.stderr.write(`${root} must hold news/, and --articles a number; name the folder with --data-root.\n`);
  process.exit(2);
}
if (values.database) {
  process.stdout.write(`${await benchDatabase(root, count, values.quick ? 1 / 3 : 1)}\n`);
  process.exit();
}
/** The second takes up what the first has built. */
const SYSTEMS = [
  "wenzhai, words",
  "wenzhai, vectors",
  "minisearch + jieba",
  "node:sqlite FTS5 + jieba",
  "LangChain HNSWLib",
  "exact scan",
];
const directory = mkdtempSync(join(tmpdir(), "wenzhai-bench-"));
const child = fileURLToPath(new URL("bench/child.ts", import.meta.url));

/** No phase of any system takes so long unless something is wrong. */
const PATIENCE = 900_000;

function run<T>(phase: string, name: string): T {
  process.stderr.write(`${name}: ${phase}\n`);
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", child, phase, name, directory, root],
    { encoding: "utf8", maxBuffer: 1 << 28, timeout: PATIENCE },
  );
  if (status !== 0) throw new Error(`${name} failed to ${phase}: ${stderr}`);
  return JSON.parse(stdout) as T;
}

try {
  writeArticles(root, directory, count);
  process.stderr.write("embedding what is not embedded yet\n");
  const passages = await writeMaterial(root, directory, values.quick ? 40 : 200);
  const parts = run<Unavoidable>("unavoidable", "cutting and adding");
  const built = SYSTEMS.map((name) => ({ name, ...run<{ build: number }>("build", name) }));
  const measured = built.map(
    (each): Measured => ({ ...each, ...run<Omit<Measured, "name" | "build">>("serve", each.name) }),
  );
  process.stdout.write(`${count} articles, ${passages} passages.\n\n${asTable(measured)}\n\n`);
  const filling = run<Filling>("fill", "wenzhai");
  const asking = run<Asking>("ask", "wenzhai");
  process.stdout.write(`${bars(measured, parts, asking, filling)}\n`);
} finally {
  rmSync(directory, { recursive: true, force: true });
}
