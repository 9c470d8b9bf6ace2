import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";

/** How a process ended instead of answering. */
export type Ending = "out-of-memory" | "died";

/** What V8 does when memory runs out. */
const ABORTED = 134;
const MEMORY_SIGNALS: ReadonlySet<string> = new Set(["SIGABRT", "SIGTRAP", "SIGILL"]);

/** Starts a program that has `megabytes` for its objects, no settings of this process, and nobody's ear. `options` are V8's. */
export function forkApart(program: URL, megabytes: number, options: readonly string[] = []): ChildProcess {
  return fork(fileURLToPath(program), {
    execArgv: [`--max-old-space-size=${megabytes}`, ...options, "--no-warnings"],
    env: {},
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    serialization: "advanced",
  });
}

/** Gives a process a task; its reply, or how it ended over it. Only one task at a time. */
export function workApart(child: ChildProcess, task: object): Promise<unknown> {
  return new Promise((resolve) => {
    const settle = (value: unknown): void => {
      child.off("message", settle);
      child.off("exit", died);
      child.off("error", failed);
      resolve(value);
    };
    const died = (code: number | null, signal: string | null): void => {
      const full = code === ABORTED || MEMORY_SIGNALS.has(signal ?? "");
      settle((full ? "out-of-memory" : "died") satisfies Ending);
    };
    const failed = (): void => died(null, null);
    child.on("message", settle);
    child.on("exit", died);
    child.on("error", failed);
    if (child.exitCode !== null || child.signalCode !== null) died(child.exitCode, child.signalCode);
    else child.send(task, (error) => (error === null ? undefined : failed()));
  });
}
