import type { Ask } from "../../domain/answer.ts";
import { WenzhaiError } from "../../errors.ts";
import type { OnProgress } from "../../ingest/sources/sync.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Log } from "../../ports/log.ts";
import type { Config } from "../config.ts";
import { AskedRun } from "./asked-run.ts";
import { type EngineLink, forkEngine, type StartLink } from "./engine-child-link.ts";
import type { CallName, Calls, FromEngine } from "./protocol.ts";
import { receiveError } from "./sent-error.ts";

/** What supervising is done with. */
export interface SupervisionParts {
  readonly clock: Clock;
  readonly log: Log;
  /** Called when a new process has taken the place of one that ended. */
  readonly onRestart?: () => void;
  readonly start?: StartLink;
}

/** So long may a question keep the process busy without a sign of life; then the process is ended. */
const WORK_MS = 30_000;
/** How often it is asked for one. */
const PING_MS = 1_000;
/** An answer that is not finished by then is given up: every wait inside it has a shorter limit of its own. */
const ANSWER_MS = 180_000;
/** So long is waited for what is being written when the bot stops. */
const CLOSE_MS = 10_000;
const INGESTING: ReadonlySet<CallName> = new Set(["ingest", "takeFetched"]);
/** A process that ends so often without having answered anything is not started again. */
const MOST_STARTS = 3;

interface Call {
  readonly name: CallName;
  readonly resolve: (result: never) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: OnProgress | undefined;
}

/** A process with an engine, what is asked of it, and the one that takes its place when it hangs or dies. */
export class SupervisedEngine {
  readonly #config: Config;
  readonly #parts: SupervisionParts;
  readonly #start: StartLink;
  #link: EngineLink | null = null;
  #opened = Promise.withResolvers<void>();
  #id = 0;
  readonly #runs = new Map<number, AskedRun>();
  readonly #calls = new Map<number, Call>();
  #heard = 0;
  #stopWatch: () => void = () => undefined;
  /** Ends when those who were asked when a process ended have been asked again, one by one. */
  #quarantine: Promise<void> = Promise.resolve();
  #startsInARow = 0;
  #closing = false;

  constructor(config: Config, parts: SupervisionParts) {
    this.#config = config;
    this.#parts = parts;
    this.#start = parts.start ?? forkEngine();
  }

  async open(): Promise<void> {
    this.#opened = Promise.withResolvers<void>();
    this.#opened.promise.catch(() => undefined);
    const link = this.#start(
      (message) => this.#hear(message),
      (how) => this.#died(link, how),
    );
    this.#link = link;
    this.#startsInARow++;
    link.send({ type: "open", config: this.#config });
    await this.#opened.promise;
  }

  async *ask(question: Parameters<Ask>[0], signal?: AbortSignal): ReturnType<typeof AskedRun.prototype.read> {
    await this.#quarantine;
    signal?.throwIfAborted();
    const run = new AskedRun(question);
    this.#send(run);
    const stop = (): void => this.#link?.send({ type: "abort", id: run.id });
    signal?.addEventListener("abort", stop, { once: true });
    const tooLong = this.#parts.clock.after(ANSWER_MS, () => this.#giveUp(run));
    try {
      yield* run.read();
    } finally {
      tooLong();
      signal?.removeEventListener("abort", stop);
      if (!run.ended) stop();
    }
  }

  async call<N extends CallName>(
    name: N,
    args: Calls[N]["args"],
    onProgress?: OnProgress,
  ): Promise<Calls[N]["result"]> {
    await this.#opened.promise;
    const id = ++this.#id;
    return new Promise((resolve, reject) => {
      this.#calls.set(id, { name, resolve: resolve as (result: never) => void, reject, onProgress });
      this.#link?.send({ type: "call", id, name, args });
    });
  }

  async close(): Promise<void> {
    this.#closing = true;
    this.#stopWatch();
    if (this.#link === null) return;
    const { promise: late, resolve } = Promise.withResolvers<void>();
    const forget = this.#parts.clock.after(CLOSE_MS, resolve);
    // One that hangs closes nothing.
    await Promise.race([this.call("close", null).catch(() => undefined), late]);
    forget();
    this.#link?.kill();
    this.#link = null;
  }

  #send(run: AskedRun): void {
    const id = ++this.#id;
    run.id = id;
    if (this.#runs.size === 0) this.#watch();
    this.#runs.set(id, run);
    void run.over.then(() => this.#runs.delete(id));
    this.#opened.promise.then(
      () => this.#link?.send({ type: "ask", id, question: run.question }),
      (error: unknown) => run.end(error as Error),
    );
  }

  #giveUp(run: AskedRun): void {
    this.#link?.send({ type: "abort", id: run.id });
    run.end(new WenzhaiError("deadline", "The answer was not ready within three minutes. Ask again, or ask for less."));
  }

  #hear(message: FromEngine): void {
    this.#heard = this.#parts.clock.now();
    if (message.type === "opened") this.#opened.resolve();
    else if (message.type === "not-opened") this.#opened.reject(receiveError(message.error));
    else if (message.type === "log") this.#parts.log[message.level](message.event, message.fields);
    else if (message.type === "event") this.#runs.get(message.id)?.take(message.event);
    else if (message.type === "ended") this.#end(message.id, null);
    else if (message.type === "progress") this.#calls.get(message.id)?.onProgress?.(message.done);
    else if (message.type === "result") {
      this.#calls.get(message.id)?.resolve(message.result as never);
      this.#calls.delete(message.id);
    } else if (message.type === "failed") {
      const error = receiveError(message.error);
      this.#calls.get(message.id)?.reject(error);
      this.#calls.delete(message.id);
      this.#end(message.id, error);
    }
  }

  #end(id: number, error: Error | null): void {
    this.#startsInARow = 0;
    this.#runs.get(id)?.end(error);
  }

  /** Asks for a sign of life while questions are being answered. Taking articles in may keep the process busy for longer. */
  #watch(): void {
    this.#heard = this.#parts.clock.now();
    const look = (): void => {
      if (this.#runs.size === 0 || this.#closing) return;
      if ([...this.#calls.values()].some(({ name }) => INGESTING.has(name))) this.#heard = this.#parts.clock.now();
      if (this.#parts.clock.now() - this.#heard >= WORK_MS) {
        this.#link?.kill();
        return;
      }
      this.#link?.send({ type: "ping" });
      this.#stopWatch = this.#parts.clock.after(PING_MS, look);
    };
    this.#stopWatch = this.#parts.clock.after(PING_MS, look);
  }

  #died(link: EngineLink, how: string): void {
    if (this.#closing || link !== this.#link) return;
    this.#stopWatch();
    this.#link = null;
    const error = new WenzhaiError("internal", `The process that answers ended (${how}). Ask again in a moment.`, {
      retryable: true,
    });
    this.#parts.log.error("engine-ended", { how, asked: this.#runs.size });
    this.#opened.reject(error);
    for (const call of this.#calls.values()) call.reject(error);
    this.#calls.clear();
    const open = [...this.#runs.values()];
    this.#runs.clear();
    this.#quarantine = this.#askAgain(open, error);
  }

  /** One question alone with a process that ends is what ended it. Several are asked again, one by one. */
  async #askAgain(open: readonly AskedRun[], error: Error): Promise<void> {
    const guilty = open.length === 1 ? open[0] : open.find(({ suspect }) => suspect);
    guilty?.end(
      new WenzhaiError("deadline", "This question took more than 30 seconds of work and was ended. Ask for less."),
    );
    if (this.#startsInARow >= MOST_STARTS) {
      for (const run of open) run.end(error);
      return;
    }
    try {
      await this.open();
    } catch (thrown) {
      for (const run of open) run.end(thrown as Error);
      return;
    }
    this.#parts.onRestart?.();
    for (const run of open) {
      if (run.ended) continue;
      run.suspect = true;
      run.begunAgain();
      this.#send(run);
      await run.over;
    }
  }
}
