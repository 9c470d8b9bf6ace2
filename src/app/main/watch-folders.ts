import { basename } from "node:path";
import { watch } from "chokidar";
import type { Clock } from "../../ports/clock.ts";
import type { Log } from "../../ports/log.ts";

/** Changes are taken in when nothing more has come for so long: many files are copied one after another. */
const QUIET_MS = 1_000;

/**
 * Calls `changed` after something changed in one of the folders or files, never twice at once; what changes meanwhile calls it
 * again. Links are not followed. Resolves when it watches, with what ends it: a call that runs then is not waited for.
 */
export async function watchFolders(
  paths: readonly string[],
  changed: () => Promise<void>,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Promise<() => Promise<void>> {
  const roots = new Set(paths);
  const watcher = watch([...paths], {
    ignoreInitial: true,
    followSymlinks: false,
    ignored: (path) => !roots.has(path) && basename(path).startsWith("."),
  });
  let cancel = (): void => {};
  let running: Promise<void> = Promise.resolve();
  let waiting = false;
  const run = (): void => {
    if (waiting) return;
    waiting = true;
    running = running.then(() => {
      waiting = false;
      return changed();
    });
  };
  watcher.on("all", () => {
    cancel();
    cancel = clock.after(QUIET_MS, run);
  });
  // Too many files for the system's watchers, a folder that may not be read: the rest is watched all the same.
  watcher.on("error", (error) => log.warn("folder-not-watched", { error }));
  await new Promise<void>((resolve) => void watcher.once("ready", resolve));
  return async () => {
    cancel();
    await watcher.close();
  };
}
