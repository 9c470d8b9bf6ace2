import type { Log } from "../../ports/log.ts";
import type { SlackApi } from "../transport/slack-api.ts";

/** Zones kept at a time; a person's zone is looked up again after that many others have asked. */
const REMEMBERED = 1_000;

/** The time zones of the people who ask, null where Slack does not say. */
export interface PersonZones {
  of(user: string): Promise<string | null>;
}

/** Asks Slack once for each person. A lookup that fails is logged, and made again with the next question. */
export function createPersonZones(slackApi: Pick<SlackApi, "person">, log: Log): PersonZones {
  const known = new Map<string, string | null>();
  return {
    of: async (user) => {
      const found = known.get(user);
      if (found !== undefined) return found;
      try {
        const { zone } = await slackApi.person(user);
        const [oldest] = known.keys();
        if (known.size >= REMEMBERED && oldest !== undefined) known.delete(oldest);
        known.set(user, zone);
        return zone;
      } catch (cause) {
        log.warn("zone-not-read", { cause });
        return null;
      }
    },
  };
}
