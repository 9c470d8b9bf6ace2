import type { Clock } from "../../ports/clock.ts";
import type { Log } from "../../ports/log.ts";

/** How often a refused token is tried again. */
const PROBE_MS = 60_000;

/** Whether Slack takes the bot's token. Once it does not, a probe a minute finds out when it does again. */
export class BotToken {
  readonly #probe: () => Promise<unknown>;
  readonly #clock: Clock;
  readonly #log: Log;
  #refusal: { readonly thrown: unknown; readonly over: PromiseWithResolvers<void> } | null = null;
  #cancel = (): void => {};

  /** `probe` is a call that needs nothing but the token. */
  constructor(probe: () => Promise<unknown>, clock: Clock, log: Log) {
    this.#probe = probe;
    this.#clock = clock;
    this.#log = log;
  }

  get refused(): boolean {
    return this.#refusal !== null;
  }

  /** Throws Slack's refusal again while the token is refused. */
  check(): void {
    if (this.#refusal !== null) throw this.#refusal.thrown;
  }

  /** Resolves when Slack takes the token. */
  async taken(): Promise<void> {
    await this.#refusal?.over.promise;
  }

  /** Slack has refused the token, with this error. */
  refuse(error: string, thrown: unknown): void {
    if (this.#refusal !== null) return;
    this.#refusal = { thrown, over: Promise.withResolvers<void>() };
    this.#log.error("slack-tokens-refused", { reason: error });
    this.#probeLater();
  }

  /** Probes no more. */
  close(): void {
    this.#cancel();
  }

  #probeLater(): void {
    this.#cancel = this.#clock.after(PROBE_MS, () => {
      this.#probe().then(
        () => this.#accept(),
        () => this.#probeLater(),
      );
    });
  }

  #accept(): void {
    this.#log.info("slack-tokens-taken");
    this.#refusal?.over.resolve();
    this.#refusal = null;
  }
}
