import { execFileSync } from "node:child_process";
import { copyFileSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { namePrograms } from "./package/name-programs.ts";

// Node strips no types under node_modules, so a package holds JavaScript: lib/ is src/ in it, at the same depth, so that what
// stands beside it (models, prompts) is found from both.
const root = fileURLToPath(new URL("..", import.meta.url));
const lib = join(root, "lib");

rmSync(lib, { recursive: true, force: true });
cpSync(join(root, "src"), lib, { recursive: true, filter: (path) => !path.endsWith(".ts") });
execFileSync(join(root, "node_modules/.bin/tsc"), ["-p", join(root, "scripts/package")], { stdio: "inherit" });
for (const path of readdirSync(lib, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".js"))) {
  const file = join(lib, path);
  const code = readFileSync(file, "utf8");
  const named = namePrograms(code);
  if (named !== code) writeFileSync(file, named);
}
copyFileSync(join(root, "scripts/package/wenzhai.mjs"), join(lib, "wenzhai.mjs"));
