import { redactText } from "../../../adapters/redact.ts";
import { asWenzhaiError } from "../../../errors.ts";
import { type Config, readConfig } from "../../config.ts";
import type { Finding } from "./finding.ts";

type Environment = Readonly<Record<string, string | undefined>>;

interface Setting {
  readonly secret: boolean;
  /** How a sound value begins. */
  readonly begins?: string;
  readonly unset: string;
}

const SETTINGS: Readonly<Record<string, Setting>> = {
  SLACK_BOT_TOKEN: { secret: true, begins: "xoxb-", unset: "npm start runs a local Slack" },
  SLACK_APP_TOKEN: { secret: true, begins: "xapp-", unset: "no Socket Mode" },
  SLACK_SIGNING_SECRET: { secret: true, unset: "no signed HTTP" },
  PORT: { secret: false, unset: "3000, if signed HTTP is used" },
  SLACK_API_URL: { secret: false, unset: "Slack's own" },
  WENZHAI_CORPUS: { secret: false, unset: "corpus/" },
  WENZHAI_SOURCES: { secret: false, unset: "sources.yml, if it is there" },
  DATABASE_URL: { secret: true, begins: "postgres", unset: "the index and the store are in WENZHAI_DATA" },
  WENZHAI_DATA: { secret: false, unset: ".wenzhai/" },
  OPENAI_API_KEY: { secret: true, unset: "no key is sent" },
  OPENAI_BASE_URL: { secret: false, unset: "OpenAI's own, if a key is set" },
  WENZHAI_EMBEDDING_MODEL: { secret: false, unset: "the built-in embedder" },
  WENZHAI_CHAT_MODEL: { secret: false, unset: "answers are quotations" },
  WENZHAI_JUDGE_MODEL: { secret: false, unset: "the chat model judges in a call of its own" },
  WENZHAI_JUDGE_BASE_URL: { secret: false, unset: "the endpoint above" },
  WENZHAI_CHANNELS: { secret: false, unset: "all conversations are answered" },
  WENZHAI_QUESTIONS_PER_MINUTE: { secret: false, unset: "100" },
  WENZHAI_LATE_MINUTES: { secret: false, unset: "an answer says that it is late after 30 minutes" },
  WENZHAI_WEB_PORT: { secret: false, unset: "no source viewer, health and metrics" },
  WENZHAI_WEB_HOSTS: { secret: false, unset: "the names of this machine" },
  WENZHAI_API_TOKEN: { secret: true, unset: "no program may ask over HTTP" },
  WENZHAI_LOG_TEXTS: { secret: false, unset: "the log holds no texts" },
};

/** Looks at each setting alone, then at all together. The config is null when they cannot be used. */
export function checkSettings(env: Environment): { readonly config: Config | null; readonly findings: Finding[] } {
  const findings = [...Object.entries(SETTINGS).map(([name, setting]) => checkOne(name, setting, env)), ...strays(env)];
  try {
    const config = readConfig(env);
    return { config, findings: [...findings, { check: "mode", state: "ok", found: modeOf(config) }] };
  } catch (thrown) {
    const { message } = asWenzhaiError(thrown);
    return { config: null, findings: [...findings, { check: "mode", state: "wrong", found: redactText(message) }] };
  }
}

function checkOne(name: string, { secret, begins, unset }: Setting, env: Environment): Finding {
  const value = env[name]?.trim();
  if (!value) return { check: name, state: "absent", found: `not set (${unset})` };
  if (begins !== undefined && !value.startsWith(begins)) {
    const todo = `Set the token that begins with ${begins}: README.md says where it is.`;
    return { check: name, state: "wrong", found: `does not begin with ${begins}`, todo };
  }
  return { check: name, state: "ok", found: secret ? "set" : redactText(value) };
}

/** A setting whose name is mistyped would be passed over in silence. */
function strays(env: Environment): readonly Finding[] {
  return Object.keys(env)
    .filter((name) => name.startsWith("WENZHAI_") && SETTINGS[name] === undefined)
    .map((check) => ({
      check,
      state: "wrong",
      found: "is no setting of Wenzhai",
      todo: "Compare its name with the table in README.md.",
    }));
}

function modeOf({ slack, model }: Config): string {
  const where =
    slack === null
      ? "a local Slack"
      : slack.appToken === undefined
        ? `Slack over signed HTTP on port ${slack.port ?? 3000}`
        : "Slack over Socket Mode";
  const how = model.chat === undefined ? "answers are quotations" : `answers by ${model.chat}`;
  return `${where}; ${how}; search by words and ${model.embedding ?? "the built-in model"}`;
}
