import { existsSync, globSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { readClaims } from "./docs/read-claims.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const pages = globSync(["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "docs/**/*.md"], { cwd: root }).sort();
const scripts = Object.keys((JSON.parse(read("package.json")) as { scripts: Record<string, string> }).scripts);
const sourceOf = (...globs: string[]): string => globSync(globs, { cwd: root }).map(read).join("\n");

/** An empty folder does not exist: git would not carry it into a clone. */
function exists(path: string): boolean {
  if (path.includes("*")) return globSync(path, { cwd: root }).length > 0;
  const full = join(root, path);
  return existsSync(full) && (!statSync(full).isDirectory() || readdirSync(full).length > 0);
}

test("the pages a newcomer looks for are there", () => {
  expect(pages).toEqual(expect.arrayContaining(["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"]));
  for (const path of ["LICENSE", "NOTICE", "docs/decisions"]) expect(exists(path), path).toBe(true);
});

describe.each(pages)("%s", (page) => {
  const folder = dirname(page) === "." ? "" : `${dirname(page)}/`;
  const claims = readClaims(read(page), folder);

  test("names only paths that exist", () => {
    expect(claims.paths.filter((path) => !exists(path))).toEqual([]);
  });

  test("names only npm scripts that exist", () => {
    expect(claims.scripts.filter((name) => !scripts.includes(name))).toEqual([]);
  });

  test("names only commands of wenzhai that exist", () => {
    const source = sourceOf("src/app/cli.ts", "src/app/cli/**/*.ts");
    const known = [...source.matchAll(/(?:\.command|new Command)\(\s*["'`]([a-z-]+)/gu)].map((match) => match[1]!);
    expect(claims.subcommands.filter((name) => !known.includes(name))).toEqual([]);
  });
});

test("README's table has every setting that the program reads, and no other", () => {
  const table = read("README.md")
    .split("\n")
    .filter((line) => line.startsWith("| `"));
  const told = table.flatMap((line) => /^\| `([A-Z][A-Z_]+)`/u.exec(line)?.[1] ?? []);
  const source = sourceOf(
    "src/app/config.ts",
    "src/app/config/**/*.ts",
    "src/app/main.ts",
    "src/app/cli.ts",
    "src/app/cli/**/*.ts",
  );
  const used = new Set(source.match(/\b(?:(?:SLACK|OPENAI|WENZHAI|DATABASE)_[A-Z_]+|PORT)\b/gu));
  expect(told.toSorted()).toEqual([...used].toSorted());
});

test("the picture of an answer quotes the corpus", () => {
  const quote = [...read("docs/answer.svg").matchAll(/class="quote">([^<]+)</gu)].map((match) => match[1]!).join("");
  expect(quote).not.toBe("");
  expect(sourceOf("corpus/*.md")).toContain(quote);
});

test("the reader of the pages sees what they claim", () => {
  const page = [
    "See `src/language/fold.ts`, `docs/`, `/slack/events`, `a/b`, [how](decisions/a.md#top) and [there](https://example.org/x.md).",
    'Run `npm test`, `npm run check` or `npm run --silent wenzhai -- ask "src"`; `WENZHAI_CORPUS=corpus/`.',
    "```",
    "npm start",
    "wenzhai verify --batch claims.jsonl scripts/gone.ts",
    "```",
  ].join("\n");
  expect(readClaims(page, "docs/")).toEqual({
    paths: ["scripts/gone.ts", "src/language/fold.ts", "docs/", "corpus/", "docs/decisions/a.md"],
    scripts: ["start", "test", "check", "wenzhai"],
    subcommands: ["verify", "ask"],
  });
});
