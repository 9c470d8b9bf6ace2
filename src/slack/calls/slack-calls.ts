import type { webApi } from "@slack/bolt";
import { backOffMs } from "../../adapters/back-off.ts";
import { callPatiently } from "../../adapters/patient-call.ts";
import { WenzhaiError } from "../../errors.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Log } from "../../ports/log.ts";
import { BotToken } from "./bot-token.ts";
import { CallQueues } from "./call-queues.ts";
import { slackFailure } from "./slack-failure.ts";

/** How much waiting a call is worth while Slack is in trouble. Waits for limits and for the token do not count. */
const PATIENCE_MS = 3_600_000;

/** The one way of every call to Slack. */
export class SlackCalls {
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #queues: CallQueues;
  readonly #token: BotToken;

  /** `client` must neither retry nor wait by itself: this does. */
  constructor(client: webApi.WebClient, clock: Clock, log: Log) {
    this.#clock = clock;
    this.#log = log;
    this.#queues = new CallQueues(clock);
    this.#token = new BotToken(() => client.auth.test(), clock, log);
  }

  /** One try, in the queue of its method and channel: a 429 there holds up that queue and no other. */
  once<T>(method: string, channel: string | null, call: () => Promise<T>): Promise<T> {
    const checked = async () => {
      this.#token.check();
      return call();
    };
    return this.#queues.add(method, channel, checked, (thrown) => this.#limitOf(method, thrown));
  }

  /** Whether a call would be sent at once. */
  isOpen(method: string, channel: string | null): boolean {
    return !this.#token.refused && this.#queues.isOpen(method, channel);
  }

  /**
   * Takes steps, each a call of `once`, from the first again until they succeed: through limits and refused tokens however
   * long they last, through Slack's troubles for an hour or `patienceMs`. Rejects with what no waiting mends, or with the
   * signal's reason.
   */
  patiently<T>(steps: () => Promise<T>, signal?: AbortSignal, patienceMs: number = PATIENCE_MS): Promise<T> {
    let failures = 0;
    let waited = 0;
    const pause = async (thrown: unknown): Promise<number> => {
      const { kind } = slackFailure(thrown);
      if (kind === "limited") return 0;
      if (kind === "tokens") {
        await this.#token.taken();
        return 0;
      }
      if (kind !== "passing") throw thrown;
      failures += 1;
      const ms = backOffMs(failures);
      waited += ms;
      if (waited > patienceMs)
        throw new WenzhaiError("slack", "Slack could not be reached.", { cause: thrown, retryable: true });
      return ms;
    };
    return callPatiently(steps, { clock: this.#clock, pause, signal });
  }

  /** Resolves when Slack takes our token. */
  tokenTaken(): Promise<void> {
    return this.#token.taken();
  }

  /** Probes a refused token no more. */
  close(): void {
    this.#token.close();
  }

  #limitOf(method: string, thrown: unknown): number {
    const failure = slackFailure(thrown);
    if (failure.kind === "tokens") this.#token.refuse(failure.error, thrown);
    if (failure.kind !== "limited") return 0;
    this.#log.warn("slack-limited", { method, ms: failure.ms });
    return failure.ms;
  }
}
