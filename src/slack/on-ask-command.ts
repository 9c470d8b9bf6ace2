import { languageOf } from "../text/language.ts";
import { answerQuietly, type Command, openFloor } from "./command.ts";
import { type Outbox, outboxOf } from "./outbox.ts";
import { plain, richText, section } from "./rich-text.ts";
import type { Room } from "./room.ts";
import { inertText } from "./safe-text.ts";
import type { SlackMessage } from "./slack-message.ts";
import { answerInto } from "./take-question.ts";
import { wordsOf } from "./words.ts";

/** Slash commands have no thread, so the question itself is posted to have one. Only the asker is named, by Slack's own id. */
function questionMessage(command: Command, asks: string): SlackMessage {
  const asker = { type: "user", user_id: command.user } as const;
  return { text: inertText(command.text), blocks: [richText(section(asker, plain(` ${asks} ${command.text}`)))] };
}

/** `/ask question`: the question is posted and answered in its thread. */
export async function onAskCommand(room: Room, command: Command): Promise<void> {
  const language = languageOf(command.text);
  const words = wordsOf(language);
  if (command.text === "") return answerQuietly(command, words.howToAsk(room.corpusName ?? words.articles));
  const work = new AbortController();
  let outbox: Outbox = outboxOf(command.respond);
  const run = async (signal: AbortSignal) => {
    const floor = await openFloor(room, command, questionMessage(command, words.asks), language);
    outbox = floor.outbox;
    const { channel, thread } = floor.place ?? { channel: command.channel, thread: null };
    const forget = thread === null ? () => undefined : room.running.add(channel, thread, work);
    const rest = thread === null ? () => undefined : room.showWorking({ channel, thread }, words.reading);
    if (thread !== null) room.engaged.add(channel, thread);
    try {
      await answerInto(room, { text: command.text, history: [] }, outbox, signal);
    } finally {
      rest();
      forget();
    }
  };
  room.desk.take({ work, language, outbox: () => outbox, run });
}
