import type { Clock } from "../../ports/clock.ts";
import type { SlackApi } from "../transport/slack-api.ts";

/** Another instance may answer in a thread, so a "no" is asked again after this long. */
const NO_IS_TRUE_MS = 60_000;
const REMEMBERED = 5_000;

/** The threads the bot has answered in, where people may go on asking without mentioning it. */
export interface EngagedThreads {
  add(channel: string, thread: string): void;
  has(channel: string, thread: string): Promise<boolean>;
}

/** Slack is the record: what is not remembered here is looked up in the thread itself, so a restart forgets nothing. */
export function createEngagedThreads(slackApi: SlackApi, clock: Clock, botUser: () => string): EngagedThreads {
  const known = new Map<string, { readonly engaged: boolean; readonly until: number }>();
  const remember = (key: string, engaged: boolean) => {
    known.delete(key);
    const [oldest] = known.keys();
    if (known.size >= REMEMBERED && oldest !== undefined) known.delete(oldest);
    known.set(key, { engaged, until: engaged ? Number.POSITIVE_INFINITY : clock.now() + NO_IS_TRUE_MS });
  };
  return {
    add: (channel, thread) => remember(`${channel}:${thread}`, true),
    has: async (channel, thread) => {
      const key = `${channel}:${thread}`;
      const found = known.get(key);
      if (found && clock.now() < found.until) return found.engaged;
      const engaged = (await slackApi.thread(channel, thread)).some((message) => message.user === botUser());
      remember(key, engaged);
      return engaged;
    },
  };
}
