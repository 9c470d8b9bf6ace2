import type { types } from "@slack/bolt";
import { cutText, linkLabel, safeUrl } from "./safe-text.ts";

type Piece = types.RichTextText | types.RichTextLink | types.RichTextUserMention | types.RichTextChannelMention;

/** Slack names no limit for one text element; this keeps a runaway sentence below that of a section (3,000). */
const PIECE_LIMIT = 2_800;

/** Text as it stands. Slack reads no markup in it, so it needs no escaping and cannot ping or link. */
export function plain(
  text: string,
  style?: { readonly bold?: boolean; readonly italic?: boolean },
): types.RichTextText {
  return { type: "text", text: cutText(text, PIECE_LIMIT) || " ", ...(style ? { style } : {}) };
}

/** One of `among` texts that must share a message. */
export function plainShare(text: string, among: number): types.RichTextText {
  return plain(cutText(text, Math.min(PIECE_LIMIT, Math.floor(7_000 / among))));
}

/** A link to `url` when that is a safe address, else its label as plain text. */
export function linkOrText(label: string, url: string | null): types.RichTextText | types.RichTextLink {
  const text = cutText(linkLabel(label), 200) || "—";
  const address = safeUrl(url);
  return address === null ? { type: "text", text } : { type: "link", url: address, text };
}

/** A paragraph. */
export function section(...elements: Piece[]): types.RichTextSection {
  return { type: "rich_text_section", elements };
}

/** A quotation with a bar at its side. */
export function quotation(...elements: Piece[]): types.RichTextQuote {
  return { type: "rich_text_quote", elements };
}

/** A list with a dot before each item. */
export function bullets(items: readonly string[]): types.RichTextList {
  return { type: "rich_text_list", style: "bullet", elements: items.map((item) => section(plain(item))) };
}

/** A block of paragraphs, quotations and lists. */
export function richText(
  ...elements: (types.RichTextSection | types.RichTextQuote | types.RichTextList)[]
): types.RichTextBlock {
  return { type: "rich_text", elements };
}

/** Small grey text, read by Slack as plain text: no markup, no emoji codes. */
export function smallPrint(text: string): types.ContextBlock {
  return { type: "context", elements: [{ type: "plain_text", text: cutText(text, 1_900) || " ", emoji: false }] };
}
