import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { isFields } from "./args.ts";
import type { Context } from "./context.ts";
import type { Outcome, Transport, Try } from "./courier.ts";
import type { Fields } from "./model.ts";

const ACK_MS = 3000;
const PING_MS = 10_000;
const TICKET_MS = 30_000;
/** How long a socket told to disconnect stays open. */
const DRAIN_MS = 10_000;

/** `closeTimeout` is missing in the types of ws: milliseconds of real time for a closing handshake. */
const SERVER_OPTIONS = { noServer: true, closeTimeout: 500 };

/** Why Slack tells a socket to go. */
export type DisconnectReason = "warning" | "refresh_requested" | "link_disabled";

interface Line {
  readonly ws: WebSocket;
  readonly open: Map<string, (outcome: Outcome) => void>;
  draining: boolean;
}

/** The server side of Socket Mode: every envelope goes to one socket, and is settled once. */
export class SocketHub implements Transport {
  readonly #ctx: Context;
  readonly #server = new WebSocketServer(SERVER_OPTIONS);
  readonly #tickets = new Map<string, number>();
  readonly #waiting: { attempt: Try; resolve: (outcome: Outcome) => void }[] = [];
  #lines: Line[] = [];
  #turn = 0;

  constructor(ctx: Context) {
    this.#ctx = ctx;
  }

  /** How many sockets take envelopes now. */
  get size(): number {
    return this.#usable().length;
  }

  /** A fresh address for one connection; it expires like Slack's. */
  ticketUrl(): string {
    const ticket = this.#ctx.ids.uuid("ticket");
    this.#tickets.set(ticket, this.#ctx.clock.now() + TICKET_MS);
    return `${this.#ctx.baseUrl().replace("http", "ws")}/link/?ticket=${ticket}&app_id=${this.#ctx.settings.appId}`;
  }

  /** Takes over a WebSocket request, or refuses it when its ticket is unknown, used or too old. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const ticket = new URL(request.url ?? "/", this.#ctx.baseUrl()).searchParams.get("ticket") ?? "";
    const expires = this.#tickets.get(ticket);
    this.#tickets.delete(ticket);
    if (expires === undefined || expires < this.#ctx.clock.now()) {
      socket.end("HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n");
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (ws) => this.#greet(ws));
  }

  /** Sends an envelope to the socket whose turn it is. Events wait for a socket when there is none. */
  send(attempt: Try): Promise<Outcome> {
    const usable = this.#usable();
    const line = usable[this.#turn++ % Math.max(1, usable.length)];
    return new Promise((resolve) => {
      if (line !== undefined) this.#sendOn(line, attempt, resolve);
      else if (attempt.delivery.kind === "events_api") this.#waiting.push({ attempt, resolve });
      else resolve({ ok: false, reason: "no_socket" });
    });
  }

  /** Sends `disconnect` to every socket. They take no more envelopes and are closed ten seconds later. */
  disconnectAll(reason: DisconnectReason): void {
    for (const line of this.#usable()) {
      line.draining = true;
      line.ws.send(JSON.stringify({ type: "disconnect", reason, debug_info: { host: "wss-local" } }));
      this.#ctx.later(DRAIN_MS, () => line.ws.terminate());
    }
    this.#ctx.state.changed();
  }

  /** Cuts every socket without a word. */
  dropAll(): void {
    for (const line of this.#lines) line.ws.terminate();
  }

  /** Closes every socket properly, and cuts those that do not answer. */
  async close(): Promise<void> {
    await Promise.all(this.#lines.map(({ ws }) => closed(ws)));
    this.#server.close();
  }

  #usable(): readonly Line[] {
    return this.#lines.filter((line) => !line.draining && line.ws.readyState === line.ws.OPEN);
  }

  #greet(ws: WebSocket): void {
    const line: Line = { ws, open: new Map(), draining: false };
    this.#lines.push(line);
    ws.on("message", (data) => this.#settle(line, String(data)));
    ws.on("close", () => this.#forget(line));
    ws.on("error", () => ws.terminate());
    ws.send(
      JSON.stringify({
        type: "hello",
        num_connections: this.size,
        debug_info: { host: "wss-local", build_number: 1, approximate_connection_time: 18_060 },
        connection_info: { app_id: this.#ctx.settings.appId },
      }),
    );
    this.#pingLater(line);
    for (const { attempt, resolve } of this.#waiting.splice(0)) this.send(attempt).then(resolve);
    this.#ctx.state.changed();
  }

  // The next ping waits for the pong, so that a hand-turned clock that leaps does not send a hundred of them.
  #pingLater(line: Line): void {
    this.#ctx.later(PING_MS, () => {
      if (line.ws.readyState !== line.ws.OPEN) return;
      line.ws.once("pong", () => this.#pingLater(line));
      line.ws.ping(`Ping from wss-local at ${this.#ctx.clock.now()}`);
    });
  }

  #sendOn(line: Line, attempt: Try, resolve: (outcome: Outcome) => void): void {
    const envelopeId = this.#ctx.ids.uuid("envelope");
    const cancel = this.#ctx.later(ACK_MS, () => settle({ ok: false, reason: "timeout" }));
    const settle = (outcome: Outcome): void => {
      cancel();
      if (line.open.delete(envelopeId)) resolve(outcome);
    };
    line.open.set(envelopeId, settle);
    attempt.delivery.state = "sent";
    this.#write(line, JSON.stringify(envelope(envelopeId, attempt)));
    this.#ctx.state.changed();
  }

  #write(line: Line, text: string): void {
    const fault = this.#ctx.faults.take("socket", this.#ctx.clock.now());
    if (fault?.kind === "drop") line.ws.terminate();
    else line.ws.send(text, () => fault?.kind === "drop-after-send" && line.ws.terminate());
  }

  #settle(line: Line, text: string): void {
    const ack = parse(text);
    if (typeof ack?.envelope_id !== "string") return;
    line.open.get(ack.envelope_id)?.({ ok: true, response: ack.payload ?? null });
  }

  #forget(line: Line): void {
    this.#lines = this.#lines.filter((other) => other !== line);
    for (const settle of [...line.open.values()]) settle({ ok: false, reason: "socket_closed" });
    this.#ctx.state.changed();
  }
}

function closed(ws: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    ws.once("close", () => resolve());
    ws.close(1001);
  });
}

function envelope(envelopeId: string, { delivery, retry, reason }: Try): Fields {
  const base = { envelope_id: envelopeId, payload: delivery.payload, type: delivery.kind };
  if (delivery.kind !== "events_api") return { ...base, accepts_response_payload: true };
  // Socket Mode knows one reason only.
  const why = reason === "" ? "" : "timeout";
  return { ...base, accepts_response_payload: false, retry_attempt: retry, retry_reason: why };
}

function parse(text: string): Fields | null {
  try {
    const value: unknown = JSON.parse(text);
    return isFields(value) ? value : null;
  } catch {
    return null;
  }
}
