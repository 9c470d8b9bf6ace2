import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { namePrograms } from "../../../scripts/package/name-programs.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const SOURCES = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .map((name) => join(root, "src", name));

test("names every program of the sources by its compiled file", () => {
  const before = SOURCES.filter((file) => /\.ts["'`]\s*,\s*import\.meta\.url/u.test(readFileSync(file, "utf8")));
  expect(before.length).toBeGreaterThan(3);
  for (const file of before) {
    expect([file, namePrograms(readFileSync(file, "utf8"))]).toEqual([
      file,
      expect.not.stringMatching(/\.ts["'`]\s*,\s*import\.meta\.url/u),
    ]);
  }
});

test("leaves other addresses alone", () => {
  const code = 'new URL("data/a.json", import.meta.url); new URL("https://example.org/a.ts");';
  expect(namePrograms(code)).toBe(code);
});

test("the package holds all that the sources read outside of their folder", () => {
  const { files } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { files: readonly string[] };
  const outside = SOURCES.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/new URL\(["'`]((?:\.\.\/)+[^"'`$]*)/gu)]
      .map(([, path]) => relative(root, join(dirname(file), path!)))
      .filter((path) => !path.startsWith("src/") && path !== "package.json"),
  );
  expect(outside).toContain("prompts");
  for (const path of outside) {
    expect([path, existsSync(join(root, path))]).toEqual([path, true]);
    expect(files).toContain(path.split("/")[0]);
  }
});
