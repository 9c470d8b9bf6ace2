import type { Clock } from "../../ports/clock.ts";
import type { Log } from "../../ports/log.ts";
import type { SlackApi } from "../transport/slack-api.ts";

/** The people of the user groups who alone may use the bot. */
export interface GroupMembers {
  /** Whether a person is one of them; null when Slack has never said who is. */
  includes(person: string): Promise<boolean | null>;
}

/** Who is in a group changes seldom, and Slack allows twenty such calls a minute. */
const KEPT_MS = 5 * 60_000;

/** Reads the groups when somebody asks, at most every five minutes. What cannot be read now is as it was last. */
export function createGroupMembers(
  groups: readonly string[],
  slackApi: Pick<SlackApi, "groupMembers">,
  clock: Clock,
  log: Log,
): GroupMembers {
  let known: ReadonlySet<string> | null = null;
  let readAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | null = null;
  const read = async (): Promise<void> => {
    try {
      known = new Set((await Promise.all(groups.map((group) => slackApi.groupMembers(group)))).flat());
      readAt = clock.now();
    } catch (cause) {
      log.error("groups-not-read", { cause });
    }
  };
  return {
    async includes(person) {
      if (clock.now() - readAt >= KEPT_MS) {
        reading ??= read().finally(() => {
          reading = null;
        });
        await reading;
      }
      return known?.has(person) ?? null;
    },
  };
}
