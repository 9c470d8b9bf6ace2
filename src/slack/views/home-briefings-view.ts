import type { types } from "@slack/bolt";
import type { Language } from "../../domain/article.ts";
import type { Subscription } from "../../domain/subscription.ts";
import { briefingPhrase, planText, whenText } from "./briefing-words.ts";
import { plain, richText, section } from "./rich-text.ts";

/** The buttons of briefings, by action id. */
export const BRIEFING_ACTIONS = {
  new: "briefing-new",
  preview: "briefing-preview",
  edit: "briefing-edit",
  pause: "briefing-pause",
  resume: "briefing-resume",
  skip: "briefing-skip",
  stop: "briefing-stop",
} as const;

/** Slack takes 100 blocks in a Home tab; each briefing takes two. */
const MOST = 30;

/** A subscription and when it is posted next, in ms since 1970. */
export interface ListedBriefing {
  readonly subscription: Subscription;
  readonly next: number;
}

/** A person's briefings in the Home tab, each with what can be done to it. */
export function homeBriefingsView(briefings: readonly ListedBriefing[], language: Language): types.KnownBlock[] {
  const say = (name: string, slots = {}): string => briefingPhrase(language, name, slots);
  const label = (name: string) => ({ type: "plain_text", text: say(name), emoji: false }) as const;
  const button = (name: keyof typeof BRIEFING_ACTIONS, value: string): types.Button => ({
    type: "button",
    action_id: BRIEFING_ACTIONS[name],
    text: label(`button-${name}`),
    value,
    ...(name === "stop"
      ? {
          style: "danger",
          confirm: {
            title: label("button-stop"),
            text: label("sure"),
            confirm: label("button-stop"),
            deny: label("cancel"),
          },
        }
      : {}),
  });
  const rows = briefings.slice(0, MOST).flatMap(({ subscription, next }): types.KnownBlock[] => {
    const { id, channel, paused, zone } = subscription;
    const state = paused ? say("paused") : say("next", { next: whenText(language, next, zone) });
    const mention = { type: "channel", channel_id: channel } as const;
    const names = [
      "preview",
      "edit",
      ...(paused ? (["resume"] as const) : (["pause", "skip"] as const)),
      "stop",
    ] as const;
    return [
      richText(
        section(plain(`${planText(language, subscription)} – ${say("home-in")} `), mention, plain(` – ${state}`)),
      ),
      { type: "actions", elements: names.map((name) => button(name, id)) },
    ];
  });
  return [
    { type: "divider" },
    richText(section(plain(say("home-title"), { bold: true }))),
    ...(rows.length === 0 ? [richText(section(plain(say("home-none"))))] : rows),
    { type: "actions", elements: [button("new", "new")] },
  ];
}
