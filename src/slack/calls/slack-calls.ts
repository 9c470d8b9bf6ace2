import type { webApi } from "@slack/bolt";
import PQueue from "p-queue";
import pRetry from "p-retry";
import { WenzhaiError } from "../../errors.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Log } from "../../ports/log.ts";
import { backOffMs } from "./back-off.ts";
import { slackFailure } from "./slack-failure.ts";

/** How much waiting a call is worth while Slack is in trouble. Waits for limits and for tokens do not count. */
const PATIENCE_MS = 3_600_000;
/** How often refused tokens are tried again. */
const PROBE_MS = 60_000;

/** The one way of every call to Slack. */
export interface SlackCalls {
  /** One try, in the line of its method and channel: a 429 there holds up that line and no other. */
  once<T>(method: string, channel: string | null, call: () => Promise<T>): Promise<T>;
  /** Whether a call would be sent at once. */
  isOpen(method: string, channel: string | null): boolean;
  /**
   * Takes steps, each a call of `once`, from the first again until they succeed: through limits and refused tokens however
   * long they last, through Slack's troubles for an hour. Rejects with what no waiting mends, or with signal's reason.
   */
  patiently<T>(steps: () => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** The error with which Slack refuses our tokens; null while it takes them. */
  refusedTokens(): string | null;
  /** Resolves when Slack takes our tokens. */
  tokensTaken(): Promise<void>;
  /** Tries no more. */
  close(): void;
}

interface Line {
  readonly turns: PQueue;
  /** When the last limit is over, and null when there is none. */
  opening: Promise<void> | null;
}

/** `client` must neither retry nor wait by itself: this does. Refused tokens stop every call until a probe is taken. */
export function createSlackCalls(client: webApi.WebClient, clock: Clock, log: Log): SlackCalls {
  const lines = new Map<string, Line>();
  let tokens: { readonly error: string; readonly thrown: unknown; readonly taken: PromiseWithResolvers<void> } | null =
    null;
  let cancelProbe = () => {};
  const pause = (ms: number) => new Promise<void>((resolve) => void clock.after(ms, resolve));
  const keyOf = (method: string, channel: string | null) => `${method} ${channel ?? ""}`;

  const probe = async () => {
    try {
      await client.auth.test();
    } catch {
      cancelProbe = clock.after(PROBE_MS, () => void probe());
      return;
    }
    log.info("slack-tokens-taken");
    tokens?.taken.resolve();
    tokens = null;
  };
  const refuse = (error: string, thrown: unknown) => {
    if (tokens !== null) return;
    tokens = { error, thrown, taken: Promise.withResolvers<void>() };
    log.error("slack-tokens-refused", { reason: error });
    cancelProbe = clock.after(PROBE_MS, () => void probe());
  };
  const limit = (line: Line, method: string, ms: number) => {
    log.warn("slack-limited", { method, ms });
    const opening = pause(ms).then(() => {
      if (line.opening === opening) line.opening = null;
    });
    line.opening = opening;
  };
  const once = async <T>(method: string, channel: string | null, call: () => Promise<T>): Promise<T> => {
    const key = keyOf(method, channel);
    const line: Line = lines.get(key) ?? { turns: new PQueue({ concurrency: 1 }), opening: null };
    lines.set(key, line);
    try {
      return await line.turns.add(async () => {
        while (line.opening !== null) await line.opening;
        if (tokens !== null) throw tokens.thrown;
        return await call();
      });
    } catch (thrown) {
      const failure = slackFailure(thrown);
      if (failure.kind === "limited") limit(line, method, failure.ms);
      if (failure.kind === "tokens") refuse(failure.error, thrown);
      throw thrown;
    } finally {
      if (line.turns.size + line.turns.pending === 0 && line.opening === null) lines.delete(key);
    }
  };

  const patiently = <T>(steps: () => Promise<T>, signal?: AbortSignal): Promise<T> => {
    let failures = 0;
    let waited = 0;
    const waitFor = async (thrown: Error): Promise<void> => {
      const failure = slackFailure(thrown);
      if (failure.kind === "limited") return;
      if (failure.kind === "tokens") return tokens?.taken.promise;
      if (failure.kind !== "passing") throw thrown;
      failures += 1;
      const ms = backOffMs(failures);
      if (waited + ms > PATIENCE_MS)
        throw new WenzhaiError("slack", "Slack could not be reached for an hour.", { cause: thrown, retryable: true });
      waited += ms;
      await pause(ms);
    };
    // The waits are ours, on our clock; the library keeps the loop and its end.
    return pRetry(steps, {
      retries: Number.POSITIVE_INFINITY,
      minTimeout: 0,
      onFailedAttempt: ({ error }) => waitFor(error),
      ...(signal === undefined ? {} : { signal }),
    });
  };
  return {
    once,
    isOpen: (method, channel) => tokens === null && (lines.get(keyOf(method, channel))?.opening ?? null) === null,
    patiently,
    refusedTokens: () => tokens?.error ?? null,
    tokensTaken: async () => tokens?.taken.promise,
    close: () => cancelProbe(),
  };
}
