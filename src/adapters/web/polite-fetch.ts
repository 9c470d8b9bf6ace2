import PQueue from "p-queue";
import { WenzhaiError } from "../../errors.ts";
import type { Clock } from "../../ports/clock.ts";
import { backOffMs } from "../back-off.ts";
import { limitedFetch } from "../limited-fetch.ts";
import { callPatiently } from "../patient-call.ts";
import { bareHost, createPublicAgent, type Resolve } from "./public-agent.ts";
import { type RobotsRules, readRobots } from "./robots-rules.ts";
import { statusFailure, webFailure } from "./web-failure.ts";

/** What tells a server which version is known. */
export interface Validators {
  readonly etag?: string;
  readonly lastModified?: string;
}

/** What came of an address. What failed says so in one sentence; `passing` when a later refresh may succeed. */
export type WebReply =
  | {
      readonly kind: "body";
      /** Where redirects led to. */
      readonly url: string;
      readonly type: string;
      readonly charset?: string;
      readonly bytes: Uint8Array;
      readonly validators: Validators;
    }
  | { readonly kind: "unchanged" }
  | { readonly kind: "failed"; readonly message: string; readonly passing: boolean };

/** Reads the web as a guest should. */
export interface PoliteFetch {
  get(url: string, known?: Validators): Promise<WebReply>;
  close(): Promise<void>;
}

/** Who reads, and how fast. */
export interface PoliteOptions {
  readonly clock: Clock;
  /** Hosts that are one's own: read wherever they are and as fast as they answer. */
  readonly allow?: readonly string[];
  /** An address where whoever runs a host that is read may complain. */
  readonly contact?: string | undefined;
  readonly perSecond?: number;
  readonly ms?: number;
  readonly bytes?: number;
  /** The wait before something is tried again, where it is not the house's. */
  readonly waitMs?: number;
  readonly resolve?: Resolve;
}

const NAME = "Wenzhai";
const MOST_REDIRECTS = 5;
const TRIES_MORE = 2;
const AT_A_TIME = 2;
const ROBOTS_MS = 60 * 60 * 1000;
/** No host may ask for more seconds between requests: the rest of its articles come with the next refresh. */
const LONGEST_DELAY = 30;
const LONGEST_PAUSE_MS = 24 * 60 * 60 * 1000;

interface Host {
  readonly rules: Promise<RobotsRules>;
  readonly queue: Promise<PQueue>;
  readonly until: number;
}

/** Builds the reader. `close` breaks off what is under way. */
export function createPoliteFetch(options: PoliteOptions): PoliteFetch {
  const agent = createPublicAgent(new Set((options.allow ?? []).map(bareHost)), options.resolve);
  const reader = new Reader(options, (request) => fetch(request, { dispatcher: agent } as unknown as RequestInit));
  return {
    get: (url, known = {}) => reader.get(url, known),
    close() {
      reader.end();
      return agent.destroy();
    },
  };
}

class Reader {
  readonly #options: PoliteOptions;
  readonly #limits: { readonly ms: number; readonly bytes: number };
  readonly #fetch: typeof globalThis.fetch;
  readonly #own: ReadonlySet<string>;
  readonly #ended = new AbortController();
  readonly #hosts = new Map<string, Host>();
  /** Hosts that asked to be left alone, until when. */
  readonly #paused = new Map<string, number>();

  constructor(options: PoliteOptions, send: (request: Request) => Promise<Response>) {
    this.#options = options;
    this.#limits = { ms: options.ms ?? 20_000, bytes: options.bytes ?? 10_000_000 };
    this.#fetch = limitedFetch(options.clock, { ...this.#limits, send });
    this.#own = new Set((options.allow ?? []).map(bareHost));
  }

  end(): void {
    this.#ended.abort();
  }

  async get(url: string, known: Validators): Promise<WebReply> {
    try {
      return await callPatiently(() => this.#follow(url, known, true), {
        clock: this.#options.clock,
        signal: this.#ended.signal,
        pause: (thrown, tries) => {
          const passes = thrown instanceof WenzhaiError && thrown.retryable && !this.#isPaused(url);
          if (!passes || tries > TRIES_MORE) throw thrown;
          return this.#options.waitMs ?? backOffMs(tries);
        },
      });
    } catch (thrown) {
      const { message, retryable, cause } = webFailure(url, thrown, this.#limits);
      const said = message.startsWith(url) ? message : `${url} was not read, because ${message}`;
      return { kind: "failed", message: said, passing: retryable || /timed out/u.test(String(cause)) };
    }
  }

  async #follow(url: string, known: Validators, heeding: boolean): Promise<WebReply> {
    for (let at = url, followed = 0; followed <= MOST_REDIRECTS; followed++) {
      const reply = heeding ? await this.#inTurn(at, known) : await this.#once(at, known);
      if (typeof reply !== "string") return reply;
      at = reply;
    }
    throw new WenzhaiError("bad-input", `${url} could not be read: it redirects more than ${MOST_REDIRECTS} times.`);
  }

  /** One request when its host's turn has come, if the host allows it. */
  async #inTurn(url: string, known: Validators): Promise<WebReply | string> {
    const { origin } = new URL(url);
    if (this.#isPaused(url)) {
      const message = `${url} was not read: its host asks to be left alone for a while.`;
      throw new WenzhaiError("bad-input", message, { retryable: true });
    }
    const host = this.#hostAt(origin);
    if (!(await host.rules).allows(url))
      throw new WenzhaiError("bad-input", `${url} may not be read by programs: the robots.txt of its host says so.`);
    const queue = await host.queue;
    return queue.add(() => this.#once(url, known));
  }

  /** One request: a reply, or where it redirects to. */
  async #once(url: string, known: Validators): Promise<WebReply | string> {
    try {
      const response = await this.#fetch(url, { headers: this.#headers(known), signal: this.#ended.signal });
      if (response.status === 200) return await bodyOf(url, response);
      await response.body?.cancel();
      if (response.status === 304) return { kind: "unchanged" };
      const location = response.headers.get("location");
      if (response.status > 300 && response.status < 400 && location !== null) return redirect(url, location);
      this.#heedPause(url, response);
      throw statusFailure(url, response.status);
    } catch (thrown) {
      throw webFailure(url, thrown, this.#limits);
    }
  }

  #headers({ etag, lastModified }: Validators): Record<string, string> {
    const contact = this.#options.contact === undefined ? "" : ` (+${this.#options.contact})`;
    return {
      "user-agent": `${NAME}/0.1${contact}`,
      accept: "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.5",
      ...(etag === undefined ? {} : { "if-none-match": etag }),
      ...(lastModified === undefined ? {} : { "if-modified-since": lastModified }),
    };
  }

  #hostAt(origin: string): Host {
    const known = this.#hosts.get(origin);
    if (known !== undefined && known.until > this.#options.clock.now()) return known;
    const rules = this.#rulesOf(origin);
    const queue = rules.then(({ delay }) => this.#queueFor(origin, delay));
    // Whoever waits for the rules hears of it.
    queue.catch(() => undefined);
    const host = { rules, queue, until: this.#options.clock.now() + ROBOTS_MS };
    this.#hosts.set(origin, host);
    rules.catch(() => this.#hosts.delete(origin));
    return host;
  }

  /** No rules are no limit; rules that cannot be read now may be any, so the host is left alone. */
  async #rulesOf(origin: string): Promise<RobotsRules> {
    const address = `${origin}/robots.txt`;
    try {
      const reply = await this.#follow(address, {}, false);
      const text = reply.kind === "body" ? new TextDecoder().decode(reply.bytes) : "";
      return readRobots(address, text, NAME);
    } catch (thrown) {
      const failure = webFailure(address, thrown, this.#limits);
      if (!failure.retryable && failure.cause === undefined) return readRobots(address, "", NAME);
      throw failure;
    }
  }

  #queueFor(origin: string, delay: number | undefined): PQueue {
    if (this.#own.has(bareHost(new URL(origin).hostname))) return new PQueue({ concurrency: AT_A_TIME * 2 });
    if (delay !== undefined && delay > 0)
      return new PQueue({ concurrency: 1, intervalCap: 1, interval: Math.min(delay, LONGEST_DELAY) * 1000 });
    return new PQueue({ concurrency: AT_A_TIME, intervalCap: this.#options.perSecond ?? 4, interval: 1000 });
  }

  #heedPause(url: string, response: Response): void {
    const asked = response.headers.get("retry-after");
    if (asked === null) return;
    const now = this.#options.clock.now();
    const ms = /^\d{1,9}$/u.test(asked) ? Number(asked) * 1000 : Date.parse(asked) - now;
    if (ms > 0) this.#paused.set(new URL(url).origin, now + Math.min(ms, LONGEST_PAUSE_MS));
  }

  #isPaused(url: string): boolean {
    return (this.#paused.get(new URL(url).origin) ?? 0) > this.#options.clock.now();
  }
}

function redirect(from: string, location: string): string {
  const to = URL.parse(location, from);
  if (to === null || !/^https?:$/u.test(to.protocol) || to.username !== "" || to.password !== "")
    throw new WenzhaiError("bad-input", `${from} could not be read: it redirects to what is no address of the web.`);
  return to.href;
}

async function bodyOf(url: string, response: Response): Promise<WebReply> {
  const bytes = await response.bytes();
  const said = response.headers.get("content-type") ?? "";
  const charset = /charset=\s*"?([\w-]{2,40})/iu.exec(said)?.[1];
  const etag = response.headers.get("etag");
  const lastModified = response.headers.get("last-modified");
  const validators = {
    ...(etag === null ? {} : { etag }),
    ...(lastModified === null ? {} : { lastModified }),
  };
  const type = said.split(";")[0]!.trim().toLowerCase();
  return { kind: "body", url, type, bytes, validators, ...(charset === undefined ? {} : { charset }) };
}
