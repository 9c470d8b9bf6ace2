import { webApi } from "@slack/bolt";
import { redactText } from "../../adapters/redact.ts";
import type { Log } from "../../ports/log.ts";
import { createBoltLogger } from "./bolt-logger.ts";
import { GROUP_SCOPE, neededScopes } from "./reactions.ts";
import type { SlackSettings } from "./transport.ts";

/** What Slack says of the tokens. Errors are Slack's own codes, such as "invalid_auth", or say why Slack was not reached. */
export interface SlackReport {
  readonly bot:
    | { readonly team: string; readonly name: string; readonly missingScopes: readonly string[] }
    | { readonly error: string };
  /** Null when there is no app token. */
  readonly app: { readonly error: string | null } | null;
}

/** Asks Slack who the bot token is, what it may do, and whether the app token opens connections. Nothing is posted. */
export async function checkSlack(settings: SlackSettings, log: Log): Promise<SlackReport> {
  const clientOf = (token: string): webApi.WebClient =>
    new webApi.WebClient(token, {
      ...(settings.apiUrl === undefined ? {} : { slackApiUrl: settings.apiUrl }),
      logger: createBoltLogger(log),
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      timeout: 10_000,
    });
  const [bot, app] = await Promise.all([
    checkBot(clientOf(settings.botToken), settings.userGroups === undefined ? [] : [GROUP_SCOPE]),
    settings.appToken ? checkApp(clientOf(settings.appToken)) : null,
  ]);
  return { bot, app };
}

async function checkBot(client: webApi.WebClient, more: readonly string[]): Promise<SlackReport["bot"]> {
  try {
    const { team, user, response_metadata } = await client.auth.test();
    const given = new Set(response_metadata?.scopes ?? []);
    const needed = new Set([...neededScopes(), ...more]);
    return { team: team ?? "", name: user ?? "", missingScopes: [...needed.difference(given)].toSorted() };
  } catch (thrown) {
    return { error: errorOf(thrown) };
  }
}

async function checkApp(client: webApi.WebClient): Promise<{ readonly error: string | null }> {
  try {
    await client.apps.connections.open();
    return { error: null };
  } catch (thrown) {
    return { error: errorOf(thrown) };
  }
}

function errorOf(thrown: unknown): string {
  if (thrown instanceof webApi.WebAPIPlatformError) return thrown.data.error;
  return redactText(thrown instanceof Error ? thrown.message : String(thrown));
}
