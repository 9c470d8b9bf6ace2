import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { EXAMPLES } from "../../../src/app/cli/examples.ts";

const cli = fileURLToPath(new URL("../../../src/app/cli.ts", import.meta.url));
const help = (...words: readonly string[]): string =>
  execFileSync(process.execPath, [cli, ...words, "--help"], { encoding: "utf8" });

test("every command has an example that begins with its name, and shows it", () => {
  const commands = [...help().matchAll(/^ {2}([a-z]+) /gmu)].map(([, name]) => name!).filter((name) => name !== "help");
  expect(Object.keys(EXAMPLES).sort()).toEqual(commands.sort());
  for (const [name, lines] of Object.entries(EXAMPLES))
    for (const line of lines) expect(line).toMatch(new RegExp(`wenzhai ${name}\\b`, "u"));
  expect(help("search")).toContain('Examples:\n  wenzhai search "类器官" -k 5');
});
