import { WenzhaiError } from "../errors.ts";
import type { Clock } from "../ports/clock.ts";
import type { Embedder } from "../ports/embedder.ts";
import type { Log } from "../ports/log.ts";

/** After a failure the embedder is left alone so long: nobody should wait for it with every question. */
const REST_MS = 30_000;

/**
 * Gives the function that embeds a question, or gives null where that fails, so that it is answered by words alone. The log
 * is told of each failure, and of the first question that goes well again.
 */
export function createEmbedQuestion(
  embedder: Pick<Embedder, "embedQuery">,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): (text: string) => Promise<readonly number[] | null> {
  let restUntil = Number.NEGATIVE_INFINITY;
  return async (text) => {
    if (clock.now() < restUntil) return null;
    try {
      const vector = await embedder.embedQuery(text);
      if (restUntil > Number.NEGATIVE_INFINITY) log.info("search-by-meaning-again");
      restUntil = Number.NEGATIVE_INFINITY;
      return vector.some((value) => value !== 0) ? vector : null;
    } catch (error) {
      if (!(error instanceof WenzhaiError)) throw error;
      restUntil = clock.now() + REST_MS;
      log.warn("search-by-words-alone", { error });
      return null;
    }
  };
}
