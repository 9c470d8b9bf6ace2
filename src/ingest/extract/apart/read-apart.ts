import { availableParallelism } from "node:os";
import type { Clock } from "../../../ports/clock.ts";
import { kindOf } from "../file-kind.ts";
import { type FilePart, type ReadParts, readParts } from "../read-parts.ts";
import { type ParserProcess, startParser } from "./parser-process.ts";
import type { Ending } from "./work-apart.ts";

/** The limits of one file: its time, counted from its turn, and the memory of its process. */
export interface ApartLimits {
  readonly clock: Clock;
  readonly seconds?: number;
  readonly megabytes?: number;
}

/** Takes files apart in processes of their own. */
export interface ApartReader {
  readonly read: ReadParts;
  /** How many files may be read at a time. */
  readonly processes: number;
  close(): void;
}

/** Time enough for the longest honest file on a slow machine. */
const SECONDS = 8;
/** A file that had less than this part of its time gets it again, so many times in all. */
const LEAST_WORK = 0.75;
const MOST_TURNS = 3;
const MEGABYTES = 320;
/** Text is read by linear code of this house; only what goes through a parser goes apart. */
const READ_HERE: ReadonlySet<string> = new Set(["text", "markdown"]);

/**
 * Reads files in processes apart from the caller, so that none can hang it, fill its memory or end it (a thread that runs
 * out of memory can take the whole process with it): a file that exceeds its time or memory is a fault like any other, and
 * the next one gets a fresh process. Processes start with the first file that needs one.
 */
export function createApartReader({ clock, seconds = SECONDS, megabytes = MEGABYTES }: ApartLimits): ApartReader {
  const idle: ParserProcess[] = [];
  const busy = new Set<ParserProcess>();
  const parse = async (path: string, bytes: Uint8Array, kind: string): Promise<readonly FilePart[]> => {
    const parser = idle.pop() ?? startParser(megabytes);
    busy.add(parser);
    let late = false;
    await parser.prepare(kind === "html" || kind === "mhtml" || kind === "zip" ? "html" : "other");
    const before = parser.worked();
    let turns = 0;
    let cancel = (): void => {};
    const wait = (): void => {
      cancel = clock.after(seconds * 1000, () => {
        const after = parser.worked();
        // On a busy machine time passes without work being done; an honest file is not to blame for that.
        const waited = before !== null && after !== null && after - before < seconds * LEAST_WORK;
        if (waited && ++turns < MOST_TURNS) wait();
        else {
          late = true;
          parser.kill();
        }
      });
    };
    wait();
    const parts = await parser.parse(path, bytes);
    cancel();
    busy.delete(parser);
    if (typeof parts === "string")
      return [{ inside: null, fault: late ? tooLong(seconds) : faultOf(parts, megabytes) }];
    idle.push(parser);
    return parts;
  };
  return {
    processes: Math.max(1, Math.min(2, availableParallelism() - 1)),
    async read(path, bytes) {
      const kind = kindOf(path, bytes);
      return READ_HERE.has(kind) ? readParts(path, bytes) : parse(path, bytes, kind);
    },
    close() {
      for (const parser of [...idle.splice(0), ...busy]) parser.kill();
    },
  };
}

function tooLong(seconds: number): string {
  return `takes longer than ${seconds} s to take apart; split it or save it in a simpler format.`;
}

function faultOf(ending: Ending, megabytes: number): string {
  return ending === "out-of-memory"
    ? `needs more than ${megabytes} MB of memory to take apart; split it or save it in a simpler format.`
    : "could not be taken apart; save it in another format and try again.";
}
