import { escapeHtml } from "../../language/escape-html.ts";
import type { Workspace } from "../workspace.ts";
import { deed } from "./deed.ts";
import { hrefOf, type Place } from "./place.ts";
import type { Surface } from "./surface.ts";

/** The list of places and of the shortcuts that work from anywhere, and the word that this is no real Slack. */
export function sidebarHtml(workspace: Workspace, surface: Surface, place: Place): string {
  const all = workspace.conversations();
  const channels = all.filter(({ kind }) => kind !== "im");
  const direct = workspace.channel(workspace.user().id);
  const bot = workspace.people().find(({ id }) => id === workspace.botUserId)?.name ?? "";
  const item = (to: Place, label: string): string => {
    const isHere = to.channel?.id === place.channel?.id ? ' aria-current="page"' : "";
    return `<li><a data-go href="${escapeHtml(hrefOf(to))}"${isHere}>${escapeHtml(label)}</a></li>`;
  };
  const shortcuts = surface.shortcuts
    .filter(({ on }) => on === "anywhere")
    .map(
      ({ callbackId, name }) =>
        `<li><button type="button" ${deed("shortcut", { callbackId })}>${escapeHtml(name)}</button></li>`,
    );
  return [
    "<h2>Channels</h2>",
    `<ul>${channels.map((channel) => item({ channel, threadTs: null }, `# ${channel.name}`)).join("")}</ul>`,
    "<h2>Apps</h2>",
    `<ul>${item({ channel: direct, threadTs: null }, `${bot} · Messages`)}${item({ channel: null, threadTs: null }, `${bot} · Home`)}</ul>`,
    "<h2>Shortcuts</h2>",
    `<ul>${shortcuts.join("")}</ul>`,
    '<h2>Corpus</h2><ul><li><a href="/a" target="_blank" rel="noopener">Articles</a></li></ul>',
  ].join("");
}
