import type { Context, Parcel } from "./context.ts";
import type { Attempt, Delivery, DeliveryFailure } from "./model.ts";

/** How an attempt ended. `stop` is set when the app said not to retry. */
export type Outcome =
  | { readonly ok: true; readonly response: unknown }
  | { readonly ok: false; readonly reason: DeliveryFailure; readonly stop?: boolean };

/** One try at a delivery. `retry` is 0 for the first; `reason` says why the one before failed. */
export interface Try {
  readonly delivery: Delivery;
  readonly retry: number;
  readonly reason: string;
}

/** A way to the app. */
export interface Transport {
  send(attempt: Try): Promise<Outcome>;
}

/** Slack retries an event three times: at once, after a minute, after five. Milliseconds. */
const RETRY_WAITS = [0, 60_000, 300_000];

/** Starts a delivery and sees it through. Only events are retried, as in Slack. */
export function dispatch(
  ctx: Context,
  transport: Transport,
  parcel: Parcel,
): { delivery: Delivery; done: Promise<Delivery> } {
  const delivery: Delivery = { id: ctx.ids.next("Dl"), ...parcel, state: "waiting", attempts: [], response: null };
  ctx.state.deliveries.push(delivery);
  ctx.state.changed();
  return { delivery, done: seeThrough(ctx, transport, delivery) };
}

async function seeThrough(ctx: Context, transport: Transport, delivery: Delivery): Promise<Delivery> {
  let reason = "";
  for (let retry = 0, waits = 0; ; retry += 1) {
    const outcome = await tryOnce(ctx, transport, { delivery, retry, reason });
    if (outcome.ok) return finish(ctx, delivery, "acked", outcome.response);
    if (delivery.kind !== "events_api" || outcome.stop === true) return finish(ctx, delivery, "failed", null);
    // A socket that went away is not the app's failure: the event goes to the next socket and costs no retry.
    if (outcome.reason !== "socket_closed") {
      const wait = RETRY_WAITS[waits];
      if (wait === undefined) return finish(ctx, delivery, "failed", null);
      waits += 1;
      if (wait > 0) await pause(ctx, wait);
    }
    reason = outcome.reason;
  }
}

async function tryOnce(ctx: Context, transport: Transport, attempt: Try): Promise<Outcome> {
  const { delivery } = attempt;
  const entry: Attempt = { number: attempt.retry, reason: attempt.reason, at: ctx.clock.now(), outcome: "pending" };
  delivery.attempts.push(entry);
  const outcome = await transport.send(attempt);
  delivery.attempts[attempt.retry] = { ...entry, outcome: outcome.ok ? "acked" : outcome.reason };
  delivery.state = "waiting";
  ctx.state.changed();
  return outcome;
}

function pause(ctx: Context, ms: number): Promise<void> {
  return new Promise((resolve) => {
    ctx.later(ms, resolve);
  });
}

function finish(ctx: Context, delivery: Delivery, state: "acked" | "failed", response: unknown): Delivery {
  delivery.state = state;
  delivery.response = response;
  if (state === "failed") ctx.log.warn("workspace.delivery_failed", { id: delivery.id, name: delivery.name });
  ctx.state.changed();
  return delivery;
}
