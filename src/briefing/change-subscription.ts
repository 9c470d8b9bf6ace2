import type { BriefingPlan, Subscription } from "../domain/subscription.ts";
import { dueTimes } from "./due.ts";
import type { BriefingWish } from "./request/read-briefing-request.ts";

/** Who subscribes where; `now` is in ms since 1970. */
export interface Subscribing extends Pick<Subscription, "id" | "team" | "channel" | "createdBy"> {
  readonly now: number;
}

/** A new subscription: nothing that was due before now is owed. */
export function newSubscription(plan: BriefingPlan, { now, ...who }: Subscribing): Subscription {
  const since = new Date(now).toISOString();
  return { ...plan, ...who, since, after: since, paused: false };
}

/** When a subscription is posted next, in ms since 1970, were it not paused. @throws bad-input as `dueTimes` does */
export function nextRun(subscription: Subscription, now: number): number {
  return dueTimes(subscription, Math.max(now, Date.parse(subscription.after))).next;
}

/** The subscription as it is wished. Where its time changes, nothing that would have been due before now is owed. */
export function edited(subscription: Subscription, wish: BriefingWish, now: number): Subscription {
  const moved = wish.days !== undefined || wish.time !== undefined || wish.zone !== undefined;
  return { ...subscription, ...wish, ...(moved ? { after: new Date(now).toISOString() } : {}) };
}

/** The subscription without its next run. */
export function skipped(subscription: Subscription, now: number): Subscription {
  return { ...subscription, after: new Date(nextRun(subscription, now)).toISOString() };
}

/** The subscription at rest. */
export function paused(subscription: Subscription): Subscription {
  return { ...subscription, paused: true };
}

/** The subscription going on: what was due while it rested is not owed. */
export function resumed(subscription: Subscription, now: number): Subscription {
  const after = Math.max(now, Date.parse(subscription.after));
  return { ...subscription, paused: false, after: new Date(after).toISOString() };
}

/** Whether two subscriptions would say the same at the same time. */
export function isSamePlan(one: BriefingPlan, other: BriefingPlan): boolean {
  const key = ({ days, time, zone, topic, language, length }: BriefingPlan) =>
    JSON.stringify([days, time, zone, topic, language, length]);
  return key(one) === key(other);
}
