import { App, webApi } from "@slack/bolt";
import { asWenzhaiError, WenzhaiError } from "../../errors.ts";
import { createAnswerQueue } from "../delivery/answer-queue.ts";
import { createPostOnce } from "../delivery/post-once.ts";
import { createRunning } from "../delivery/running.ts";
import { createStatus } from "../delivery/status.ts";
import { createClaim } from "../listeners/claims.ts";
import { createEngagedThreads } from "../listeners/engaged-threads.ts";
import type { ListenerContext, SlackParts } from "../listeners/listener-context.ts";
import { createPersonZones } from "../listeners/person-zones.ts";
import type { SlackMessage } from "../views/slack-message.ts";
import { createBoltLogger } from "./bolt-logger.ts";
import { register } from "./register.ts";
import { createSlackApi, type SlackApi } from "./slack-api.ts";
import { createTransport, type SlackSettings } from "./transport.ts";

/** The Slack side of the house, started and stopped once. */
export interface SlackApp {
  /** Connects. Gives the port in HTTP mode. @throws slack when Slack cannot be reached or refuses the tokens. */
  start(): Promise<{ readonly port: number | null }>;
  /** Takes in nothing more, finishes what is in flight (25 s at most; whoever is cut off is told), then resolves. */
  stop(): Promise<void>;
  /** Posts into a channel; further messages go into the first one's thread. @throws slack, retryable only when nothing was posted. */
  post(channel: string, message: SlackMessage, ...more: readonly SlackMessage[]): Promise<void>;
}

/** Slack's own trouble, in a sentence. What Slack refuses it will refuse again. */
function slackError(doing: string, cause: unknown): WenzhaiError {
  const said = cause instanceof webApi.WebAPIPlatformError ? ` (${cause.data.error})` : "";
  const retryable = cause instanceof WenzhaiError ? cause.retryable : false;
  return new WenzhaiError("slack", `${doing}${said}.`, { cause, retryable });
}

async function postThread(
  slackApi: SlackApi,
  channel: string,
  [first, ...rest]: readonly SlackMessage[],
): Promise<void> {
  if (first === undefined) return;
  let thread: string;
  try {
    thread = await slackApi.post({ channel, thread: null }, first);
  } catch (cause) {
    throw slackError(`Slack did not take a message for ${channel}`, cause);
  }
  try {
    for (const message of rest) await slackApi.post({ channel, thread }, message);
  } catch (cause) {
    throw new WenzhaiError("slack", `Slack took only the first part of a message for ${channel}.`, { cause });
  }
}

function createListenerContext(
  client: webApi.WebClient,
  oneTryClient: webApi.WebClient,
  settings: SlackSettings,
  parts: SlackParts,
  botUser: () => string,
): ListenerContext {
  const slackApi = createSlackApi(client, createPostOnce(oneTryClient, parts.clock));
  return {
    parts,
    slackApi,
    corpusName: settings.corpusName ?? null,
    queue: createAnswerQueue(parts),
    claim: createClaim(parts.store, parts.clock, parts.log),
    engaged: createEngagedThreads(slackApi, parts.clock, botUser),
    zones: createPersonZones(slackApi, parts.log),
    running: createRunning(),
    showWorking: createStatus(oneTryClient, parts.clock),
  };
}

/**
 * The Bolt app over the given parts. @throws bad-config when the settings allow no way to reach Slack.
 * `apiUrl` changes nothing but the address.
 */
export function createSlackApp(settings: SlackSettings, parts: SlackParts): SlackApp {
  const logger = createBoltLogger(parts.log);
  const transport = createTransport(settings, logger, parts.clock, parts.log);
  const address = settings.apiUrl === undefined ? {} : { slackApiUrl: settings.apiUrl };
  const clientOptions = { ...address, retryConfig: webApi.retryPolicies.fiveRetriesInFiveMinutes, timeout: 30_000 };
  const app = new App({
    token: settings.botToken,
    receiver: transport.receiver,
    clientOptions,
    logger,
    convoStore: false,
    deferInitialization: true,
  });
  const oneTryClient = new webApi.WebClient(settings.botToken, {
    ...address,
    logger,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 15_000,
  });
  let botUser = "";
  const context = createListenerContext(app.client, oneTryClient, settings, parts, () => botUser);
  const reactions = new Set<Promise<void>>();
  const track = (reaction: Promise<void>) => {
    reactions.add(reaction);
    return reaction.finally(() => reactions.delete(reaction));
  };
  register(app, context, track);
  app.error(async (error) => parts.log.error("reaction-failed", { cause: asWenzhaiError(error).cause ?? error }));

  return {
    start: async () => {
      try {
        botUser = (await app.client.auth.test()).user_id ?? "";
        await app.init();
        return { port: await transport.open(app) };
      } catch (cause) {
        // A port that is taken is no fault of Slack's.
        if (cause instanceof WenzhaiError && cause.code === "bad-config") throw cause;
        throw slackError(
          "Slack could not be reached or refused the tokens; check SLACK_BOT_TOKEN and SLACK_APP_TOKEN or SLACK_SIGNING_SECRET",
          cause,
        );
      }
    },
    stop: async () => {
      await transport.close();
      while (reactions.size > 0) await Promise.allSettled(reactions);
      await context.queue.stop();
    },
    post: (channel, ...messages) => postThread(context.slackApi, channel, messages),
  };
}
