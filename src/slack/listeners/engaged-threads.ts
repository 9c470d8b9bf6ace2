import type { Clock } from "../../ports/clock.ts";
import type { SlackApi } from "../transport/slack-api.ts";

/** Another instance may answer in a thread, so a "no" is asked again after this long. */
const NO_IS_TRUE_MS = 60_000;
const REMEMBERED = 5_000;

/** The threads the bot has answered in, where people may go on asking without mentioning it. */
export interface EngagedThreads {
  add(channel: string, thread: string): void;
  /** What is remembered; null when that has to be looked up. */
  known(channel: string, thread: string): boolean | null;
  has(channel: string, thread: string, signal?: AbortSignal): Promise<boolean>;
}

/** Slack is the record: what is not remembered here is looked up in the thread itself, so a restart forgets nothing. */
export function createEngagedThreads(slackApi: SlackApi, clock: Clock, botUser: () => string): EngagedThreads {
  const seen = new Map<string, { readonly engaged: boolean; readonly until: number }>();
  const remember = (key: string, engaged: boolean) => {
    seen.delete(key);
    const [oldest] = seen.keys();
    if (seen.size >= REMEMBERED && oldest !== undefined) seen.delete(oldest);
    seen.set(key, { engaged, until: engaged ? Number.POSITIVE_INFINITY : clock.now() + NO_IS_TRUE_MS });
  };
  const looking = new Map<string, Promise<boolean>>();
  const look = async (channel: string, thread: string, signal?: AbortSignal) => {
    const key = `${channel}:${thread}`;
    try {
      const engaged = (await slackApi.thread(channel, thread, signal)).some((message) => message.user === botUser());
      // Asked meanwhile, it is ours, whatever was read.
      if (known(channel, thread) !== true) remember(key, engaged);
      return known(channel, thread) ?? engaged;
    } finally {
      looking.delete(key);
    }
  };
  const known = (channel: string, thread: string) => {
    const found = seen.get(`${channel}:${thread}`);
    return found && clock.now() < found.until ? found.engaged : null;
  };
  return {
    add: (channel, thread) => remember(`${channel}:${thread}`, true),
    known,
    has: async (channel, thread, signal) => {
      const remembered = known(channel, thread);
      if (remembered !== null) return remembered;
      // A lively thread is read once for all that is said in it meanwhile.
      const key = `${channel}:${thread}`;
      const answer = looking.get(key) ?? look(channel, thread, signal);
      looking.set(key, answer);
      return answer;
    },
  };
}
