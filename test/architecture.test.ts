import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { findBreaches } from "./architecture/import-law.ts";

test("src keeps the import law", () => {
  expect(findBreaches(fileURLToPath(new URL("../src", import.meta.url)))).toEqual([]);
});

function treeOf(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), "import-law-"));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

const LAWFUL = {
  "domain.ts": "export type Id = string;\n",
  "ports/clock.ts": 'import type { Id } from "../domain.ts";\nexport type Clock = { now(): number; id: Id };\n',
  "answer/cite.ts":
    '// process.env and Date.now() stay out\nimport type { Clock } from "../ports/clock.ts";\nexport type C = Clock;\n',
  "slack/app.ts":
    'import { App } from "@slack/bolt";\nimport type { C } from "../answer/cite.ts";\nexport const app = (c: C) => [App, c];\n',
  "main.ts": 'const { app } = await import("./slack/app.ts");\nconsole.log(app, process.env, Date.now());\n',
};

describe("the checker", () => {
  test("passes a lawful tree", () => {
    expect(findBreaches(treeOf(LAWFUL))).toEqual([]);
  });

  test.each([
    ["an import upwards", "retrieve/a.ts", 'import { x } from "../slack/app.ts";', "may not import slack/app.ts"],
    [
      "a type import upwards",
      "ports/a.ts",
      'import type { C } from "../answer/cite.ts";',
      "may not import answer/cite.ts",
    ],
    ["a re-export upwards", "text/a.ts", 'export * from "../answer/cite.ts";', "may not import answer/cite.ts"],
    ["a dynamic import upwards", "answer/a.ts", 'await import("../slack/app.ts");', "may not import slack/app.ts"],
    [
      "a type reached by import()",
      "text/a.ts",
      'export type C = import("../slack/app.ts").C;',
      "may not import slack/app.ts",
    ],
    [
      "an import over several lines",
      "text/a.ts",
      'import {\n  C,\n} from "../slack/app.ts";',
      "may not import slack/app.ts",
    ],
    ["a worker upwards", "index/a.ts", 'new URL("../slack/app.ts", import.meta.url);', "may not import slack/app.ts"],
    ["an import sideways", "index/a.ts", 'import "../ingest/b.ts";', "may not import ingest/b.ts"],
    ["a folder without a rank", "tools/a.ts", "export {};", 'the area "tools" has no rank'],
    ["an import out of the tree", "text/a.ts", 'import "../../test/x.ts";', "which has no rank"],
    ["Slack outside its room", "digest/a.ts", 'import type { Block } from "@slack/types";', "belongs in slack only"],
    ["the environment", "config.ts", "export const e = process.env;", "reads the environment"],
    ["the environment, taken apart", "config.ts", "const { env } = process;", "reads the environment"],
    ["the environment, imported", "config.ts", 'import { env } from "node:process";', "reads the environment"],
    ["Date.now", "answer/a.ts", "export const t = () => Date.now();", "reads the clock"],
    ["new Date()", "answer/a.ts", "export const t = new Date();", "reads the clock"],
    ["performance.now", "answer/a.ts", "export const t = performance.now();", "reads the clock"],
    ["setTimeout", "answer/a.ts", "setTimeout(() => {}, 5);", "waits by itself"],
    [
      "timers by import",
      "answer/a.ts",
      'import { setTimeout as wait } from "node:timers/promises";',
      "waits by itself",
    ],
    ["Math.random", "answer/a.ts", "export const r = Math.random();", "makes random values"],
    ["random ids", "slack/a.ts", 'import { randomUUID } from "node:crypto";', "makes random values"],
    ["a long file", "answer/a.ts", "export {};\n".repeat(251), "251 lines"],
    ["a drawer for everything", "answer/utils.ts", "export {};", 'not "utils"'],
    ["a barrel", "answer/index.ts", "export {};", 'not "index"'],
    ["a name in another case", "answer/AnswerView.ts", "export {};", "kebab-case"],
    ["a default export", "answer/a.ts", "export default 1;", "exports are named"],
    ["JavaScript", "answer/a.js", "export const a = 1;", "end in .ts"],
  ])("catches %s", (_, path, text, breach) => {
    const found = findBreaches(treeOf({ ...LAWFUL, [path]: text }));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(breach);
  });

  test("catches a circle inside one folder, types included", () => {
    const circle = {
      "text/a.ts": 'import "./b.ts";\n',
      "text/b.ts": 'import { c } from "./c.ts";\n',
      "text/c.ts": 'import type { A } from "./a.ts";\n',
    };
    expect(findBreaches(treeOf(circle))).toEqual(["import circle: text/a.ts -> text/b.ts -> text/c.ts -> text/a.ts"]);
  });

  test("lets only the system's clock read time and wait, and nothing more", () => {
    const time = "export const now = Date.now; setTimeout(now, 1);";
    expect(findBreaches(treeOf({ ...LAWFUL, "adapters/system-clock.ts": time }))).toEqual([]);
    expect(findBreaches(treeOf({ ...LAWFUL, "adapters/system-clock.ts": `${time} process.env;` }))).toHaveLength(1);
    expect(findBreaches(treeOf({ ...LAWFUL, "adapters/clock.ts": time }))).toHaveLength(2);
  });

  test.each([
    ["a pause for others", 'import { setImmediate } from "node:timers/promises"; await setImmediate();'],
    ["a date of something", "export const d = (ms: number) => new Date(ms);"],
    ["a web address beside code", 'export const u = "https://example.org"; export const v = 1;'],
    ["a breach inside a comment", '/* import x from "../slack/app.ts"; Math.random() */ export {};'],
    ["a data file", 'export const d = new URL("data/words.tsv.gz", import.meta.url);'],
  ])("lets pass %s", (_, text) => {
    expect(findBreaches(treeOf({ ...LAWFUL, "text/a.ts": text }))).toEqual([]);
  });
});
