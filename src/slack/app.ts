import { App, webApi } from "@slack/bolt";
import { asWenzhaiError, WenzhaiError } from "../errors.ts";
import { createBoltLogger } from "./bolt-logger.ts";
import { createClaim } from "./claims.ts";
import { createDesk } from "./desk.ts";
import { createEngagedThreads } from "./engaged-threads.ts";
import { createPostOnce } from "./post-once.ts";
import { register } from "./register.ts";
import type { Room, SlackParts } from "./room.ts";
import { createRunning } from "./running.ts";
import type { SlackMessage } from "./slack-message.ts";
import { createStatus } from "./status.ts";
import { createTransport, type SlackSettings } from "./transport.ts";
import { createWire, type Wire } from "./wire.ts";

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

async function postThread(wire: Wire, channel: string, [first, ...rest]: readonly SlackMessage[]): Promise<void> {
  if (first === undefined) return;
  let thread: string;
  try {
    thread = await wire.post({ channel, thread: null }, first);
  } catch (cause) {
    throw slackError(`Slack did not take a message for ${channel}`, cause);
  }
  try {
    for (const message of rest) await wire.post({ channel, thread }, message);
  } catch (cause) {
    throw new WenzhaiError("slack", `Slack took only the first part of a message for ${channel}.`, { cause });
  }
}

function createRoom(
  client: webApi.WebClient,
  oneTryClient: webApi.WebClient,
  settings: SlackSettings,
  parts: SlackParts,
  botUser: () => string,
): Room {
  const wire = createWire(client, createPostOnce(oneTryClient, parts.clock));
  return {
    parts,
    wire,
    corpusName: settings.corpusName ?? null,
    desk: createDesk(parts),
    claim: createClaim(parts.store, parts.clock, parts.log),
    engaged: createEngagedThreads(wire, parts.clock, botUser),
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
  const room = createRoom(app.client, oneTryClient, settings, parts, () => botUser);
  const reactions = new Set<Promise<void>>();
  const track = (reaction: Promise<void>) => {
    reactions.add(reaction);
    return reaction.finally(() => reactions.delete(reaction));
  };
  register(app, room, track);
  app.error(async (error) => parts.log.error("reaction-failed", { cause: asWenzhaiError(error).cause ?? error }));

  return {
    start: async () => {
      try {
        botUser = (await app.client.auth.test()).user_id ?? "";
        await app.init();
        return { port: await transport.open(app) };
      } catch (cause) {
        throw slackError(
          "Slack could not be reached or refused the tokens; check SLACK_BOT_TOKEN and SLACK_APP_TOKEN or SLACK_SIGNING_SECRET",
          cause,
        );
      }
    },
    stop: async () => {
      await transport.close();
      while (reactions.size > 0) await Promise.allSettled(reactions);
      await room.desk.stop();
    },
    post: (channel, ...messages) => postThread(room.wire, channel, messages),
  };
}
