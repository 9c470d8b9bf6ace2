import { isRefused } from "../calls/slack-failure.ts";
import type { SlackMessage } from "../views/slack-message.ts";
import type { Outbox } from "./outbox.ts";

/**
 * An outbox that goes elsewhere when its place takes nothing: all that was written and all that follows goes into the one
 * that `elsewhere` opens, its first part as `introduce` makes it. When that one refuses too, the first refusal is thrown.
 */
export function createReachingOutbox(
  first: Outbox,
  elsewhere: () => Promise<Outbox>,
  introduce: (message: SlackMessage) => SlackMessage,
): Outbox {
  let now: Outbox = first;
  const written = new Map<number, { readonly message: SlackMessage; readonly last: boolean }>();
  const put = (part: number, message: SlackMessage, last: boolean) =>
    now.write(part, now !== first && part === 0 ? introduce(message) : message, last);
  const move = async (refusal: unknown) => {
    try {
      now = await elsewhere();
      for (const [part, { message, last }] of written) await put(part, message, last);
    } catch (thrown) {
      throw isRefused(thrown) ? refusal : thrown;
    }
  };
  return {
    write: async (part, message, last) => {
      written.set(part, { message, last });
      try {
        await put(part, message, last);
      } catch (thrown) {
        if (now !== first || !isRefused(thrown)) throw thrown;
        await move(thrown);
      }
    },
    draft: first.draft,
  };
}
