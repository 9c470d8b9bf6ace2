import { App, webApi } from "@slack/bolt";
import { asWenzhaiError, WenzhaiError } from "../../errors.ts";
import type { HeldJob } from "../../ports/job-table.ts";
import { SlackCalls } from "../calls/slack-calls.ts";
import { JobWorker } from "../delivery/job-worker.ts";
import { createRunning } from "../delivery/running.ts";
import { createStatus } from "../delivery/status.ts";
import { createThreadTurns } from "../delivery/thread-turns.ts";
import { createEngagedThreads } from "../listeners/engaged-threads.ts";
import { createGroupMembers } from "../listeners/group-members.ts";
import type { ListenerContext, SlackParts } from "../listeners/listener-context.ts";
import { createPersonLimits } from "../listeners/person-limits.ts";
import { createPersonZones } from "../listeners/person-zones.ts";
import { type Notice, type NoticePosted, postNotice, tellPerson } from "../listeners/post-notice.ts";
import type { SlackMessage } from "../views/slack-message.ts";
import { createBoltLogger } from "./bolt-logger.ts";
import { TASKS } from "./reactions.ts";
import { register } from "./register.ts";
import { createSlackApi } from "./slack-api.ts";
import { createTransport, type SlackSettings } from "./transport.ts";

/** The Slack side of the house, started and stopped once. */
export interface SlackApp {
  /** Connects. Gives the port in HTTP mode. @throws slack when Slack cannot be reached or refuses the tokens. */
  start(): Promise<{ readonly port: number | null }>;
  /** Takes in nothing more and finishes what it can in a few seconds; the rest is left to whoever starts next. */
  stop(): Promise<void>;
  /**
   * Posts what nobody asked for, once for its job: into a channel, further messages into the first one's thread. Gives where
   * it stands. @throws slack; retryable when a later try may do
   */
  post(job: HeldJob, notice: Notice): Promise<NoticePosted>;
  /** Tells one person something in their direct messages, once. @throws slack */
  tell(person: string, message: SlackMessage): Promise<void>;
}

/** An answer that comes half an hour after its question says so. */
const LATE_AFTER_MS = 30 * 60_000;
/** More than one person types; less than what one script could make everybody wait for. */
const QUESTIONS_PER_MINUTE = 100;

/** Slack's own trouble, in a sentence. What Slack refuses it will refuse again. */
function slackError(doing: string, cause: unknown): WenzhaiError {
  const said = cause instanceof webApi.WebAPIPlatformError ? ` (${cause.data.error})` : "";
  const retryable = cause instanceof WenzhaiError ? cause.retryable : false;
  return new WenzhaiError("slack", `${doing}${said}.`, { cause, retryable });
}

function createListenerContext(
  client: webApi.WebClient,
  calls: SlackCalls,
  settings: SlackSettings,
  parts: SlackParts,
  botUser: () => string,
): ListenerContext {
  const slackApi = createSlackApi(client, calls, parts.clock);
  return {
    parts,
    slackApi,
    corpusName: settings.corpusName ?? null,
    lateAfterMs: settings.lateAfterMs ?? LATE_AFTER_MS,
    channels: settings.channels ?? null,
    groupMembers:
      settings.userGroups === undefined
        ? null
        : createGroupMembers(settings.userGroups, slackApi, parts.clock, parts.log),
    addChannels: new Set(settings.addChannels),
    limits: createPersonLimits(settings.questionsPerMinute ?? QUESTIONS_PER_MINUTE, parts.clock),
    engaged: createEngagedThreads(slackApi, parts.clock, botUser),
    zones: createPersonZones(slackApi, parts.log),
    running: createRunning(),
    turns: createThreadTurns(),
    showWorking: createStatus(client, calls, parts.clock),
  };
}

/**
 * The Bolt app over the given parts. @throws bad-config when the settings allow no way to reach Slack.
 * `apiUrl` changes nothing but the address.
 */
export function createSlackApp(settings: SlackSettings, parts: SlackParts): SlackApp {
  const { clock, log, leases } = parts;
  const logger = createBoltLogger(log);
  const transport = createTransport(settings, logger, clock, log);
  // No client retries or waits by itself: the waiting of one call would hold up every other. SlackCalls does both.
  const clientOptions = {
    ...(settings.apiUrl === undefined ? {} : { slackApiUrl: settings.apiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 15_000,
  };
  const { botToken: token } = settings;
  const { receiver } = transport;
  const app = new App({ token, receiver, clientOptions, logger, convoStore: false, deferInitialization: true });
  const client = new webApi.WebClient(token, { ...clientOptions, logger });
  const calls = new SlackCalls(client, clock, log);
  let botUser = "";
  const context = createListenerContext(client, calls, settings, parts, () => botUser);
  const worker = new JobWorker({ ...parts, calls }, (active) => TASKS[active.job.kind]!(context, active));
  leases.onOrphan(Object.keys(TASKS), (job) => worker.take(job));
  const reactions = new Set<Promise<void>>();
  const track = (reaction: Promise<void>) => {
    reactions.add(reaction);
    return reaction.finally(() => reactions.delete(reaction));
  };
  register(app, context, { botUser: () => botUser, take: (job) => worker.take(job), track });
  app.error(async (error) => log.error("reaction-failed", { cause: asWenzhaiError(error).cause ?? error }));

  return {
    start: async () => {
      try {
        botUser = (await client.auth.test()).user_id ?? "";
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
      await worker.stop();
      calls.close();
    },
    post: (job, notice) =>
      postNotice(context, job, notice).catch((cause: unknown) => {
        throw slackError(`Slack did not take a message for ${job.channel}`, cause);
      }),
    tell: (person, message) =>
      tellPerson(context, person, message).catch((cause: unknown) => {
        throw slackError(`Slack did not take a message for ${person}`, cause);
      }),
  };
}
