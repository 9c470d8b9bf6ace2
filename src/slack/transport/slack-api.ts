import type { types, webApi } from "@slack/bolt";
import { zoneCalled } from "../../briefing/request/read-zone.ts";
import type { Language } from "../../domain/article.ts";
import { WenzhaiError } from "../../errors.ts";
import type { Clock } from "../../ports/clock.ts";
import type { SlackCalls } from "../calls/slack-calls.ts";
import { MarkedOutbox, type Posting } from "../delivery/marked-outbox.ts";
import { readMarks } from "../delivery/marks.ts";
import type { Outbox } from "../delivery/outbox.ts";
import type { Place } from "../delivery/place.ts";
import { createResponseOutbox } from "../delivery/response-outbox.ts";

/** One message of a thread, as far as we read it. */
export interface ThreadMessage {
  readonly ts: string;
  readonly user: string | null;
  readonly bot: boolean;
  readonly text: string;
}

/**
 * Everything the app does to Slack, in our words. What a person waits for is tried as long as `SlackCalls.patiently` does;
 * what is only of help, once. Every call throws what no waiting mended.
 */
export interface SlackApi {
  /** Where the messages of a job go. */
  outbox(place: Place, posting: Posting): MarkedOutbox;
  /** Where hints go that only the person sees who gave a slash command. */
  responses(url: string, posting: Pick<Posting, "confirm" | "signal">): Outbox;
  /** Deletes everything that a job has posted in a place since `since`, a ts of Slack's. */
  takeBack(place: Place, job: string, since: string, signal?: AbortSignal): Promise<void>;
  /** Opens the direct channel to a person; gives its id. */
  openDirect(user: string, signal?: AbortSignal): Promise<string>;
  /** A thread's messages, oldest first, however many. */
  thread(channel: string, thread: string, signal?: AbortSignal): Promise<readonly ThreadMessage[]>;
  /** A person's time zone and language, each null when Slack does not say, and whether they are an admin of the workspace. One try. */
  person(user: string): Promise<{
    readonly zone: string | null;
    readonly language: Language | null;
    readonly admin: boolean;
  }>;
  /** The people of a user group. Slack's troubles are waited out for some seconds only: whoever is answered waits for it. */
  groupMembers(group: string): Promise<readonly string[]>;
  /** Opens a modal with the trigger of a press. One try: the trigger lives three seconds. */
  openView(trigger: string, view: types.ModalView): Promise<void>;
  /** One try. */
  publishHome(user: string, blocks: readonly types.KnownBlock[]): Promise<void>;
}

function languageOfLocale(locale: string | undefined): Language | null {
  if (locale === undefined) return null;
  if (!locale.startsWith("zh")) return "en";
  return /TW|HK|MO|Hant/u.test(locale) ? "zh-Hant" : "zh-Hans";
}

type RawMessage = NonNullable<webApi.ConversationsRepliesResponse["messages"]>[number];

function readMessage(message: RawMessage): ThreadMessage {
  return {
    ts: message.ts ?? "",
    user: message.user ?? null,
    bot: message.bot_id !== undefined,
    text: message.text ?? "",
  };
}

const PAGE = 200;
const GROUP_PATIENCE_MS = 10_000;

async function readThread(
  client: webApi.WebClient,
  calls: SlackCalls,
  channel: string,
  ts: string,
): Promise<readonly ThreadMessage[]> {
  // A root that leads every page is kept once.
  const messages = new Map<string, ThreadMessage>();
  let cursor: string | undefined;
  do {
    const at = { channel, ts, limit: PAGE, ...(cursor ? { cursor } : {}) };
    const page = await calls.once("conversations.replies", channel, () => client.conversations.replies(at));
    for (const message of page.messages ?? []) messages.set(message.ts ?? "", readMessage(message));
    cursor = page.response_metadata?.next_cursor;
  } while (cursor);
  return [...messages.values()];
}

/** Slack over a client that neither retries nor waits by itself: `calls` does. */
export function createSlackApi(client: webApi.WebClient, calls: SlackCalls, clock: Clock): SlackApi {
  return {
    outbox: (place, posting) => new MarkedOutbox(client, calls, place, posting),
    responses: (url, posting) => createResponseOutbox(calls, clock, url, posting),
    takeBack: (place, job, since, signal) =>
      calls.patiently(async () => {
        const { channel } = place;
        for (const { ts } of await readMarks(client, calls, place, job, since))
          await calls.once("chat.delete", channel, () => client.chat.delete({ channel, ts }));
      }, signal),
    openDirect: async (user, signal) => {
      const open = () => calls.once("conversations.open", null, () => client.conversations.open({ users: user }));
      return (await calls.patiently(open, signal)).channel?.id ?? "";
    },
    thread: (channel, ts, signal) => calls.patiently(() => readThread(client, calls, channel, ts), signal),
    person: async (user) => {
      // Nobody waits for a limit to learn what time it is somewhere.
      if (!calls.isOpen("users.info", null)) throw new WenzhaiError("slack", "Slack limits users.info.");
      const look = () => client.users.info({ user, include_locale: true });
      const found = (await calls.once("users.info", null, look)).user;
      return {
        zone: found?.tz === undefined ? null : zoneCalled(found.tz),
        language: languageOfLocale(found?.locale),
        admin: found?.is_admin === true,
      };
    },
    openView: async (trigger, view) => {
      await calls.once("views.open", null, () => client.views.open({ trigger_id: trigger, view }));
    },
    groupMembers: async (group) => {
      const list = () => client.usergroups.users.list({ usergroup: group });
      const read = () => calls.once("usergroups.users.list", null, list);
      return (await calls.patiently(read, undefined, GROUP_PATIENCE_MS)).users ?? [];
    },
    publishHome: async (user, blocks) => {
      const view: types.HomeView = { type: "home", blocks: [...blocks] };
      await calls.once("views.publish", null, () => client.views.publish({ user_id: user, view }));
    },
  };
}
