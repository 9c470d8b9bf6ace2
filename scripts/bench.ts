/**
 * `npm run bench -- --data-root DIR`: our index beside four others on the same 8,664 news articles, each system in processes of
 * its own. Prints times, memory, recall against an exact scan, and ratios. Takes some minutes.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { writeMaterial } from "./bench/material.ts";
import { asTable, type Measured, ratios } from "./bench/table.ts";

const { values } = parseArgs({ options: { "data-root": { type: "string" } } });
const root = resolve(values["data-root"] ?? "../shared/eval");
if (!existsSync(join(root, "news"))) {
  process.stderr.write(`${root} holds no news set; name the folder that has news/ in it with --data-root.\n`);
  process.exit(2);
}
const SYSTEMS = [
  "exact scan",
  "wenzhai",
  "wenzhai, vectors",
  "minisearch + jieba",
  "node:sqlite FTS5 + jieba",
  "LangChain HNSWLib",
];
const directory = mkdtempSync(join(tmpdir(), "wenzhai-bench-"));
const child = fileURLToPath(new URL("bench/child.ts", import.meta.url));

/** No phase of any system takes so long unless something is wrong. */
const PATIENCE = 240_000;

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
  const passages = await writeMaterial(root, directory);
  const unavoidable = run<{ segment: number; insert: number }>("unavoidable", "two parts");
  const measured = SYSTEMS.map((name): Measured => {
    const { build } = run<{ build: number }>("build", name);
    return { name, build, ...run<Omit<Measured, "name" | "build">>("serve", name) };
  });
  process.stdout.write(`${passages} passages.\n\n${asTable(measured)}\n\n${ratios(measured, unavoidable)}\n`);
} finally {
  rmSync(directory, { recursive: true, force: true });
}
