import type { Clock } from "../../ports/clock.ts";
import type { Log } from "../../ports/log.ts";
import type { SlackMessage } from "../views/slack-message.ts";
import type { Outbox } from "./outbox.ts";

/** An answer that is complete within this time is posted once, whole. */
const HOLD_MS = 800;
/** Slack asks for at most one chat.update in three seconds. */
const BETWEEN_UPDATES_MS = 3_000;

/** A message that grows while it is written. */
export interface AnswerMessage {
  /** Shows this state as soon as Slack's pace allows; a newer state replaces one not yet shown. */
  show(message: SlackMessage): void;
  /** Ends the draft with these messages: the first in its place, the others after it. */
  finish(messages: readonly SlackMessage[]): Promise<void>;
}

/** A draft in an outbox. Only `finish` throws: a state that could not be shown is followed by another. */
export function createAnswerMessage(outbox: Outbox, clock: Clock, log: Log): AnswerMessage {
  const { draft } = outbox;
  let latest: SlackMessage | null = null;
  let shownAt: number | null = null;
  let cancel: (() => void) | null = null;
  let writing: Promise<void> = Promise.resolve();

  const write = async () => {
    if (latest === null || draft === null) return;
    const message = latest;
    latest = null;
    await draft(message).catch((cause: unknown) => log.warn("draft-not-shown", { cause }));
    shownAt = clock.now();
  };
  return {
    show: (message) => {
      latest = message;
      if (cancel !== null || draft === null) return;
      const wait = shownAt === null ? HOLD_MS : Math.max(0, shownAt + BETWEEN_UPDATES_MS - clock.now());
      cancel = clock.after(wait, () => {
        cancel = null;
        writing = writing.then(write);
      });
    },
    finish: async (messages) => {
      cancel?.();
      await writing;
      for (const [part, message] of messages.entries()) await outbox.write(part, message, part === messages.length - 1);
    },
  };
}
