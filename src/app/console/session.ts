import { join } from "node:path";
import { type LogSink, openLogSink } from "../../adapters/log-sink.ts";
import { createPinoLog } from "../../adapters/pino-log.ts";
import { createRedactor } from "../../adapters/redact.ts";
import { systemClock } from "../../adapters/system-clock.ts";
import { asWenzhaiError, type ErrorCode, type WenzhaiError } from "../../errors.ts";
import { type Engine, openEngine, type World } from "../compose.ts";
import type { Config } from "../config.ts";

/** Where a command reads its settings from and writes to. */
export interface Session {
  readonly config: Config;
  readonly world: World;
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  /** Writes the last lines of the log. */
  close(): Promise<void>;
}

/** A session over the system's clock. It logs to a file in the data directory, a terminal being for people, or to stderr. */
export function createSession(config: Config, newId: () => string, logTo: "file" | "stderr" = "file"): Session {
  const clock = systemClock();
  const redactor = createRedactor({ secrets: secretsOf(config), texts: config.logTexts ?? false });
  // Node waits for whoever reads standard error, so a bot whose log goes there writes all of it in the background.
  let background: LogSink | null = null;
  const stderr = (): Pick<LogSink, "write"> => {
    if (logTo === "file") return { write: (line) => void process.stderr.write(line) };
    background ??= openLogSink({ descriptor: 2 }, clock);
    return background;
  };
  const err = (line: string): void => stderr().write(`${redactor.text(line)}\n`);
  const file = join(config.data, "log.jsonl");
  const open = () =>
    logTo === "stderr"
      ? stderr()
      : openLogSink({ file }, clock, (reason) =>
          err(`The log cannot be written to ${file} (${reason}): it goes on without.`),
        );
  const log = createPinoLog({ open, clock, redactor });
  const out = (line: string): void => void process.stdout.write(`${line}\n`);
  const close = async (): Promise<void> => {
    await log.close();
    await background?.close();
  };
  return { config, world: { clock, log, newId, tell: err }, out, err, close };
}

/** What must be read nowhere. */
function secretsOf({ slack, model, databaseUrl, apiToken }: Config): readonly string[] {
  const { botToken, appToken, signingSecret } = slack ?? {};
  const password = URL.parse(databaseUrl ?? "")?.password || undefined;
  const database = [databaseUrl, password, password === undefined ? undefined : decodeURIComponent(password)];
  return [botToken, appToken, signingSecret, model.apiKey, apiToken, ...database].filter(
    (secret) => secret !== undefined,
  );
}

/** Runs `work` with an open engine and closes it afterwards. */
export async function withEngine<T>(session: Session, work: (engine: Engine) => Promise<T>): Promise<T> {
  const engine = await openEngine(session.config, session.world);
  try {
    return await work(engine);
  } finally {
    await engine.close();
  }
}

/** What the user can mend: bad input, exit code 2. Everything else is our fault: 1, with an id. */
const USERS: ReadonlySet<ErrorCode> = new Set([
  "bad-input",
  "bad-file",
  "bad-config",
  "no-index",
  "index-busy",
  "index-damaged",
  "disk",
  "store",
]);

/** Says in one sentence on stderr what went wrong, logs the rest, and gives the exit code. */
export function report(thrown: unknown, session: Session | null): 1 | 2 {
  const error: WenzhaiError = asWenzhaiError(thrown);
  const write = session?.err ?? ((line: string) => void process.stderr.write(`${line}\n`));
  if (USERS.has(error.code)) {
    write(error.message);
    return 2;
  }
  const id = session?.world.newId() ?? "start";
  write(`${error.message} (${error.code}, id ${id})`);
  session?.world.log.error("command-failed", { id, error });
  return 1;
}
