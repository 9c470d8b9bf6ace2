import { createRequire } from "node:module";
import type { Clock } from "../ports/clock.ts";

/** Where the lines of the log go. */
export interface LogSink {
  /** Takes a line, its line feed included. Never throws and never waits. */
  write(line: string): void;
  /** Waits until what was taken is written, a second at most. */
  close(): Promise<void>;
}

/** A file, made with its folder where it is missing, or an open descriptor (2: standard error). */
export type LogTarget = { readonly file: string } | { readonly descriptor: number };

/** Characters that wait for a slow disk or reader; what comes beyond is dropped. */
const MOST_WAITING = 4_000_000;
const LAST_MS = 1_000;

/**
 * Opens a sink of pino's that writes in the background. A disk that is full, a folder that is read-only or a reader that is
 * gone costs lines, never the process: `onFault` hears of the first one.
 */
export function openLogSink(target: LogTarget, clock: Clock, onFault: (reason: string) => void = () => {}): LogSink {
  const { destination } = createRequire(import.meta.url)("pino") as typeof import("pino");
  const where = "file" in target ? { dest: target.file, mkdir: true, mode: 0o600 } : { dest: target.descriptor };
  const stream = destination({ ...where, sync: false, maxLength: MOST_WAITING });
  let faulty = false;
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (!faulty) onFault(error.code ?? error.message);
    faulty = true;
  });
  // At the end of the process pino would write the rest while it waits, and for a reader that stalls it would wait for ever.
  const flushSync = stream.flushSync.bind(stream);
  stream.flushSync = () => {
    if ("descriptor" in target || faulty) return;
    try {
      flushSync();
    } catch {
      // The file was never opened: there is nothing to be done at this point.
    }
  };
  let ended = false;
  return {
    write: (line) => void (ended || stream.write(line)),
    async close() {
      if (ended) return;
      ended = true;
      const written = Promise.withResolvers<void>();
      const cancel = clock.after(LAST_MS, written.resolve);
      for (const event of ["close", "error"]) stream.on(event, () => written.resolve());
      if (!faulty) stream.end();
      else written.resolve();
      await written.promise;
      cancel();
      stream.destroy();
    },
  };
}
