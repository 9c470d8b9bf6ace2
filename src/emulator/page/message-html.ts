import { escapeHtml } from "../../language/escape-html.ts";
import type { Ephemeral, Message } from "../model.ts";
import { blocksHtml } from "./block-html.ts";
import { deed } from "./deed.ts";
import type { ElementPlace } from "./element-html.ts";
import { mrkdwnHtml } from "./mrkdwn-html.ts";
import type { NameOf } from "./rich-text-html.ts";

/** What is known around a message. */
export interface MessagePlace {
  readonly nameOf: NameOf;
  readonly botUserId: string;
  /** The reader's IANA zone. */
  readonly tz: string;
  readonly conversations: ElementPlace["conversations"];
  readonly people: ElementPlace["people"];
  /** What may be done with a message, by the callback ids of the app's shortcuts. */
  readonly shortcuts: readonly { readonly callbackId: string; readonly name: string }[];
  /** Where its thread opens, and how many replies it has; null in the thread itself. */
  readonly thread: { readonly href: string; readonly replies: number } | null;
}

/** A message as an article with the id `m-TS`: who, when, its blocks, what may be done with it, and its thread. */
export function messageHtml(message: Message | Ephemeral, place: MessagePlace): string {
  const { ts, user, channel, blocks = [] } = message;
  const isBot = user === place.botUserId;
  const name = place.nameOf(user);
  const quiet = "is_ephemeral" in message ? '<p class="quiet">Only visible to you</p>' : "";
  const press = { name: "block-action", args: { channel, ts } };
  const body =
    blocks.length > 0
      ? blocksHtml(blocks, { ...place, press, errors: {} })
      : `<p>${mrkdwnHtml(message.text, place.nameOf)}</p>`;
  const badge = isBot ? ' <span class="badge">APP</span>' : "";
  const edited = message.edited === undefined ? "" : ' <span class="edited">(edited)</span>';
  return (
    `<article class="message" id="m-${escapeHtml(ts)}" aria-label="${escapeHtml(`${name}, ${clockTime(ts, place.tz)}`)}">` +
    `<div class="avatar${isBot ? " bot" : ""}" aria-hidden="true">${isBot ? "文" : escapeHtml([...name][0] ?? "?")}</div>` +
    `<div class="said">${quiet}<p class="by"><b>${escapeHtml(name)}</b>${badge} <time>${clockTime(ts, place.tz)}</time>${edited}</p>` +
    `${body}${threadHtml(place)}</div>${menuHtml(message, place)}</article>`
  );
}

function threadHtml({ thread }: MessagePlace): string {
  if (thread === null || thread.replies === 0) return "";
  const count = thread.replies === 1 ? "1 reply" : `${thread.replies} replies`;
  return `<p class="replies"><a data-go href="${escapeHtml(thread.href)}">${count}</a></p>`;
}

function menuHtml(message: Message | Ephemeral, { thread, shortcuts }: MessagePlace): string {
  if ("is_ephemeral" in message) return "";
  const { channel, ts } = message;
  const reply = thread === null ? "" : `<a data-go class="tool" href="${escapeHtml(thread.href)}">Reply in thread</a>`;
  const items = shortcuts.map(
    ({ callbackId, name }) =>
      `<button type="button" class="tool" ${deed("shortcut", { callbackId, channel, ts })}>${escapeHtml(name)}</button>`,
  );
  return `<div class="tools" role="group" aria-label="Message">${reply}${items.join("")}</div>`;
}

/** "09:30", in the reader's zone. `ts` is Slack's: seconds since 1970, with a fraction. */
function clockTime(ts: string, tz: string): string {
  const format = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: tz });
  return format.format(new Date(Number(ts) * 1000));
}
