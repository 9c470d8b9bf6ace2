import { type Outbox, outboxOf } from "../delivery/outbox.ts";
import { digestMessages } from "../views/digest-view.ts";
import { wordsOf } from "../views/words.ts";
import { answerQuietly, type Command, languageOfCommand, openFloor } from "./command.ts";
import type { ListenerContext } from "./listener-context.ts";
import { readDigest } from "./read-digest.ts";
import { todayOf } from "./take-question.ts";

/** `/digest [topic] [since DATE]`: the digest in the channel, what does not fit one message in its thread. */
export async function onDigestCommand(context: ListenerContext, command: Command): Promise<void> {
  const language = await languageOfCommand(context, command);
  const wanted = readDigest(command.text, await todayOf(context, command.user));
  if (!wanted.ok) return answerQuietly(command, wordsOf(language).dateNotUnderstood(wanted.date));
  const { ok: _, ...period } = wanted;
  let outbox: Outbox = outboxOf(command.respond);
  const run = async () => {
    const digest = await context.parts.digest({ ...period, language });
    const [first, ...rest] = digestMessages(digest, language);
    if (!first) return;
    outbox = (await openFloor(context, command, first, language)).outbox;
    for (const message of rest) await outbox.post(message);
  };
  context.queue.take({ work: new AbortController(), language, outbox: () => outbox, run });
}
