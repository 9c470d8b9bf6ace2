/** Slack's tiers, and the two special cases the app meets. */
export type Tier = 1 | 2 | 3 | 4 | "post" | "none";

/** Calls a minute that a tier guarantees, and how many may come at once. */
const TIERS: Readonly<Record<Exclude<Tier, "none">, { readonly perMinute: number; readonly burst: number }>> = {
  1: { perMinute: 1, burst: 3 },
  2: { perMinute: 20, burst: 20 },
  3: { perMinute: 50, burst: 50 },
  4: { perMinute: 100, burst: 100 },
  // One a second in each channel; Slack tolerates short bursts without saying how long. Five is ours.
  post: { perMinute: 60, burst: 5 },
};

/** Token buckets, one for each method, and for posting one for each channel. */
export class RateLimits {
  readonly #buckets = new Map<string, { tokens: number; at: number }>();

  /** Takes one call at `now` (ms). Gives 0 when it may pass, else the seconds to wait (the Retry-After header). */
  take(tier: Tier, key: string, now: number): number {
    if (tier === "none") return 0;
    const { perMinute, burst } = TIERS[tier];
    const before = this.#buckets.get(key) ?? { tokens: burst, at: now };
    const tokens = Math.min(burst, before.tokens + ((now - before.at) / 60_000) * perMinute);
    const passes = tokens >= 1;
    this.#buckets.set(key, { tokens: passes ? tokens - 1 : tokens, at: now });
    return passes ? 0 : Math.max(1, Math.ceil(((1 - tokens) * 60) / perMinute));
  }
}
