import { type ChildProcess, fork } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { FilePart } from "../read-parts.ts";
import type { ParseReply, ParseTask } from "./parse-process.ts";

/** How a process ended instead of answering. */
export type Ending = "out-of-memory" | "died";

/** A process that takes files apart, one at a time. */
export interface ParserProcess {
  /** Loads what a kind of file needs; a process that ends over it says so at the next file. */
  prepare(kind: "html" | "other"): Promise<void>;
  /** The parts of a file, or how the process ended. */
  parse(path: string, bytes: Uint8Array): Promise<readonly FilePart[] | Ending>;
  /** Seconds that its work has taken of the processor so far; null where the system does not tell. */
  worked(): number | null;
  kill(): void;
}

/** Kilobytes: deeply nested files need a deep stack. */
const STACK = 3000;
/** What V8 does when memory runs out. */
const ABORTED = 134;
const MEMORY_SIGNALS: ReadonlySet<string> = new Set(["SIGABRT", "SIGTRAP", "SIGILL"]);

/** Starts a process that has `megabytes` for its objects, no settings of this one, and nobody's ear. */
export function startParser(megabytes: number): ParserProcess {
  const child = fork(fileURLToPath(new URL("./parse-process.ts", import.meta.url)), {
    execArgv: [`--max-old-space-size=${megabytes}`, `--stack-size=${STACK}`, "--no-warnings"],
    env: {},
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    serialization: "advanced",
  });
  const prepared = new Set<string>();
  return {
    async prepare(kind) {
      if (!prepared.has(kind)) await ask(child, { prepare: kind });
      prepared.add(kind);
    },
    async parse(path, bytes) {
      return (await ask(child, { path, bytes })) as readonly FilePart[] | Ending;
    },
    worked: () => secondsOf(child.pid),
    kill: () => void child.kill("SIGKILL"),
  };
}

/** Ticks of the processor a second, the same on every Linux. */
const TICKS = 100;

function secondsOf(pid: number | undefined): number | null {
  try {
    // The name of the program, in brackets, may hold anything; user and system time are the 12th and 13th field after it.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)!.split(" ");
    return (Number(fields[11]) + Number(fields[12])) / TICKS;
  } catch {
    return null;
  }
}

function ask(child: ChildProcess, task: ParseTask): Promise<ParseReply | Ending> {
  return new Promise((resolve) => {
    const done = (): void => {
      child.off("message", answer);
      child.off("exit", died);
      child.off("error", failed);
    };
    const answer = (reply: unknown): void => {
      done();
      resolve(reply as ParseReply);
    };
    const died = (code: number | null, signal: string | null): void => {
      done();
      resolve(code === ABORTED || MEMORY_SIGNALS.has(signal ?? "") ? "out-of-memory" : "died");
    };
    const failed = (): void => died(null, null);
    child.on("message", answer);
    child.on("exit", died);
    child.on("error", failed);
    if (child.exitCode !== null || child.signalCode !== null) died(child.exitCode, child.signalCode);
    else child.send(task, (error) => (error === null ? undefined : died(null, null)));
  });
}
