import { plain, richText, section } from "./rich-text.ts";
import { inertText } from "./safe-text.ts";
import type { SlackMessage } from "./slack-message.ts";

/** One or more plain paragraphs. Whatever they hold, nothing in them pings or links. */
export function plainMessage(...paragraphs: readonly string[]): SlackMessage {
  return {
    text: inertText(paragraphs.join("\n")),
    blocks: [richText(...paragraphs.map((paragraph) => section(plain(paragraph))))],
  };
}
