import { readDigestRequest } from "../../answering/intent/digest-request/read-digest-request.ts";
import { unclearText } from "../../digest/print/receipt-text.ts";
import { type Outbox, outboxOf } from "../delivery/outbox.ts";
import { digestMessages } from "../views/digest-view.ts";
import { answerQuietly, type Command, languageOfCommand, openFloor } from "./command.ts";
import type { ListenerContext } from "./listener-context.ts";
import { todayOf } from "./take-question.ts";

/** `/digest [topic] [period] [in English|中文] [brief|full]`: a short message in the channel, the rest in its thread. */
export async function onDigestCommand(context: ListenerContext, command: Command): Promise<void> {
  const today = await todayOf(context, command.user);
  const typedIn = await languageOfCommand(context, command);
  const wanted = readDigestRequest(command.text, today);
  if (!wanted.ok) return answerQuietly(command, unclearText(typedIn, wanted));
  const { ok: _, asks: __, language = typedIn, ...asked } = wanted;
  let outbox: Outbox = outboxOf(command.respond);
  const run = async () => {
    const digest = await context.parts.digest({ ...asked, language, today });
    const [first, ...rest] = digestMessages(digest, language);
    if (!first) return;
    outbox = (await openFloor(context, command, first, language)).outbox;
    for (const message of rest) await outbox.post(message);
  };
  context.queue.take({ work: new AbortController(), language, outbox: () => outbox, run });
}
