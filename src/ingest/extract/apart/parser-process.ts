import { readFileSync } from "node:fs";
import type { FilePart } from "../read-parts.ts";
import type { ParseTask } from "./parse-process.ts";
import { type Ending, forkApart, workApart } from "./work-apart.ts";

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
/** Starts a process that has `megabytes` for its objects, no settings of this one, and nobody's ear. */
export function startParser(megabytes: number): ParserProcess {
  const program = new URL("./parse-process.ts", import.meta.url);
  const child = forkApart(program, megabytes, [`--stack-size=${STACK}`]);
  const work = (task: ParseTask): Promise<unknown> => workApart(child, task);
  const prepared = new Set<string>();
  return {
    async prepare(kind) {
      if (!prepared.has(kind)) await work({ prepare: kind });
      prepared.add(kind);
    },
    async parse(path, bytes) {
      return (await work({ path, bytes })) as readonly FilePart[] | Ending;
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
