import { isFields } from "./args.ts";
import type { Fields } from "./model.ts";

/** What a message would do to its readers. `pings` as written ("<!channel>", "@here", "<@U1>"), `links` as addresses. */
export interface PingsAndLinks {
  readonly pings: readonly string[];
  readonly links: readonly string[];
}

const PING_TOKEN = /<(?:@[UWB][A-Z0-9]*|!(?:channel|here|everyone)|!subteam\^[A-Z0-9]+)(?:\|[^<>]*)?>/g;
const LINK_TOKEN = /<((?:https?|mailto|ftp|tel):[^<>|\s]*|www\.[^<>|\s]*)(?:\|[^<>]*)?>/gi;
const BARE_LINK = /(?:https?:\/\/|www\.)[^\s<>"'`|，。；：！？、）】》」』]+/gi;
const BARE_PING = /(?<![\p{L}\p{N}@])@(?:channel|here|everyone)(?![\p{L}\p{N}])/gu;
const MARKDOWN_LINK = /\]\(\s*<?([^\s)>]+)/g;
const MARKDOWN_REFERENCE = /^[ \t]{0,3}\[[^[\]]+\]:[ \t]*<?([^\s>]+)>?/gm;

/**
 * Lists whom a message would ping and where it would link: `text` and attachments as mrkdwn, blocks by their kind.
 * Errs towards naming too much: the fallback `text` counts beside blocks, code spans count, and "@here" in Markdown
 * counts, since what Slack does with it is not documented. Pure.
 */
export function pingsAndLinks(message: object): PingsAndLinks {
  const found = { pings: [] as string[], links: [] as string[] };
  const { text, markdown_text: markdown, blocks, attachments, parse } = message as Fields;
  if (typeof text === "string") mrkdwn(text, found, parse === "full");
  if (typeof markdown === "string") markdownText(markdown, found);
  walk(blocks, found);
  walk(attachments, found);
  for (const attachment of Array.isArray(attachments) ? attachments.filter(isFields) : []) {
    for (const key of ["text", "pretext", "fallback", "title"]) mrkdwn(String(attachment[key] ?? ""), found, false);
  }
  return { pings: unique(found.pings), links: unique(found.links) };
}

interface Found {
  readonly pings: string[];
  readonly links: string[];
}

const URL_KEYS = new Set(["url", "title_url", "title_link", "from_url", "video_url"]);

function walk(value: unknown, found: Found): void {
  if (Array.isArray(value)) for (const item of value) walk(item, found);
  if (!isFields(value)) return;
  const { type, text } = value;
  if (type === "mrkdwn" && typeof text === "string") mrkdwn(text, found, false, value.verbatim === true);
  if (type === "markdown" && typeof text === "string") markdownText(text, found);
  if (type === "user") found.pings.push(`<@${String(value.user_id)}>`);
  if (type === "usergroup") found.pings.push(`<!subteam^${String(value.usergroup_id)}>`);
  if (type === "broadcast") found.pings.push(`<!${String(value.range)}>`);
  for (const [key, part] of Object.entries(value)) {
    if (URL_KEYS.has(key) && typeof part === "string") found.links.push(part);
    else walk(part, found);
  }
}

function mrkdwn(text: string, found: Found, parseFull: boolean, verbatim = false): void {
  found.pings.push(...(text.match(PING_TOKEN) ?? []));
  if (parseFull) found.pings.push(...(text.match(BARE_PING) ?? []));
  for (const match of text.matchAll(LINK_TOKEN)) found.links.push(decode(match[1] ?? ""));
  if (!verbatim) bareLinks(text.replace(LINK_TOKEN, " "), found);
}

function markdownText(text: string, found: Found): void {
  // A backslash takes the meaning from the character behind it, except from "@", where nothing says so.
  const plain = text.replace(/\\([!-/:-?[-`{-~])/g, " ");
  found.pings.push(...(plain.match(PING_TOKEN) ?? []), ...(plain.match(BARE_PING) ?? []));
  for (const pattern of [LINK_TOKEN, MARKDOWN_LINK, MARKDOWN_REFERENCE]) {
    for (const match of plain.matchAll(pattern)) found.links.push(decode(match[1] ?? ""));
  }
  const rest = plain.replace(LINK_TOKEN, " ").replace(MARKDOWN_LINK, "]");
  bareLinks(rest.replace(MARKDOWN_REFERENCE, " "), found);
}

function bareLinks(text: string, found: Found): void {
  for (const [link] of text.matchAll(BARE_LINK))
    found.links.push(decode(link.replace(/(?<![.,;:!?)\]*_~])[.,;:!?)\]*_~]+$/, "")));
}

function decode(link: string): string {
  return link.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
