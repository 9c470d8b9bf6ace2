import { asWenzhaiError } from "../../errors.ts";
import type { Log } from "../../ports/log.ts";

/**
 * Starts to give vectors to the passages that lack one, while questions are answered with those there are. Closing the engine
 * ends it; what was embedded is kept. A failure is told to the log only: words are searched without vectors.
 */
export function fillBehind(engine: { fillVectors(): Promise<void> }, log: Log): void {
  engine.fillVectors().then(
    () => log.info("vectors-complete"),
    (thrown: unknown) => {
      if (thrown instanceof Error && thrown.name === "AbortError") log.info("vectors-unfinished");
      else log.warn("vectors-not-made", { error: asWenzhaiError(thrown) });
    },
  );
}
