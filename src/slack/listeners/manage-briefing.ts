import { nextRun, paused, resumed, skipped } from "../../briefing/change-subscription.ts";
import type { Language } from "../../domain/article.ts";
import type { Subscription } from "../../domain/subscription.ts";
import { briefingPhrase, planText, whenText } from "../views/briefing-words.ts";
import type { ListenerContext } from "./listener-context.ts";

/** What is done to a subscription at a word or at the press of a button. */
export type BriefingChange = "pause" | "resume" | "skip" | "stop";

/** Does it, and gives the sentence that says so. */
export async function changeBriefing(
  { parts: { store, clock } }: ListenerContext,
  change: BriefingChange,
  subscription: Subscription,
  language: Language,
): Promise<string> {
  const now = clock.now();
  const plan = planText(language, subscription);
  const say = (name: string, slots = {}): string => briefingPhrase(language, name, { plan, ...slots });
  const when = (instant: number): string => whenText(language, instant, subscription.zone);
  if (change === "stop") {
    await store.unsubscribe(subscription.id);
    return say("stopped");
  }
  const changed = {
    pause: () => paused(subscription),
    resume: () => resumed(subscription, now),
    skip: () => skipped(subscription, now),
  }[change]();
  await store.subscribe(changed);
  if (change === "pause") return say("paused-now");
  const next = when(nextRun(changed, now));
  return change === "resume"
    ? say("resumed", { next })
    : say("skipped", { next, due: when(nextRun(subscription, now)) });
}

/** Writes a changed subscription down, and gives the sentence that says so. */
export async function saveBriefing(
  { parts: { store, clock } }: ListenerContext,
  changed: Subscription,
  language: Language,
): Promise<string> {
  await store.subscribe(changed);
  const next = whenText(language, nextRun(changed, clock.now()), changed.zone);
  return briefingPhrase(language, "changed", { plan: planText(language, changed), next });
}

/** The subscriptions of a channel, oldest first: people count them from 1. */
export async function briefingsOf(
  context: ListenerContext,
  team: string,
  channel: string,
): Promise<readonly Subscription[]> {
  const all = await context.parts.store.subscriptions();
  return all.filter((each) => each.team === team && each.channel === channel);
}
