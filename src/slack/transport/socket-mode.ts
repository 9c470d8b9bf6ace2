import type { SocketModeReceiver } from "@slack/bolt";
import { backOffMs } from "../../adapters/back-off.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Log } from "../../ports/log.ts";

/** The first try after a line is lost comes at once: Slack moves connections every few hours. */
const FIRST_WAIT_MS = 250;
/** Slack says hello at once; a connection without it is none. */
const HELLO_MS = 30_000;

type SocketClient = SocketModeReceiver["client"];

/** A Socket Mode connection that comes back whenever it is lost, until it is closed. */
export interface SocketLine {
  /** Resolves when connected for the first time; rejects when even that fails. */
  open(): Promise<void>;
  close(): Promise<void>;
}

/**
 * The SDK's own reconnecting waits five seconds before each try, and ends the process with an unhandled rejection when
 * apps.connections.open cannot be reached meanwhile (SocketModeClient.delayReconnectAttempt); so its client is told not to
 * reconnect, and this does.
 */
export function createSocketLine(client: SocketClient, clock: Clock, log: Log): SocketLine {
  let closed = false;
  let failures = 0;
  let cancel = () => {};

  const connect = () => {
    const giveUp = clock.after(HELLO_MS, () => void client.disconnect());
    return client.start().finally(giveUp);
  };
  const reconnect = async () => {
    try {
      await connect();
      // Closed while it came back: it must not stay.
      if (closed) return await client.disconnect();
      failures = 0;
      log.info("socket-back");
    } catch (cause) {
      failures += 1;
      log.warn("socket-not-back", { cause });
      later();
    }
  };
  const later = () => {
    cancel();
    if (!closed) cancel = clock.after(failures === 0 ? FIRST_WAIT_MS : backOffMs(failures), () => void reconnect());
  };
  return {
    open: async () => {
      await connect();
      client.on("disconnected", later);
    },
    close: async () => {
      closed = true;
      cancel();
      await client.disconnect();
    },
  };
}
