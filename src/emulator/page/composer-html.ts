import { escapeHtml } from "../../language/escape-html.ts";
import type { Channel } from "../model.ts";
import { deed } from "./deed.ts";
import type { Surface } from "./surface.ts";

/** Whom a composer writes to. */
export interface Addressed {
  readonly channel: Channel;
  readonly threadTs: string | null;
  readonly bot: { readonly id: string; readonly name: string };
  readonly commands: Surface["commands"];
}

/** A box to write in. In a channel it begins with the bot's name, as the bot must be mentioned there; commands are for conversations, not for threads. */
export function composerHtml({ channel, threadTs, bot, commands }: Addressed): string {
  const at = channel.kind === "im" ? bot.name : `#${channel.name}`;
  const label = threadTs === null ? `Message ${at}` : "Reply in the thread";
  const args = { channel: channel.id, ...(threadTs === null ? {} : { threadTs }) };
  const name = threadTs === null ? "hints" : "thread-hints";
  const begun = channel.kind === "im" || threadTs !== null ? "" : `@${bot.name} `;
  const hints = threadTs === null ? commands.map((each, n) => hintHtml(each, `${name}-${n}`)).join("") : "";
  return (
    `<form class="composer" id="composer-${escapeHtml(channel.id)}-${escapeHtml(threadTs ?? "")}" data-bot="${escapeHtml(bot.id)}" data-bot-name="${escapeHtml(bot.name)}" ` +
    `data-kind="${channel.kind}" data-begun="${escapeHtml(begun)}" ${deed("write", args)}>` +
    `<ul class="hints" id="${name}" role="listbox" aria-label="Commands" hidden>${hints}</ul>` +
    `<textarea rows="1" role="combobox" aria-expanded="false" aria-autocomplete="list" aria-controls="${name}" ` +
    `aria-label="${escapeHtml(label)}" placeholder="${escapeHtml(label)}">${escapeHtml(begun)}</textarea>` +
    '<button class="button primary" aria-label="Send">Send</button></form>'
  );
}

function hintHtml({ command, description, hint }: Surface["commands"][number], id: string): string {
  return (
    `<li role="option" id="${id}" aria-selected="false" data-command="${escapeHtml(command)}">` +
    `<b>${escapeHtml(command)}</b> <code>${escapeHtml(hint)}</code><br><small>${escapeHtml(description)}</small></li>`
  );
}
