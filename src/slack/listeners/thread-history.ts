import type { Turn } from "../../domain/question.ts";
import type { ThreadMessage } from "../transport/slack-api.ts";
import { cleanQuestion } from "./clean-question.ts";

/** What a follow-up can refer to lies in the last few turns. */
const TURNS = 12;

/** The turns of a thread before the message `before` (a ts): people as askers, the bot's own answers as its turns, other bots left out. */
export function threadHistory(messages: readonly ThreadMessage[], before: string, botUser: string): readonly Turn[] {
  return messages
    .filter((message) => Number(message.ts) < Number(before) && (message.user === botUser || !message.bot))
    .map(
      (message): Turn => ({
        role: message.user === botUser ? "wenzhai" : "asker",
        text: cleanQuestion(message.text, botUser),
      }),
    )
    .filter((turn) => turn.text !== "")
    .slice(-TURNS);
}
