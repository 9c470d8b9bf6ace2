import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** A message as the local Slack lists it. */
export interface Seen {
  readonly ts: string;
  readonly user: string;
  readonly text: string;
  readonly thread_ts?: string;
  readonly metadata?: { readonly event_payload?: { readonly state?: string } };
}

/** A question that stands in Slack. */
export interface Asked {
  readonly channel: string;
  readonly ts: string;
  readonly threadTs: string;
}

const PROGRAM = fileURLToPath(new URL("../slack.ts", import.meta.url));
const BOT = "U0000000000";

/** A local Slack in its own process, driven over HTTP. */
export class SlackLine {
  readonly apiUrl: string;
  readonly #child: ChildProcess;

  constructor(child: ChildProcess, apiUrl: string) {
    this.#child = child;
    this.apiUrl = apiUrl;
  }

  /** Does or asks one thing; throws when Slack does not know it. */
  async control<T>(name: string, args: Readonly<Record<string, unknown>> = {}): Promise<T> {
    const response = await fetch(this.apiUrl.replace("/api/", `/_control/${name}`), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(args),
    });
    const body = (await response.json()) as { ok: boolean; result: T; error?: string };
    if (!body.ok) throw new Error(`${name}: ${body.error}`);
    return body.result;
  }

  /** Asks `count` questions at once: always the same with another number, unless told what. */
  ask(
    count: number,
    at: Readonly<Record<string, unknown>> = {},
    question = (n: number) => `张景安在会上建议了什么？（第${n}问）`,
  ): Promise<readonly Asked[]> {
    return Promise.all(
      Array.from({ length: count }, (_, n) => this.control<Asked>("mention", { text: question(n), ...at })),
    );
  }

  /** What the bot wrote in a channel, the asker's direct messages included. */
  async said(channel: string): Promise<readonly Seen[]> {
    return (await this.control<readonly Seen[]>("messages", { channel })).filter(({ user }) => user === BOT);
  }

  async close(): Promise<void> {
    this.#child.stdin?.end();
    if (this.#child.exitCode === null) await once(this.#child, "close");
  }
}

/** Starts a local Slack that outlives every bot, with the channels room-1, room-2 and so on beside its usual ones. */
export async function startSlack(rooms = 0): Promise<SlackLine> {
  const args = [PROGRAM, "--until-input-ends", "--rooms", String(rooms)];
  const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "ignore"] });
  const [line] = (await once(createInterface(child.stdout), "line")) as [string];
  return new SlackLine(child, line);
}
