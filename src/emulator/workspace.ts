import type { Server } from "node:http";
import type { Context } from "./context.ts";
import { Control } from "./control.ts";
import type { Fault } from "./faults.ts";
import { HttpSender } from "./http-delivery.ts";
import type { DisconnectReason, SocketHub } from "./socket.ts";
import { until } from "./waiting.ts";

/** A running local Slack: what people do in it (see Control), what goes wrong in it, and a way to wait for it. */
export class Workspace extends Control {
  readonly #ctx: Context;
  readonly #hub: SocketHub;
  readonly #server: Server;
  readonly #stop: () => void;

  constructor(ctx: Context, hub: SocketHub, server: Server, stop: () => void) {
    super(ctx);
    this.#ctx = ctx;
    this.#hub = hub;
    this.#server = server;
    this.#stop = stop;
  }

  /** The address for SLACK_API_URL, with its slash. */
  get apiUrl(): string {
    return `${this.#ctx.baseUrl()}/api/`;
  }

  /** The address under which a person or another process drives the workspace, with its slash. */
  get controlUrl(): string {
    return `${this.#ctx.baseUrl()}/_control/`;
  }

  /** The address of the page, for a browser. */
  get pageUrl(): string {
    return this.#ctx.baseUrl().replace("127.0.0.1", "localhost");
  }

  get botToken(): string {
    return this.#ctx.settings.botToken;
  }

  get appToken(): string {
    return this.#ctx.settings.appToken;
  }

  get signingSecret(): string {
    return this.#ctx.settings.signingSecret;
  }

  get teamId(): string {
    return this.#ctx.settings.team.id;
  }

  get botUserId(): string {
    return this.#ctx.settings.botUserId;
  }

  /** How many Socket Mode connections take envelopes. */
  sockets(): number {
    return this.#hub.size;
  }

  /** Makes the next calls of a method, or the next envelopes, go wrong. */
  injectFault(fault: Fault): void {
    this.#ctx.faults.inject(fault, this.#ctx.clock.now());
  }

  /** Forgets the faults that have not struck yet. */
  clearFaults(): void {
    this.#ctx.faults.clear();
  }

  /** Cuts every Socket Mode connection without a word. */
  dropSockets(): void {
    this.#hub.dropAll();
  }

  /** Tells every Socket Mode connection to go, as Slack does when it moves them. */
  disconnectSockets(reason: DisconnectReason): void {
    this.#hub.disconnectAll(reason);
  }

  /** Switches to HTTP mode, or with null back to Socket Mode, for what is sent from now on. */
  deliverTo(eventsUrl: string | null): void {
    this.#ctx.state.eventsUrl = eventsUrl;
  }

  /** HTTP mode: asks the app to prove that it owns its address. */
  verifyUrl(): Promise<boolean> {
    return new HttpSender(this.#ctx).verify();
  }

  /**
   * Resolves with the first value of `look` that is neither false, null nor undefined; looks now and after every
   * change. Rejects after `guardMs` (15 s) on the guard clock, naming `what`.
   */
  until<T>(look: () => T | false | null | undefined, what?: string, guardMs?: number): Promise<T> {
    return until({ state: this.#ctx.state, clock: this.#ctx.guardClock }, look, what, guardMs);
  }

  /** Resolves when nothing is on its way to the app: everything is acknowledged or given up. */
  async settled(guardMs?: number): Promise<void> {
    const quiet = (): boolean => this.deliveries().every(({ state }) => state === "acked" || state === "failed");
    await this.until(() => quiet() || undefined, "every delivery settled", guardMs);
  }

  /** Stops: no timer fires any more, sockets are closed, open requests are cut, the port is free. */
  async close(): Promise<void> {
    this.#stop();
    await this.#hub.close();
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    await closed;
  }
}
