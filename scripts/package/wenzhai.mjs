#!/usr/bin/env node
// What npx starts, on whatever Node the machine has: plain JavaScript. It hands over to the Node 24 that came along.
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

function bundledNode() {
  try {
    const manifest = createRequire(import.meta.url).resolve(`node-${process.platform}-${process.arch}/package.json`);
    return join(dirname(manifest), "bin", "node");
  } catch {
    return null;
  }
}

const node = Number(process.versions.node.split(".")[0]) >= 24 ? process.execPath : bundledNode();
if (node === null) {
  process.stderr.write(`Node 24 or newer is needed; this is ${process.version}. Install it from nodejs.org.\n`);
  process.exit(1);
}
const program = fileURLToPath(new URL("app/cli.js", import.meta.url));
const words = ["--disable-warning=ExperimentalWarning", program, ...process.argv.slice(2)];
const child = spawn(node, words, { stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
