import { nextRun } from "../../briefing/change-subscription.ts";
import type { Digest } from "../../domain/digest.ts";
import type { Subscription } from "../../domain/subscription.ts";
import { briefingPhrase, planText, whenText } from "./briefing-words.ts";
import { digestMessagesTitled } from "./digest-view.ts";
import { plainMessage } from "./plain-message.ts";
import { plain, richText, section } from "./rich-text.ts";
import { inertText } from "./safe-text.ts";
import type { SlackMessage } from "./slack-message.ts";
import { withFirstLine } from "./with-first-line.ts";

/** A briefing; one line when nothing is new. `lateFor`: when it was due, in ms since 1970, where it comes long after. */
export function briefingMessages(
  digest: Digest,
  subscription: Subscription,
  lateFor: number | null = null,
): readonly SlackMessage[] {
  const { language, topic, zone } = subscription;
  const say = (name: string, slots = {}): string => briefingPhrase(language, name, slots);
  const plan = planText(language, subscription);
  const tells = digest.items.some((item) => item.citations.length > 0);
  const nothing = topic === null ? say("nothing", { plan }) : say("nothing-topic", { plan, topic });
  const [first, ...rest] = tells
    ? digestMessagesTitled(say("title", { plan }), { ...digest, request: { ...digest.request, language } })
    : [plainMessage(nothing)];
  const due = lateFor === null ? null : say("late", { due: whenText(language, lateFor, zone) });
  return [due === null ? first! : withFirstLine(due, first!), ...rest];
}

/** What the owner of a briefing is told when it could not be posted. `due` and `now` are in ms since 1970. */
export function briefingFailed(subscription: Subscription, due: number, why: string, now: number): SlackMessage {
  const { language, channel, zone } = subscription;
  const text = briefingPhrase(language, "given-up", {
    channel,
    due: whenText(language, due, zone),
    next: whenText(language, nextRun(subscription, now), zone),
    why: /[.!?。！？]$/u.test(why) ? why : `${why}.`,
  });
  const [before = "", after = ""] = text.split(`<#${channel}>`);
  const mention = { type: "channel", channel_id: channel } as const;
  return { text: inertText(text), blocks: [richText(section(plain(before), mention, plain(after)))] };
}
