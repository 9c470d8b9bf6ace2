import type { ServerResponse } from "node:http";
import { type App, HTTPReceiver, type Logger, type Receiver, SocketModeReceiver, type webApi } from "@slack/bolt";
import { WenzhaiError } from "../../errors.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Log } from "../../ports/log.ts";
import { createSocketLine } from "./socket-mode.ts";

/** How Slack is reached: Socket Mode with `appToken`, else signed HTTP at `/slack/events` with `signingSecret` and `port`. */
export interface SlackSettings {
  readonly botToken: string;
  readonly appToken?: string | undefined;
  readonly signingSecret?: string | undefined;
  /** 3000 when not given; 0 takes any free port. */
  readonly port?: number | undefined;
  /** Overrides Slack's own address, e.g. "http://127.0.0.1:8888/api/". */
  readonly apiUrl?: string | undefined;
  /** What the articles are called in sentences about them, e.g. "the news of 2025". */
  readonly corpusName?: string | undefined;
  /** An answer this much older than its question says that it is late; half an hour when not given. */
  readonly lateAfterMs?: number | undefined;
  /** Ids of the only conversations that are answered; all without it. */
  readonly channels?: readonly string[] | undefined;
  /** Ids of the user groups whose members alone are answered; everybody without it. */
  readonly userGroups?: readonly string[] | undefined;
  /** Ids of the channels in which a link that is posted is offered to be added; none without it. */
  readonly addChannels?: readonly string[] | undefined;
  /** Questions a person may ask in a minute; 100 without it. */
  readonly questionsPerMinute?: number | undefined;
}

/** A receiver for Bolt, and how to open and close it. */
export interface Transport {
  readonly receiver: Receiver;
  /** Gives the port listened on, null when there is none. */
  open(app: App): Promise<number | null>;
  /** Takes in nothing more. */
  close(): Promise<void>;
}

function socketTransport(
  appToken: string,
  clientOptions: webApi.WebClientOptions,
  logger: Logger,
  clock: Clock,
  log: Log,
): Transport {
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions },
  });
  const line = createSocketLine(receiver.client, clock, log);
  const open = async () => {
    await line.open();
    return null;
  };
  return { receiver, open, close: () => line.close() };
}

function httpTransport(signingSecret: string, port: number | undefined, logger: Logger): Transport {
  const receiver = new HTTPReceiver({ signingSecret, logger, endpoints: ["/slack/events"] });
  const answering = new Set<ServerResponse>();
  let closing = false;
  const open = async () => {
    const server = await receiver.start(port ?? 3000).catch((cause: NodeJS.ErrnoException) => {
      throw new WenzhaiError(
        "bad-config",
        `Slack's requests cannot be listened for on port ${port ?? 3000} (${cause.code ?? cause.message}): choose another one in PORT.`,
        { cause },
      );
    });
    server.on("request", (_request, response) => {
      if (closing) response.shouldKeepAlive = false;
      answering.add(response);
      response.once("close", () => answering.delete(response));
    });
    const address = server.address();
    return address === null || typeof address === "string" ? null : address.port;
  };
  const close = async () => {
    // A connection kept alive after its last answer would hold the server open for seconds.
    closing = true;
    for (const response of answering) response.shouldKeepAlive = false;
    await receiver.stop();
  };
  return { receiver, open, close };
}

/** The transport the settings ask for. @throws bad-config when they ask for none. */
export function createTransport(settings: SlackSettings, logger: Logger, clock: Clock, log: Log): Transport {
  // Its own options object, and no retries: a connection that cannot be opened is tried again by the line, without end.
  const clientOptions = {
    ...(settings.apiUrl === undefined ? {} : { slackApiUrl: settings.apiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 10_000,
  };
  if (settings.appToken) return socketTransport(settings.appToken, clientOptions, logger, clock, log);
  if (settings.signingSecret) return httpTransport(settings.signingSecret, settings.port, logger);
  throw new WenzhaiError(
    "bad-config",
    "Slack needs SLACK_APP_TOKEN (Socket Mode), or SLACK_SIGNING_SECRET and PORT (HTTP).",
  );
}
