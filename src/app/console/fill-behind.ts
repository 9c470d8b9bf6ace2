import { asWenzhaiError } from "../../errors.ts";
import type { Log } from "../../ports/log.ts";

/**
 * Starts to give vectors to the passages that lack one, while questions are answered with those there are. Closing the engine
 * ends it; what was embedded is kept. A failure is told and no more: words are searched without vectors.
 */
export function fillBehind(
  engine: { fillVectors(): Promise<void> },
  { log, tell }: { readonly log: Log; readonly tell?: (line: string) => void },
): void {
  engine.fillVectors().then(
    () => log.info("vectors-complete"),
    (thrown: unknown) => {
      if (thrown instanceof Error && thrown.name === "AbortError") log.info("vectors-unfinished");
      else {
        const error = asWenzhaiError(thrown);
        log.warn("vectors-not-made", { error });
        tell?.(`${error.message} Until then words are searched without vectors.`);
      }
    },
  );
}
