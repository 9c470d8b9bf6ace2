import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import type { Piscina } from "piscina";
import { kindOf } from "../file-kind.ts";
import { type FilePart, type ReadParts, readParts } from "../read-parts.ts";

/** The limits of one file: the signal that ends its time, made when its turn comes, and the memory of its thread. */
export interface ApartLimits {
  readonly deadline: () => AbortSignal;
  /** Seconds, for the message. */
  readonly seconds: number;
  readonly megabytes?: number;
}

/** Takes files apart in threads of their own. */
export interface ApartReader {
  readonly read: ReadParts;
  /** How many files may be read at a time. */
  readonly threads: number;
  close(): Promise<void>;
}

const MEGABYTES = 320;
/** Deeply nested files need a deep stack. */
const STACK_MEGABYTES = 16;
/** Text is read by linear code of this house; only what goes through a parser goes apart. */
const READ_HERE: ReadonlySet<string> = new Set(["text", "markdown"]);

/**
 * Reads files in threads apart from the caller, so that none can hang it, fill its memory or end it: a file that exceeds its
 * time or memory is a fault like any other, and the next one gets a fresh thread. Threads start with the first file.
 */
export function createApartReader({ deadline, seconds, megabytes = MEGABYTES }: ApartLimits): ApartReader {
  const threads = Math.max(1, Math.min(4, availableParallelism() - 1));
  let pool: Promise<Piscina> | null = null;
  const open = async (): Promise<Piscina> => {
    const { Piscina: Pool } = await import("piscina");
    return new Pool({
      filename: fileURLToPath(new URL("./parse-thread.ts", import.meta.url)),
      name: "parseFile",
      minThreads: 1,
      maxThreads: threads,
      resourceLimits: { maxOldGenerationSizeMb: megabytes, stackSizeMb: STACK_MEGABYTES },
    });
  };
  return {
    threads,
    async read(path, bytes) {
      if (READ_HERE.has(kindOf(path, bytes))) return readParts(path, bytes);
      pool ??= open();
      const running = await pool;
      try {
        return (await running.run({ path, bytes }, { signal: deadline() })) as readonly FilePart[];
      } catch (error) {
        return [{ inside: null, fault: limitOf(error, seconds, megabytes) }];
      }
    },
    async close() {
      await (await pool)?.destroy();
      pool = null;
    },
  };
}

function limitOf(error: unknown, seconds: number, megabytes: number): string {
  const { name, code } = (error ?? {}) as { readonly name?: string; readonly code?: string };
  if (name === "AbortError" || name === "TimeoutError")
    return `takes longer than ${seconds} s to take apart; split it or save it in a simpler format.`;
  if (code === "ERR_WORKER_OUT_OF_MEMORY")
    return `needs more than ${megabytes} MB of memory to take apart; split it or save it in a simpler format.`;
  return "could not be taken apart; save it in another format and try again.";
}
