import type { Clock } from "../../ports/clock.ts";
import type { Log } from "../../ports/log.ts";
import type { Store } from "../../ports/store.ts";

/** Slack redelivers for up to a day (delayed events); claims outlive that twice. */
const CLAIM_MS = 48 * 3_600_000;
/** How many claims are remembered here while the store fails. */
const REMEMBERED = 10_000;

/** True for the first caller with this key, false for every later one. */
export type Claim = (key: string) => Promise<boolean>;

/**
 * Claims through the store. A store that fails must not silence the bot nor make it answer a redelivery again, so while it
 * fails this process remembers the keys itself.
 */
export function createClaim(store: Store, clock: Clock, log: Log): Claim {
  const seen = new Set<string>();
  return async (key) => {
    try {
      return await store.claim(key, clock.now(), clock.now() + CLAIM_MS);
    } catch (cause) {
      log.error("claim-failed", { cause });
      if (seen.has(key)) return false;
      const [oldest] = seen;
      if (seen.size >= REMEMBERED && oldest !== undefined) seen.delete(oldest);
      seen.add(key);
      return true;
    }
  };
}
