import { delimiter } from "node:path";
import { z } from "zod";
import { WenzhaiError } from "../errors.ts";

/** How the bot reaches Slack: by Socket Mode with an app token, else by signed HTTP. */
export interface SlackConfig {
  readonly botToken: string;
  readonly appToken?: string;
  readonly signingSecret?: string;
  readonly port?: number;
  readonly apiUrl?: string;
}

/** An OpenAI-compatible endpoint and the models used of it. */
export interface ModelConfig {
  readonly apiKey?: string;
  readonly baseUrl?: string;
  readonly chat?: string;
  /** The model that judges what the chat model writes, and its endpoint where that is another one. */
  readonly judge?: string;
  readonly judgeBaseUrl?: string;
  readonly embedding?: string;
}

/** Every setting, read once. */
export interface Config {
  readonly slack: SlackConfig | null;
  /** Folders and files to ingest at start. */
  readonly corpus: readonly string[];
  /** Whether the corpus was named, and is not the one that stands in for want of another. */
  readonly corpusNamed?: boolean;
  /** The file that names the sources. */
  readonly sourcesFile?: string;
  readonly data: string;
  /** The PostgreSQL database of the index and the store; without it they are in `data`. */
  readonly databaseUrl?: string;
  readonly model: ModelConfig;
  /** The port of the source viewer, health and metrics; without it there are none. */
  readonly webPort?: number;
  /** Host names, beside those of this machine, under which the web side may be asked for: those of a server in front of it. */
  readonly webHosts?: readonly string[];
  /** What programs send as their bearer token to ask over HTTP; without it none may. */
  readonly apiToken?: string;
  /** Whether the log may hold what people wrote. */
  readonly logTexts?: boolean;
  /** An answer this much older than its question says that it is late; half an hour without it. */
  readonly lateAfterMs?: number;
  /** Ids of the only conversations of Slack that are answered; all without it. */
  readonly channels?: readonly string[];
  /** Ids of the user groups of Slack whose members alone are answered; everybody without it. */
  readonly userGroups?: readonly string[];
  /** Ids of the channels in which a link that is posted is offered to be added to the corpus. */
  readonly addChannels?: readonly string[];
  /** Questions a person may ask in a minute; 100 without it. */
  readonly questionsPerMinute?: number;
}

const text = z.string().trim().min(1).optional();
const portNumber = z.coerce.number().int().min(0).max(65_535).optional();
const environment = z.object({
  SLACK_BOT_TOKEN: text,
  SLACK_APP_TOKEN: text,
  SLACK_SIGNING_SECRET: text,
  PORT: portNumber,
  SLACK_API_URL: z.url().optional(),
  WENZHAI_CORPUS: text,
  WENZHAI_SOURCES: text,
  WENZHAI_DATA: text,
  DATABASE_URL: text,
  OPENAI_API_KEY: text,
  OPENAI_BASE_URL: z.url().optional(),
  WENZHAI_EMBEDDING_MODEL: text,
  WENZHAI_CHAT_MODEL: text,
  WENZHAI_JUDGE_MODEL: text,
  WENZHAI_JUDGE_BASE_URL: z.url().optional(),
  WENZHAI_WEB_PORT: portNumber,
  WENZHAI_WEB_HOSTS: text,
  WENZHAI_API_TOKEN: z
    .string()
    .regex(/^[!-~]{16,200}$/u, "16 to 200 letters, digits and marks, without spaces")
    .optional(),
  WENZHAI_LOG_TEXTS: z.enum(["0", "1"]).optional(),
  WENZHAI_CHANNELS: text,
  WENZHAI_USER_GROUPS: text,
  WENZHAI_ADD_CHANNELS: text,
  WENZHAI_QUESTIONS_PER_MINUTE: z.coerce.number().int().min(1).optional(),
  WENZHAI_LATE_MINUTES: z.coerce.number().min(0).optional(),
});

/** Reads the settings from environment variables; an empty one counts as not set. Throws bad-config, naming each wrong one. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const read = environment.safeParse(set);
  if (!read.success) {
    const wrong = read.error.issues.map(({ path, message }) => `${path.join(".")} (${message})`).join(", ");
    throw new WenzhaiError(
      "bad-config",
      `These settings cannot be used: ${wrong}. See the table of settings in README.md.`,
    );
  }
  const value = read.data;
  return {
    slack: slackConfig(value),
    // Of several processes over one database those take articles in that are told which.
    corpus: (value.WENZHAI_CORPUS ?? (value.DATABASE_URL === undefined ? "corpus" : ""))
      .split(delimiter)
      .filter(Boolean),
    data: value.WENZHAI_DATA ?? ".wenzhai",
    model: given({
      apiKey: value.OPENAI_API_KEY,
      baseUrl: value.OPENAI_BASE_URL,
      chat: value.WENZHAI_CHAT_MODEL,
      judge: value.WENZHAI_JUDGE_MODEL,
      judgeBaseUrl: value.WENZHAI_JUDGE_BASE_URL,
      embedding: value.WENZHAI_EMBEDDING_MODEL,
    }),
    ...given({
      corpusNamed: value.WENZHAI_CORPUS === undefined ? undefined : true,
      databaseUrl: value.DATABASE_URL,
      sourcesFile: value.WENZHAI_SOURCES,
      webPort: value.WENZHAI_WEB_PORT,
      webHosts: value.WENZHAI_WEB_HOSTS?.split(",").map((host) => host.trim().toLowerCase()),
      apiToken: value.WENZHAI_API_TOKEN,
      logTexts: value.WENZHAI_LOG_TEXTS === undefined ? undefined : value.WENZHAI_LOG_TEXTS === "1",
      channels: value.WENZHAI_CHANNELS?.split(",").map((id) => id.trim()),
      userGroups: value.WENZHAI_USER_GROUPS?.split(",").map((id) => id.trim()),
      addChannels: value.WENZHAI_ADD_CHANNELS?.split(",").map((id) => id.trim()),
      questionsPerMinute: value.WENZHAI_QUESTIONS_PER_MINUTE,
      lateAfterMs: minutes(value.WENZHAI_LATE_MINUTES),
    }),
  };
}

function minutes(value: number | undefined): number | undefined {
  return value === undefined ? undefined : value * 60_000;
}

function slackConfig(value: z.infer<typeof environment>): SlackConfig | null {
  const {
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
    SLACK_SIGNING_SECRET: signingSecret,
    PORT: port,
    SLACK_API_URL: apiUrl,
  } = value;
  if (botToken === undefined) {
    if (appToken ?? signingSecret)
      throw new WenzhaiError(
        "bad-config",
        "SLACK_BOT_TOKEN is missing: set it beside SLACK_APP_TOKEN or SLACK_SIGNING_SECRET.",
      );
    return null;
  }
  if (!(appToken ?? signingSecret)) {
    throw new WenzhaiError(
      "bad-config",
      "SLACK_BOT_TOKEN needs SLACK_APP_TOKEN beside it (Socket Mode), or SLACK_SIGNING_SECRET and PORT (HTTP).",
    );
  }
  return { botToken, ...given({ appToken, signingSecret, port, apiUrl }) };
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Leaves out what is not set. */
function given<T extends object>(values: T): Given<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Given<T>;
}
