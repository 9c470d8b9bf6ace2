// The first command of a fresh clone runs here, on whatever Node the machine has: plain JavaScript, no imports but
// Node's own. It installs what is missing, then hands over to the Node 24 that package.json pins.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { arch, platform } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const lock = join(root, "package-lock.json");
const stamp = join(root, "node_modules", ".wenzhai-lock");

// npm changes the mtime of everything it touches; only the lock file's own bytes tell whether the tree is the right one.
const wanted = readFileSync(lock, "utf8");
const installed = existsSync(stamp) ? readFileSync(stamp, "utf8") : "";
if (wanted !== installed) {
  process.stderr.write("Installing what is missing (about a minute, once)...\n");
  const npm = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: ["ignore", 2, 2],
    // onnxruntime-node brings its binary in the package; its script would fetch another one for graphics cards.
    env: { ...process.env, ONNXRUNTIME_NODE_INSTALL: "skip" },
  });
  if (npm.status !== 0) {
    process.stderr.write(
      "npm ci failed: see its message above. The project needs npm, python3, make and g++ to install.\n",
    );
    process.exit(1);
  }
  writeFileSync(stamp, wanted);
}

const pinned = join(root, "node_modules", `node-${platform()}-${arch()}`, "bin", "node");
const node = existsSync(pinned) ? pinned : process.execPath;
if (node === process.execPath && Number(process.versions.node.split(".")[0]) < 24) {
  process.stderr.write(
    `Node 24 or newer is needed on ${platform()}-${arch()}; this is ${process.version}. Install it from nodejs.org.\n`,
  );
  process.exit(1);
}
const [script, ...rest] = process.argv.slice(2);
const env = { ...process.env, PATH: `${dirname(node)}:${join(root, "node_modules", ".bin")}:${process.env.PATH}` };
if (process.platform !== "win32" && typeof process.execve === "function") {
  process.execve(node, [node, "--disable-warning=ExperimentalWarning", join(root, script), ...rest], env);
}
const { spawn } = await import("node:child_process");
const child = spawn(node, ["--disable-warning=ExperimentalWarning", join(root, script), ...rest], {
  stdio: "inherit",
  env,
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
