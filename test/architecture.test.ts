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
  "domain/id.ts": "export type Id = string;\n",
  "ports/clock.ts": 'import type { Id } from "../domain/id.ts";\nexport type Clock = { now(): number; id: Id };\n',
  "answering/cite.ts":
    '// process.env and Date.now() stay out\nimport type { Clock } from "../ports/clock.ts";\nexport type C = Clock;\n',
  "slack/app.ts":
    'import { App } from "@slack/bolt";\nimport type { C } from "../answering/cite.ts";\nexport const app = (c: C) => [App, c];\n',
  "app/main.ts": 'const { app } = await import("../slack/app.ts");\nconsole.log(app, process.env, Date.now());\n',
};

describe("the checker", () => {
  test("passes a lawful tree", () => {
    expect(findBreaches(treeOf(LAWFUL))).toEqual([]);
  });

  test.each([
    ["an import upwards", "retrieval/a.ts", 'import { x } from "../slack/app.ts";', "may not import slack/app.ts"],
    [
      "a type import upwards",
      "ports/a.ts",
      'import type { C } from "../answering/cite.ts";',
      "may not import answering/cite.ts",
    ],
    [
      "a re-export upwards",
      "language/a.ts",
      'export * from "../answering/cite.ts";',
      "may not import answering/cite.ts",
    ],
    ["a dynamic import upwards", "answering/a.ts", 'await import("../slack/app.ts");', "may not import slack/app.ts"],
    [
      "a type reached by import()",
      "language/a.ts",
      'export type C = import("../slack/app.ts").C;',
      "may not import slack/app.ts",
    ],
    [
      "an import over several lines",
      "language/a.ts",
      'import {\n  C,\n} from "../slack/app.ts";',
      "may not import slack/app.ts",
    ],
    ["a worker upwards", "index/a.ts", 'new URL("../slack/app.ts", import.meta.url);', "may not import slack/app.ts"],
    ["an import sideways", "index/a.ts", 'import "../ingest/b.ts";', "may not import ingest/b.ts"],
    ["a folder without a rank", "tools/a.ts", "export {};", 'the area "tools" has no rank'],
    ["an import out of the tree", "language/a.ts", 'import "../../test/x.ts";', "which has no rank"],
    [
      "Slack outside its room",
      "digest/a.ts",
      'import type { Block } from "@slack/types";',
      "belongs in slack and emulator only",
    ],
    ["the environment", "app/config.ts", "export const e = process.env;", "reads the environment"],
    ["the environment, taken apart", "app/config.ts", "const { env } = process;", "reads the environment"],
    ["the environment, imported", "app/config.ts", 'import { env } from "node:process";', "reads the environment"],
    ["Date.now", "answering/a.ts", "export const t = () => Date.now();", "reads the clock"],
    ["new Date()", "answering/a.ts", "export const t = new Date();", "reads the clock"],
    ["performance.now", "answering/a.ts", "export const t = performance.now();", "reads the clock"],
    ["setTimeout", "answering/a.ts", "setTimeout(() => {}, 5);", "waits by itself"],
    [
      "timers by import",
      "answering/a.ts",
      'import { setTimeout as wait } from "node:timers/promises";',
      "waits by itself",
    ],
    ["Math.random", "answering/a.ts", "export const r = Math.random();", "makes random values"],
    ["random ids", "slack/a.ts", 'import { randomUUID } from "node:crypto";', "makes random values"],
    ["a long file", "answering/a.ts", "export {};\n".repeat(251), "251 lines"],
    ["a drawer for everything", "answering/utils.ts", "export {};", 'not "utils"'],
    ["a barrel", "answering/index.ts", "export {};", 'not "index"'],
    ["a name in another case", "answering/AnswerView.ts", "export {};", "kebab-case"],
    ["a default export", "answering/a.ts", "export default 1;", "exports are named"],
    ["JavaScript", "answering/a.js", "export const a = 1;", "end in .ts"],
  ])("catches %s", (_, path, text, breach) => {
    const found = findBreaches(treeOf({ ...LAWFUL, [path]: text }));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(breach);
  });

  test("catches a circle inside one folder, types included", () => {
    const circle = {
      "language/a.ts": 'import "./b.ts";\n',
      "language/b.ts": 'import { c } from "./c.ts";\n',
      "language/c.ts": 'import type { A } from "./a.ts";\n',
    };
    expect(findBreaches(treeOf(circle))).toEqual([
      "import circle: language/a.ts -> language/b.ts -> language/c.ts -> language/a.ts",
    ]);
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
    expect(findBreaches(treeOf({ ...LAWFUL, "language/a.ts": text }))).toEqual([]);
  });
});
