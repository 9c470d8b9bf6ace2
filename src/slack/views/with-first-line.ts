import { smallPrint } from "./rich-text.ts";
import { cutText, inertText } from "./safe-text.ts";
import type { SlackMessage } from "./slack-message.ts";

/** Slack cuts or refuses longer ones. */
const TEXT_LIMIT = 3_900;

/** The message under one more line in small print: that it is late, or why it comes here. */
export function withFirstLine(line: string, { text, blocks }: SlackMessage): SlackMessage {
  return { text: cutText(`${inertText(line)}\n${text}`, TEXT_LIMIT), blocks: [smallPrint(line), ...blocks] };
}
