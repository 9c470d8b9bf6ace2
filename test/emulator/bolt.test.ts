import { createServer } from "node:net";
import { App, LogLevel, SocketModeReceiver } from "@slack/bolt";
import { afterEach, describe, expect, test } from "vitest";
import { systemClock } from "../../src/adapters/system-clock.ts";
import { startWorkspace } from "../../src/emulator/start-workspace.ts";
import type { Workspace } from "../../src/emulator/workspace.ts";
import { type HandClock, handClock } from "../fakes/hand-clock.ts";

const closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}

/** Bolt's own log would only tell of the sockets that these tests cut. */
const logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};

/** The smallest app that shows every way in: mention, direct message, command, button, modal. */
function listen(app: App): void {
  const seen = new Set<string>();
  app.event("app_mention", async ({ event, body, say }) => {
    if (seen.has(body.event_id)) return;
    seen.add(body.event_id);
    await say({ text: `heard: ${event.text}`, thread_ts: event.thread_ts ?? event.ts });
  });
  app.message(async ({ message, say }) => {
    if (message.channel_type !== "im" || message.subtype !== undefined || !("text" in message)) return;
    await say({ text: `you said: ${message.text}`, thread_ts: message.thread_ts ?? message.ts });
  });
  app.command("/ask", async ({ command, ack, respond }) => {
    await ack();
    await respond({ text: `asked: ${command.text}`, response_type: "in_channel" });
  });
  app.action("more", async ({ ack, body, client }) => {
    await ack();
    const title = { type: "plain_text", text: "More" } as const;
    if ("trigger_id" in body) {
      await client.views.open({ trigger_id: body.trigger_id, view: { type: "modal", title, blocks: [] } });
    }
  });
}

async function overSocket(options: { rateLimits?: boolean } = {}): Promise<{ workspace: Workspace; clock: HandClock }> {
  const clock = handClock("2026-11-23T09:00:00Z");
  const workspace = await startWorkspace({ clock, guardClock: systemClock(), ...options });
  closing.push(() => workspace.close());
  const clientOptions = { slackApiUrl: workspace.apiUrl };
  const receiver = new SocketModeReceiver({
    appToken: workspace.appToken,
    logger,
    clientPingTimeout: 300,
    installerOptions: { clientOptions },
  });
  const app = new App({ token: workspace.botToken, receiver, logger, clientOptions });
  listen(app);
  await app.start();
  closing.push(() => app.stop());
  return { workspace, clock };
}

async function overHttp(): Promise<{ workspace: Workspace; clock: HandClock }> {
  const port = await freePort();
  // Bolt compares the signature's time with the real one.
  const clock = handClock(new Date().toISOString());
  const workspace = await startWorkspace({
    clock,
    guardClock: systemClock(),
    eventsUrl: `http://127.0.0.1:${port}/slack/events`,
  });
  closing.push(() => workspace.close());
  const app = new App({
    token: workspace.botToken,
    signingSecret: workspace.signingSecret,
    logger,
    clientOptions: { slackApiUrl: workspace.apiUrl },
  });
  listen(app);
  await app.start({ port, host: "127.0.0.1" });
  closing.push(() => app.stop());
  return { workspace, clock };
}

describe.each([
  ["Socket Mode", overSocket],
  ["signed HTTP", overHttp],
] as const)("an unmodified Bolt app over %s", (_name, start) => {
  test("answers a mention in its thread and a direct message in its own", async () => {
    const { workspace } = await start();
    const asked = workspace.mention({ text: "who spoke?", channel: "research" });
    const answer = await workspace.until(() => workspace.answers("research", asked.ts)[0], "an answer");
    expect(answer.text).toBe(`heard: <@${workspace.botUserId}> who spoke?`);
    const direct = workspace.directMessage({ text: "张景安 & co" });
    const reply = await workspace.until(() => workspace.answers(direct.channel, direct.ts)[0], "a reply");
    expect(reply.text).toBe("you said: 张景安 &amp; co");
  });

  test("answers a slash command through its response_url", async () => {
    const { workspace } = await start();
    workspace.slashCommand("/ask", "who spoke?", { channel: "general" });
    const answer = await workspace.until(() => workspace.messages("general")[0], "an answer");
    expect(answer.text).toBe("asked: who spoke?");
  });

  test("opens a modal from a button", async () => {
    const { workspace } = await start();
    const button = { type: "button", action_id: "more", text: { type: "plain_text", text: "More" } };
    const response = await fetch(`${workspace.apiUrl}chat.postMessage`, {
      method: "POST",
      headers: { authorization: `Bearer ${workspace.botToken}`, "content-type": "application/json" },
      body: JSON.stringify({ channel: "general", text: "x", blocks: [{ type: "actions", elements: [button] }] }),
    });
    expect(await response.json()).toMatchObject({ ok: true });
    const posted = workspace.messages("general")[0];
    workspace.blockAction("general", posted?.ts ?? "", "more");
    const view = await workspace.until(() => workspace.views()[0], "a modal");
    expect(view.user).toBe(workspace.user().id);
  });

  test("sees one event id in every copy: 200 mentions, each three times, give 200 answers", async () => {
    const { workspace } = await start();
    for (let n = 0; n < 200; n += 1) workspace.mention({ text: `question ${n}`, channel: "general", copies: 3 });
    await workspace.settled();
    const answers = (): number =>
      workspace.messages("general").filter(({ user }) => user === workspace.botUserId).length;
    await workspace.until(() => answers() >= 200, "200 answers");
    expect(answers()).toBe(200);
    expect(workspace.deliveries().filter(({ name }) => name === "app_mention")).toHaveLength(600);
  });
});

describe("Socket Mode with Bolt", () => {
  test("loses nothing when the socket goes in the middle", async () => {
    const { workspace } = await overSocket();
    workspace.injectFault({ method: "socket", kind: "drop-after-send", times: 1 });
    for (let n = 0; n < 20; n += 1) workspace.mention({ text: `question ${n}`, channel: "general" });
    await workspace.until(() => workspace.sockets() === 0, "the socket to go");
    await workspace.until(() => workspace.sockets() === 1, "a new socket");
    const answered = (): Set<string> =>
      new Set(
        workspace.messages("general").flatMap((m) => (m.user === workspace.botUserId ? [m.thread_ts ?? ""] : [])),
      );
    await workspace.until(() => answered().size === 20, "20 answers");
    await workspace.settled();
    expect(workspace.deliveries().some(({ attempts }) => attempts[0]?.outcome === "socket_closed")).toBe(true);
  });

  test("comes back after it was told to disconnect", async () => {
    const { workspace } = await overSocket();
    workspace.disconnectSockets("refresh_requested");
    expect(workspace.sockets()).toBe(0);
    const asked = workspace.mention({ text: "still there?", channel: "general" });
    await workspace.until(() => workspace.answers("general", asked.ts)[0], "an answer");
  });
});

test("HTTP mode proves the app's address", async () => {
  const { workspace } = await overHttp();
  expect(await workspace.verifyUrl()).toBe(true);
});
