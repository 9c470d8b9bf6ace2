import { randomInt } from "node:crypto";
import { cpSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { stopTestServer, testServer } from "../../test/postgres/test-server.ts";
import { type BotProcess, startBot } from "./bot-process.ts";
import type { Measured } from "./page.ts";
import { countAnswers } from "./settled.ts";
import { type Asked, startSlack } from "./slack-line.ts";

/** The row of the page. */
export const SHARED = "three processes on one PostgreSQL, killed -9 at random";

const BOTS = 3;
/** Each event is delivered so often, to whichever process is connected. */
const COPIES = 2;
/** Questions asked before each kill. */
const TOGETHER = 20;
/** A kill falls at most so long after its questions: into taking in, answering, posting and settling. */
const LATEST_MS = 2_000;
const PATIENCE_MS = 300_000;
/** The limit of one person is not what is tried here. */
const UNLIMITED = { WENZHAI_QUESTIONS_PER_MINUTE: "100000" };

/** What is tried, and where. `ingest` takes the corpus into a database; its embeddings are in `ingested`. */
export interface SharedTrial {
  readonly folder: string;
  readonly ingested: string;
  readonly kills: number;
  readonly ingest: (databaseUrl: string) => void;
  readonly say: (line: string) => void;
}

/** Asks twenty questions, each delivered twice, kills one of three processes and starts another, again and again. */
export async function measureShared({ folder, ingested, kills, ingest, say }: SharedTrial): Promise<Measured> {
  const directory = mkdtempSync(join(tmpdir(), "wenzhai-postgres-"));
  const server = await testServer(directory);
  if ("missing" in server) throw new Error(`PostgreSQL cannot be had: ${server.missing}`);
  const url = server.url("postgres");
  ingest(url);
  const slack = await startSlack();
  const start = (): Promise<BotProcess> => {
    const data = mkdtempSync(join(folder, "shared-"));
    cpSync(join(ingested, "embeddings.sqlite"), join(data, "embeddings.sqlite"));
    return startBot(slack.apiUrl, data, { ...UNLIMITED, DATABASE_URL: url });
  };
  const bots = await Promise.all(Array.from({ length: BOTS }, start));
  try {
    const asked: Asked[] = [];
    for (let kill = 0; kill < kills; kill++) {
      const asking = slack.ask(TOGETHER, { copies: COPIES });
      await pause(randomInt(LATEST_MS));
      const at = randomInt(BOTS);
      bots[at]!.kill("SIGKILL");
      await bots[at]!.ended;
      asked.push(...(await asking));
      bots[at] = await start();
      say(`${SHARED}: ${kill + 1} of ${kills}`);
    }
    const count = await countAnswers(slack, asked, PATIENCE_MS);
    return {
      name: SHARED,
      count,
      said: `${kills} kills, each event delivered twice; the time is that after the last kill`,
    };
  } finally {
    await Promise.all(
      bots.map((bot) => {
        bot.kill("SIGKILL");
        return bot.ended;
      }),
    );
    await slack.close();
    stopTestServer(directory);
  }
}
