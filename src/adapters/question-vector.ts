import { WenzhaiError } from "../errors.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";

/** After a failure the endpoint is left alone so long: nobody should wait for it with every question. */
const REST_MS = 30_000;

/**
 * Gives the function that embeds a question when the endpoint answers, and else gives no vector (an empty list), so that the
 * question is answered by words alone. The log is told of each failure, and of the first question that goes well again.
 */
export function createQuestionVector(
  embedQuery: (text: string) => Promise<readonly number[]>,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): (text: string) => Promise<readonly number[]> {
  let restUntil = Number.NEGATIVE_INFINITY;
  return async (text) => {
    if (clock.now() < restUntil) return [];
    try {
      const vector = await embedQuery(text);
      if (restUntil > Number.NEGATIVE_INFINITY) log.info("search-by-vectors-again");
      restUntil = Number.NEGATIVE_INFINITY;
      return vector;
    } catch (error) {
      if (!(error instanceof WenzhaiError)) throw error;
      restUntil = clock.now() + REST_MS;
      log.warn("search-by-words-alone", { error });
      return [];
    }
  };
}
