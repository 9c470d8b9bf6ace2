import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const HOME = fileURLToPath(new URL("../..", import.meta.url));
const SHIFT = fileURLToPath(new URL("shift-clock.ts", import.meta.url));

/** The real bot, in a process of its own. */
export interface BotProcess {
  readonly child: ChildProcess;
  /** Where `/healthz` is. */
  readonly webUrl: string;
  kill(signal: NodeJS.Signals): void;
  readonly ended: Promise<unknown>;
}

/** Starts the bot against a local Slack and waits until it is connected. SIGUSR2 sets its clock back by an hour. */
export async function startBot(
  apiUrl: string,
  data: string,
  env: Readonly<Record<string, string>> = {},
): Promise<BotProcess> {
  const settings = { SLACK_BOT_TOKEN: "xoxb-local-bot", SLACK_APP_TOKEN: "xapp-local-app", SLACK_API_URL: apiUrl };
  const child = spawn(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", "--import", SHIFT, "src/app/main.ts"],
    {
      cwd: HOME,
      env: { PATH: process.env.PATH ?? "", WENZHAI_DATA: data, WENZHAI_WEB_PORT: "0", ...settings, ...env },
      stdio: ["ignore", "ignore", "pipe"],
    },
  );
  const ended = once(child, "close");
  let said = "";
  const connected = new Promise<string>((resolve, reject) => {
    child.stderr.on("data", (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-20_000);
      const web = /articles are at (\S+?)\.\s/u.exec(said)?.[1];
      if (web !== undefined && said.includes("Connected to Slack")) resolve(web);
    });
    void ended.then(() => reject(new Error(`The bot ended before it was connected:\n${said}`)));
  });
  return { child, webUrl: await connected, kill: (signal) => void child.kill(signal), ended };
}
