import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { Context } from "./context.ts";
import { answerControl } from "./control-http.ts";
import { dispatch } from "./courier.ts";
import { Faults } from "./faults.ts";
import { HttpSender } from "./http-delivery.ts";
import { Ids } from "./ids.ts";
import { createPageServer } from "./page/serve-page.ts";
import type { Surface } from "./page/surface.ts";
import { type Elsewhere, makeServer } from "./server.ts";
import { type WorkspaceSettings, withDefaults } from "./settings.ts";
import { SocketHub } from "./socket.ts";
import { State } from "./state.ts";
import { Workspace } from "./workspace.ts";

/** How to start a workspace. `port` 0 takes a free one; without `eventsUrl` it speaks Socket Mode. */
export interface WorkspaceOptions extends Partial<WorkspaceSettings> {
  readonly clock: Clock;
  /** Limits `until` and `settled`: the real clock, when `clock` is turned by hand. */
  readonly guardClock?: Clock;
  readonly log?: Log;
  readonly port?: number;
  /** Shows the workspace as a page, with what the app offers; without it there is none. */
  readonly page?: Surface;
  /** Answers what neither Slack nor the page does. */
  readonly elsewhere?: Elsewhere;
}

const SILENT: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/**
 * Starts a local Slack on 127.0.0.1. Time comes from the Clock, ids from counters: the same actions give the same
 * workspace. Signatures carry the Clock's time, so an app that checks them wants a Clock near the real one.
 */
export async function startWorkspace(options: WorkspaceOptions): Promise<Workspace> {
  const { clock, guardClock = clock, log = SILENT, port = 0, page, elsewhere, ...given } = options;
  const settings = withDefaults(given);
  const state = new State();
  const timers = new Set<() => void>();
  let address = "";
  const ctx: Context = {
    settings,
    state,
    clock,
    guardClock,
    ids: new Ids(settings.idsAfter),
    faults: new Faults(),
    log,
    baseUrl: () => address,
    socketUrl: () => hub.ticketUrl(),
    later: (ms, call) => later(clock, timers, ms, call),
    deliver: (parcel) => dispatch(ctx, ctx.state.eventsUrl === null ? hub : http, parcel),
  };
  const hub = new SocketHub(ctx);
  const http = new HttpSender(ctx);
  const server = makeServer(
    ctx,
    (name, args) => answerControl(workspace, name, args),
    (...asked) => pages?.(...asked) === true || elsewhere?.(...asked) === true,
  );
  server.on("upgrade", (request, socket, head) => hub.upgrade(request, socket, head));
  const workspace = new Workspace(ctx, hub, server, () => {
    for (const cancel of [...timers]) cancel();
  });
  furnish(ctx, workspace);
  const pages = page === undefined ? null : createPageServer(workspace, state, page, settings.team.name);
  address = await listen(server, port);
  return workspace;
}

function later(clock: Clock, timers: Set<() => void>, ms: number, call: () => void): () => void {
  const cancel = (): void => {
    timers.delete(cancel);
    stop();
  };
  const stop = clock.after(ms, () => {
    timers.delete(cancel);
    call();
  });
  timers.add(cancel);
  return cancel;
}

function furnish({ state, settings }: Context, workspace: Workspace): void {
  state.eventsUrl = settings.eventsUrl;
  const { botUserId: id, botName } = settings;
  state.users.set(id, { id, name: botName, realName: botName, tz: "Etc/UTC", locale: "en-US", isBot: true });
  for (const person of settings.people) workspace.addUser(person);
  for (const room of settings.rooms) workspace.addChannel(room);
}

function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const { port: taken } = server.address() as AddressInfo;
      resolve(`http://127.0.0.1:${taken}`);
    });
  });
}
