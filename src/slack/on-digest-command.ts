import { answerQuietly, type Command, languageOfCommand, openFloor } from "./command.ts";
import { digestMessages } from "./digest-view.ts";
import { type Outbox, outboxOf } from "./outbox.ts";
import { readDigest } from "./read-digest.ts";
import type { Room } from "./room.ts";
import { today } from "./take-question.ts";
import { wordsOf } from "./words.ts";

/** `/digest [topic] [since DATE]`: the digest in the channel, what does not fit one message in its thread. */
export async function onDigestCommand(room: Room, command: Command): Promise<void> {
  const language = await languageOfCommand(room, command);
  const wanted = readDigest(command.text, today(room));
  if (!wanted.ok) return answerQuietly(command, wordsOf(language).dateNotUnderstood(wanted.date));
  const { ok: _, ...period } = wanted;
  let outbox: Outbox = outboxOf(command.respond);
  const run = async () => {
    const digest = await room.parts.digest({ ...period, language });
    const [first, ...rest] = digestMessages(digest, language);
    if (!first) return;
    outbox = (await openFloor(room, command, first, language)).outbox;
    for (const message of rest) await outbox.post(message);
  };
  room.desk.take({ work: new AbortController(), language, outbox: () => outbox, run });
}
