import { existsSync } from "node:fs";
import { join } from "node:path";
import { openSqliteStore } from "../../../adapters/sqlite-store.ts";
import { asWenzhaiError } from "../../../errors.ts";
import type { Clock } from "../../../ports/clock.ts";
import type { Log } from "../../../ports/log.ts";
import type { Store } from "../../../ports/store.ts";
import { openStore } from "../../compose/open-store.ts";
import type { Config } from "../../config.ts";
import type { Finding } from "./finding.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
/** What a running bot has not settled after this long, nobody is working on. */
const STUCK_MS = 2 * 60 * 60 * 1000;
const SHOWN = 3;

/** Whether questions wait, and which could be told nowhere. */
export async function checkJobs(
  { data, databaseUrl }: Pick<Config, "data" | "databaseUrl">,
  clock: Clock,
  log: Log,
): Promise<Finding> {
  const check = "questions in flight";
  const path = join(data, "wenzhai.sqlite");
  if (databaseUrl === undefined && !existsSync(path))
    return { check, state: "absent", found: "there is no database yet" };
  try {
    const store = databaseUrl === undefined ? openSqliteStore(path) : await openStore({ data, databaseUrl }, { log });
    return await examine(store, clock).finally(() => store.close());
  } catch (thrown) {
    return { check, state: "wrong", found: asWenzhaiError(thrown).message };
  }
}

async function examine({ jobs }: Store, clock: Clock): Promise<Finding> {
  const check = "questions in flight";
  const { unsettled, oldest, settled } = await jobs.census();
  const dead = (await jobs.deadLetters(SHOWN)).map(({ channel, reason }) => `${channel}: ${reason ?? "unknown"}`);
  const waiting = oldest === null ? "none waits" : `${unsettled} wait, the oldest ${age(clock.now() - oldest)}`;
  const lost =
    settled.dead === 0 ? "none could not be told" : `${settled.dead} could be told nowhere (${dead.join("; ")})`;
  const found = `${waiting}, ${lost}`;
  if (oldest !== null && clock.now() - oldest > STUCK_MS)
    return { check, state: "wrong", found, todo: "Start the bot: it takes up what waits." };
  const [latest] = await jobs.deadLetters(1);
  if (latest === undefined || clock.now() - latest.at > DAY_MS) return { check, state: "ok", found };
  const todo = "Invite the bot to those channels, or tell the people yourself; a dead letter is shown for thirty days.";
  return { check, state: "wrong", found, todo };
}

function age(ms: number): string {
  const minutes = Math.max(0, Math.round(ms / 60_000));
  return `${minutes} ${minutes === 1 ? "minute" : "minutes"}`;
}
