import type { types, webApi } from "@slack/bolt";
import type { Language } from "../../domain/article.ts";
import type { Place } from "../delivery/post-once.ts";
import { readZone } from "../listeners/read-briefing.ts";
import type { SlackMessage } from "../views/slack-message.ts";

/** One message of a thread, as far as we read it. */
export interface ThreadMessage {
  readonly ts: string;
  readonly user: string | null;
  readonly bot: boolean;
  readonly text: string;
}

/** Everything the app does to Slack, in our words. Calls that must succeed throw; the others say nothing. */
export interface SlackApi {
  /** Posts without unfurls; gives the message's ts. */
  post(place: Place, message: SlackMessage): Promise<string>;
  update(channel: string, ts: string, message: SlackMessage): Promise<void>;
  /** Opens the direct channel to a person; gives its id. */
  openDirect(user: string): Promise<string>;
  /** A thread's messages, oldest first, at most 200. */
  thread(channel: string, thread: string): Promise<readonly ThreadMessage[]>;
  /** A person's time zone and language, each null when Slack does not say. */
  person(user: string): Promise<{ readonly zone: string | null; readonly language: Language | null }>;
  publishHome(user: string, blocks: readonly types.KnownBlock[]): Promise<void>;
}

function languageOfLocale(locale: string | undefined): Language | null {
  if (locale === undefined) return null;
  if (!locale.startsWith("zh")) return "en";
  return /TW|HK|MO|Hant/u.test(locale) ? "zh-Hant" : "zh-Hans";
}

function readThread(response: webApi.ConversationsRepliesResponse): readonly ThreadMessage[] {
  return (response.messages ?? []).map((message) => ({
    ts: message.ts ?? "",
    user: message.user ?? null,
    bot: message.bot_id !== undefined,
    text: message.text ?? "",
  }));
}

/** The slackApi over Bolt's own client, which retries by itself and waits as long as a 429 says; posts go their own way. */
export function createSlackApi(client: webApi.WebClient, post: SlackApi["post"]): SlackApi {
  return {
    post,
    update: async (channel, ts, { text, blocks }) => {
      await client.chat.update({ channel, ts, text, blocks: [...blocks] });
    },
    openDirect: async (user) => (await client.conversations.open({ users: user })).channel?.id ?? "",
    thread: async (channel, thread) =>
      readThread(await client.conversations.replies({ channel, ts: thread, limit: 200 })),
    person: async (user) => {
      const found = (await client.users.info({ user, include_locale: true })).user;
      return { zone: found?.tz === undefined ? null : readZone(found.tz), language: languageOfLocale(found?.locale) };
    },
    publishHome: async (user, blocks) => {
      await client.views.publish({ user_id: user, view: { type: "home", blocks: [...blocks] } });
    },
  };
}
