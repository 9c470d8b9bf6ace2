import { appendFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { jsonLog } from "../../adapters/json-log.ts";
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
}

/** A session over the system's clock. It logs to a file in the data directory, a terminal being for people, or to stderr. */
export function createSession(config: Config, newId: () => string, logTo: "file" | "stderr" = "file"): Session {
  const clock = systemClock();
  const file = join(config.data, "log.jsonl");
  const write = (line: string): void => {
    if (logTo === "stderr") process.stderr.write(`${line.trimEnd()}\n`);
    else {
      mkdirSync(config.data, { recursive: true });
      appendFileSync(file, `${line.trimEnd()}\n`);
    }
  };
  const world: World = { clock, log: jsonLog({ write, clock }), newId };
  return {
    config,
    world,
    out: (line) => void process.stdout.write(`${line}\n`),
    err: (line) => void process.stderr.write(`${line}\n`),
  };
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
  try {
    session?.world.log.error("command-failed", { id, error });
  } catch {
    write("The log could not be written either.");
  }
  return 1;
}
