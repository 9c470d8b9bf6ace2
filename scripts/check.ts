/** `npm run check`: format, lint, types, unused code, then the tests (the import law among them), and a table of what passed. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const bin = (name: string): string => `${root}node_modules/.bin/${name}`;

const STEPS: readonly (readonly [name: string, command: string, ...args: string[]])[] = [
  ["format and lint", bin("biome"), "ci", "."],
  ["types", bin("tsc"), "--noEmit", "-p", "."],
  ["unused code", bin("knip")],
  ["tests", process.execPath, `${root}scripts/test.ts`],
];

const rows = STEPS.map(([name, command, ...args]) => {
  const started = Date.now();
  const { status } = spawnSync(command, args, { cwd: root, stdio: "inherit" });
  return { name, passed: status === 0, seconds: ((Date.now() - started) / 1000).toFixed(1) };
});

console.log();
for (const { name, passed, seconds } of rows) {
  console.log(`${name.padEnd(16)} ${(passed ? "passed" : "FAILED").padEnd(7)} ${seconds.padStart(6)} s`);
}
process.exitCode = rows.every((row) => row.passed) ? 0 : 1;
