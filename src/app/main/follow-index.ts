import type { OpenedIndex } from "../../index/opened-index.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Log } from "../../ports/log.ts";

/** How often the pointer of the index is looked at: a file of thirty characters. */
const EVERY_MS = 2_000;
/** Reading a new state takes at most this part of the time, however often somebody writes. */
const MOST_OF_TIME = 1 / 10;

/**
 * Takes up what other processes write to the index, within seconds, while questions are answered. What cannot be read is told
 * to the log and tried again with the next state. `refreshed` is called after each. Gives what ends it.
 */
export function followIndex(
  index: Pick<OpenedIndex, "refresh" | "status">,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
  refreshed: () => void = () => {},
): () => void {
  let cancel = (): void => {};
  let ended = false;
  const look = async (): Promise<void> => {
    const started = clock.now();
    try {
      if (await index.refresh()) {
        const { articles, passages, vectors } = await index.status();
        log.info("index-refreshed", { articles, passages, vectors });
        refreshed();
      }
    } catch (error) {
      log.warn("index-not-refreshed", { error });
    }
    const wait = Math.max(EVERY_MS, (clock.now() - started) / MOST_OF_TIME);
    if (!ended) cancel = clock.after(wait, () => void look());
  };
  cancel = clock.after(EVERY_MS, () => void look());
  return () => {
    ended = true;
    cancel();
  };
}
