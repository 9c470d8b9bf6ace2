import { createHmac } from "node:crypto";
import type { Context } from "./context.ts";
import type { Outcome, Transport, Try } from "./courier.ts";
import { Slots } from "./slots.ts";

const ACK_MS = 3000;
/** Requests in flight at once. Their three seconds count from when they are sent, so more would only time out here. */
const IN_FLIGHT = 32;

/** The value of `x-slack-signature` for a body sent at `seconds` since 1970. */
export function sign(secret: string, seconds: number, body: string): string {
  return `v0=${createHmac("sha256", secret).update(`v0:${seconds}:${body}`).digest("hex")}`;
}

/** Delivers over signed HTTP: events as JSON, commands and interactions as forms. */
export class HttpSender implements Transport {
  readonly #ctx: Context;
  readonly #slots = new Slots(IN_FLIGHT);

  constructor(ctx: Context) {
    this.#ctx = ctx;
  }

  /** Posts one attempt to the app's address. Anything but a 2xx within three seconds has failed. */
  async send(attempt: Try): Promise<Outcome> {
    await this.#slots.take();
    try {
      return await this.#post(attempt, this.#ctx.state.eventsUrl ?? "");
    } finally {
      this.#slots.give();
    }
  }

  /** Asks the app to prove that it owns its address. True when it sends the challenge back; false also when it is not there. */
  async verify(): Promise<boolean> {
    const challenge = this.#ctx.ids.uuid("challenge");
    const body = JSON.stringify({ token: this.#ctx.settings.verificationToken, challenge, type: "url_verification" });
    const headers = { "content-type": "application/json", ...this.#signature(body) };
    try {
      const response = await fetch(this.#ctx.state.eventsUrl ?? "", { method: "POST", headers, body });
      return (await response.text()).includes(challenge);
    } catch {
      return false;
    }
  }

  async #post(attempt: Try, url: string): Promise<Outcome> {
    attempt.delivery.state = "sent";
    this.#ctx.state.changed();
    const abort = new AbortController();
    const cancel = this.#ctx.later(ACK_MS, () => abort.abort());
    try {
      const response = await fetch(url, { ...this.#request(attempt), signal: abort.signal, redirect: "manual" });
      return await read(response);
    } catch {
      return { ok: false, reason: abort.signal.aborted ? "http_timeout" : "connection_failed" };
    } finally {
      cancel();
    }
  }

  #request({ delivery, retry, reason }: Try): { method: string; headers: Record<string, string>; body: string } {
    const isEvent = delivery.kind === "events_api";
    const body = isEvent ? JSON.stringify(delivery.payload) : form(delivery);
    const retryHeaders = { "x-slack-retry-num": String(retry), "x-slack-retry-reason": reason };
    const headers = {
      "content-type": isEvent ? "application/json" : "application/x-www-form-urlencoded",
      "user-agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
      ...this.#signature(body),
      ...(retry > 0 ? retryHeaders : {}),
    };
    return { method: "POST", headers, body };
  }

  #signature(body: string): Record<string, string> {
    const seconds = Math.floor(this.#ctx.clock.now() / 1000);
    return {
      "x-slack-request-timestamp": String(seconds),
      "x-slack-signature": sign(this.#ctx.settings.signingSecret, seconds, body),
    };
  }
}

function form(delivery: Try["delivery"]): string {
  if (delivery.kind === "interactive") {
    return new URLSearchParams({ payload: JSON.stringify(delivery.payload) }).toString();
  }
  const pairs = Object.entries(delivery.payload).map(([key, value]) => [key, String(value)]);
  return new URLSearchParams(pairs).toString();
}

async function read(response: Response): Promise<Outcome> {
  const text = await response.text();
  if (response.ok) return { ok: true, response: parse(text) };
  const stop = response.headers.get("x-slack-no-retry") === "1";
  return { ok: false, reason: "http_error", stop };
}

function parse(text: string): unknown {
  if (text === "") return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
