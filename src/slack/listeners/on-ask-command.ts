import { languageOf } from "../../language/language.ts";
import { type Outbox, outboxOf } from "../delivery/outbox.ts";
import { plain, richText, section } from "../views/rich-text.ts";
import { inertText } from "../views/safe-text.ts";
import type { SlackMessage } from "../views/slack-message.ts";
import { wordsOf } from "../views/words.ts";
import { answerQuietly, type Command, openFloor } from "./command.ts";
import type { ListenerContext } from "./listener-context.ts";
import { answerInto } from "./take-question.ts";

/** Slash commands have no thread, so the question itself is posted to have one. Only the asker is named, by Slack's own id. */
function questionMessage(command: Command, asks: string): SlackMessage {
  const asker = { type: "user", user_id: command.user } as const;
  return { text: inertText(command.text), blocks: [richText(section(asker, plain(` ${asks} ${command.text}`)))] };
}

/** `/ask question`: the question is posted and answered in its thread. */
export async function onAskCommand(context: ListenerContext, command: Command): Promise<void> {
  const language = languageOf(command.text);
  const words = wordsOf(language);
  if (command.text === "") return answerQuietly(command, words.howToAsk(context.corpusName ?? words.articles));
  const work = new AbortController();
  let outbox: Outbox = outboxOf(command.respond);
  const run = async (signal: AbortSignal) => {
    const floor = await openFloor(context, command, questionMessage(command, words.asks), language);
    outbox = floor.outbox;
    const { channel, thread } = floor.place ?? { channel: command.channel, thread: null };
    const forget = thread === null ? () => undefined : context.running.add(channel, thread, work);
    const rest = thread === null ? () => undefined : context.showWorking({ channel, thread }, words.reading);
    if (thread !== null) context.engaged.add(channel, thread);
    try {
      await answerInto(context, { user: command.user, text: command.text, history: [] }, outbox, signal);
    } finally {
      rest();
      forget();
    }
  };
  context.queue.take({ work, language, outbox: () => outbox, run });
}
