import { escapeHtml } from "../../language/escape-html.ts";
import type { Ephemeral, Message } from "../model.ts";
import type { Workspace } from "../workspace.ts";
import { composerHtml } from "./composer-html.ts";
import { deed } from "./deed.ts";
import { messageHtml } from "./message-html.ts";
import { hrefOf, type Place } from "./place.ts";
import { sidebarHtml } from "./sidebar-html.ts";
import type { Surface } from "./surface.ts";
import { homeHtml, modalHtml, type ViewPlace } from "./view-html.ts";

/** The parts of the page that change, by the id of the element that holds them. */
export interface Screen {
  readonly sidebar: string;
  readonly heading: string;
  readonly messages: string;
  readonly composer: string;
  /** The thread's pane; empty when no thread is open. */
  readonly "thread-heading": string;
  readonly thread: string;
  readonly "thread-composer": string;
  readonly modal: string;
}

/** What the page shows at a place, drawn from the workspace as it is now. */
export function screenOf(workspace: Workspace, surface: Surface, place: Place): Screen {
  const around = viewPlace(workspace);
  const modal = workspace.views().at(-1);
  return {
    sidebar: sidebarHtml(workspace, surface, place),
    ...conversationParts(workspace, surface, place, around),
    ...threadParts(workspace, surface, place, around),
    modal: modal === undefined ? "" : modalHtml(modal, around),
  };
}

function viewPlace(workspace: Workspace): ViewPlace {
  const people = workspace.people();
  const conversations = workspace.conversations().filter(({ kind }) => kind !== "im");
  const names = new Map([...people, ...conversations].map(({ id, name }) => [id, name]));
  return { nameOf: (id) => names.get(id) ?? id, people: people.filter(({ isBot }) => !isBot), conversations };
}

function conversationParts(
  workspace: Workspace,
  surface: Surface,
  { channel }: Place,
  around: ViewPlace,
): Pick<Screen, "heading" | "messages" | "composer"> {
  const bot = { id: workspace.botUserId, name: around.nameOf(workspace.botUserId) };
  if (channel === null) {
    const home = `<div class="home" id="home">${homeHtml(workspace.home(), around)}</div>`;
    return { heading: `<h1>${escapeHtml(bot.name)} · Home</h1>`, messages: home, composer: "" };
  }
  const isRoot = ({ ts, thread_ts: thread }: Message | Ephemeral) => thread === undefined || thread === ts;
  const all = [...workspace.messages(channel.id), ...quietIn(workspace, channel.id)].toSorted(byTime);
  const drawn = all.filter(isRoot).map((message) => {
    const replies = all.filter((each) => each.thread_ts === message.ts && each.ts !== message.ts).length;
    const thread = { href: hrefOf({ channel, threadTs: message.ts }), replies };
    return messageHtml(message, { ...messagePlace(workspace, surface, around), thread });
  });
  const title = channel.kind === "im" ? bot.name : `# ${channel.name}`;
  const isEmpty = drawn.length === 0 && channel.kind === "im";
  return {
    heading: `<h1>${escapeHtml(title)}</h1>`,
    messages: drawn.join("") + (isEmpty ? promptsHtml(surface) : ""),
    composer: composerHtml({ channel, threadTs: null, bot, commands: surface.commands }),
  };
}

function threadParts(
  workspace: Workspace,
  surface: Surface,
  { channel, threadTs }: Place,
  around: ViewPlace,
): Pick<Screen, "thread-heading" | "thread" | "thread-composer"> {
  if (channel === null || threadTs === null) return { "thread-heading": "", thread: "", "thread-composer": "" };
  const bot = { id: workspace.botUserId, name: around.nameOf(workspace.botUserId) };
  const quiet = quietIn(workspace, channel.id).filter(({ thread_ts: thread }) => thread === threadTs);
  const all = [...workspace.messages(channel.id, threadTs), ...quiet].toSorted(byTime);
  const at = { ...messagePlace(workspace, surface, around), thread: null };
  const back = escapeHtml(hrefOf({ channel, threadTs: null }));
  return {
    "thread-heading": `<h2>Thread</h2><a data-go class="close" href="${back}" aria-label="Close the thread">×</a>`,
    thread: all.map((message) => messageHtml(message, at)).join("") + statusHtml(workspace, channel.id, threadTs),
    "thread-composer": composerHtml({ channel, threadTs, bot, commands: surface.commands }),
  };
}

function messagePlace(workspace: Workspace, { shortcuts }: Surface, around: ViewPlace) {
  const { tz } = workspace.user();
  return { ...around, tz, botUserId: workspace.botUserId, shortcuts: shortcuts.filter(({ on }) => on === "message") };
}

function quietIn(workspace: Workspace, channel: string): readonly Ephemeral[] {
  return workspace.ephemerals(workspace.user().id).filter((message) => message.channel === channel);
}

function byTime(a: Message | Ephemeral, b: Message | Ephemeral): number {
  return Number(a.ts) - Number(b.ts);
}

/** What the app is doing in a thread, and the button that stops it. */
function statusHtml(workspace: Workspace, channel: string, threadTs: string): string {
  const status = workspace.threadStatus(channel, threadTs)?.status ?? "";
  const isBusy = workspace.session(channel, threadTs)?.status === "processing";
  if (status === "" && !isBusy) return "";
  const stop = isBusy
    ? `<button type="button" class="button" ${deed("stop-session", { channel, threadTs })}>Stop</button>`
    : "";
  return `<p class="status" id="status">${escapeHtml(status || "Working…")} ${stop}</p>`;
}

function promptsHtml({ prompts }: Surface): string {
  const items = prompts.map(
    ({ title, message }) =>
      `<button type="button" class="prompt" ${deed("direct-message", { text: message })}><b>${escapeHtml(title)}</b><br>${escapeHtml(message)}</button>`,
  );
  return `<div class="prompts" id="prompts">${items.join("")}</div>`;
}
