import { describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import type { Fields } from "../../src/emulator/model.ts";
import { open } from "./opening.ts";
import { address, Client, connect } from "./socket-client.ts";

function eventId(envelope: Fields): unknown {
  return (envelope.payload as Fields).event_id;
}

const settings = { subscriptions: ["app_mention"] };

describe("a connection", () => {
  test("is greeted with hello", async () => {
    const { workspace } = await open();
    const client = await connect(workspace);
    expect(await client.nth(0)).toMatchObject({ type: "hello", num_connections: 1, connection_info: {} });
  });

  test("needs a ticket that was never used and is not too old", async () => {
    const { workspace, clock } = await open();
    const url = await address(workspace);
    const first = new Client(url);
    await first.nth(0);
    await expect(refusal(url)).resolves.toMatch(/408/);
    const late = await address(workspace);
    clock.advance(30_001);
    await expect(refusal(late)).resolves.toMatch(/408/);
  });

  test("is pinged every ten seconds, and pings are answered", async () => {
    const { workspace, clock } = await open();
    const client = await connect(workspace);
    const pinged = new Promise<string>((resolve) => client.ws.once("ping", (data) => resolve(String(data))));
    clock.advance(10_000);
    expect(await pinged).toMatch(/^Ping from/);
    const answered = new Promise<void>((resolve) => client.ws.once("pong", () => resolve()));
    client.ws.ping();
    await answered;
  });

  test("takes no envelope after `disconnect`, and is cut ten seconds later", async () => {
    const { workspace, clock } = await open(settings);
    const old = await connect(workspace);
    workspace.disconnectSockets("warning");
    expect(await old.nth(1)).toMatchObject({ type: "disconnect", reason: "warning" });
    workspace.mention({ text: "hello" });
    const fresh = await connect(workspace);
    expect(await fresh.nth(1)).toMatchObject({ type: "events_api" });
    clock.advance(10_000);
    expect(await old.closed).toBe(1006);
    expect(old.heard).toHaveLength(2);
  });
});

describe("an event", () => {
  test("carries what Slack puts around it", async () => {
    const { workspace } = await open(settings);
    const client = await connect(workspace);
    const asked = workspace.mention({ text: "who spoke?", channel: "research", threadTs: "1.000001" });
    const envelope = await client.nth(1);
    expect(envelope).toMatchObject({ type: "events_api", accepts_response_payload: false, retry_attempt: 0 });
    expect(envelope.payload).toMatchObject({
      type: "event_callback",
      team_id: workspace.teamId,
      event_id: asked.eventIds[0],
      authorizations: [{ user_id: workspace.botUserId, is_bot: true }],
      event: { type: "app_mention", channel: asked.channel, ts: asked.ts, thread_ts: "1.000001" },
    });
  });

  test("comes as app_mention and as the channel's message under one ts", async () => {
    const { workspace } = await open();
    const client = await connect(workspace);
    const asked = workspace.mention({ text: "who spoke?" });
    const events = [await client.nth(1), await client.nth(2)].map((one) => (one.payload as Fields).event as Fields);
    expect(events.map(({ type }) => type)).toEqual(["app_mention", "message"]);
    expect(new Set(events.map(({ ts }) => ts))).toEqual(new Set([asked.ts]));
    expect(events[1]).toMatchObject({ channel_type: "channel" });
    expect(new Set(asked.eventIds).size).toBe(2);
  });

  test("comes again after three seconds, at once, then after a minute and five, and is then given up", async () => {
    const { workspace, clock } = await open(settings);
    const client = await connect(workspace);
    workspace.mention({ text: "hello" });
    const sent = (): boolean => workspace.deliveries()[0]?.state === "sent";
    const first = await client.nth(1);
    for (const [index, wait] of [0, 60_000, 300_000].entries()) {
      clock.advance(3000);
      await workspace.until(() => workspace.deliveries()[0]?.attempts[index]?.outcome === "timeout", "the timeout");
      await turned();
      clock.advance(wait);
      await workspace.until(sent, "the next try");
      const again = await client.nth(index + 2);
      expect(again).toMatchObject({ retry_attempt: index + 1, retry_reason: "timeout" });
      expect(eventId(again)).toBe(eventId(first));
      expect(again.envelope_id).not.toBe(first.envelope_id);
    }
    clock.advance(3000);
    await workspace.until(() => workspace.deliveries()[0]?.state === "failed", "the end");
    expect(client.heard).toHaveLength(5);
  });

  test("comes no more once it is acknowledged, and a late acknowledgement is for nothing", async () => {
    const { workspace, clock } = await open(settings);
    const client = await connect(workspace);
    workspace.mention({ text: "hello" });
    const first = await client.nth(1);
    clock.advance(3000);
    const second = await client.nth(2);
    client.acknowledge(first);
    client.acknowledge(second);
    await workspace.settled();
    expect(workspace.deliveries()[0]?.attempts.map(({ outcome }) => outcome)).toEqual(["timeout", "acked"]);
  });

  test("goes to one of several sockets, each in its turn", async () => {
    const { workspace } = await open(settings);
    const clients = [await connect(workspace), await connect(workspace)];
    for (let n = 0; n < 4; n += 1) workspace.mention({ text: `question ${n}` });
    for (const client of clients) for (const n of [1, 2]) client.acknowledge(await client.nth(n));
    await workspace.settled();
    const ids = clients.flatMap(({ heard }) => heard.slice(1).map(eventId));
    expect(new Set(ids).size).toBe(4);
    expect(clients.map(({ heard }) => heard.length)).toEqual([3, 3]);
  });

  test("waits for a socket when there is none", async () => {
    const { workspace } = await open(settings);
    const asked = workspace.mention({ text: "hello" });
    const client = await connect(workspace);
    expect(eventId(await client.nth(1))).toBe(asked.eventIds[0]);
  });

  test("goes to the next connection when its socket drops before the acknowledgement", async () => {
    const { workspace } = await open(settings);
    const first = await connect(workspace);
    workspace.mention({ text: "hello" });
    const lost = await first.nth(1);
    first.ws.terminate();
    await workspace.until(() => workspace.sockets() === 0, "the socket to go");
    const second = await connect(workspace);
    const again = await second.nth(1);
    expect(eventId(again)).toBe(eventId(lost));
    expect(again.retry_attempt).toBe(1);
    second.acknowledge(again);
    await workspace.settled();
  });

  test("outlives more dropped sockets than it has retries", async () => {
    const { workspace } = await open(settings);
    workspace.mention({ text: "hello" });
    for (let drop = 0; drop < 5; drop += 1) {
      const client = await connect(workspace);
      expect(await client.nth(1)).toMatchObject({ retry_attempt: drop });
      client.ws.terminate();
      await workspace.until(() => workspace.sockets() === 0, "the socket to go");
    }
    const last = await connect(workspace);
    last.acknowledge(await last.nth(1));
    await workspace.settled();
    expect(workspace.deliveries()[0]?.state).toBe("acked");
  });

  test("is not heard when a fault drops the socket before it is sent", async () => {
    const { workspace } = await open(settings);
    workspace.injectFault({ method: "socket", kind: "drop", times: 1 });
    const first = await connect(workspace);
    workspace.mention({ text: "hello" });
    await first.closed;
    expect(first.heard).toHaveLength(1);
    const second = await connect(workspace);
    expect(await second.nth(1)).toMatchObject({ type: "events_api" });
  });

  test("goes out in several copies under one id when asked", async () => {
    const { workspace } = await open(settings);
    const client = await connect(workspace);
    workspace.mention({ text: "hello", copies: 3 });
    const ids = [await client.nth(1), await client.nth(2), await client.nth(3)].map(eventId);
    expect(new Set(ids).size).toBe(1);
  });

  test("is not sent when the app does not subscribe to it or the bot is not there", async () => {
    const { workspace } = await open({ subscriptions: ["app_mention"], rooms: [{ name: "away", withBot: false }] });
    expect(workspace.directMessage({ text: "hello" }).eventIds).toEqual([]);
    expect(workspace.mention({ text: "hello", channel: "away" }).eventIds).toEqual([]);
    expect(workspace.deliveries()).toEqual([]);
  });
});

describe("a slash command", () => {
  test("is never sent twice, and fails without a socket", async () => {
    const { workspace, clock } = await open();
    const without = await workspace.slashCommand("/ask", "who").done;
    expect(without).toMatchObject({ state: "failed", attempts: [{ outcome: "no_socket" }] });
    const client = await connect(workspace);
    const sent = workspace.slashCommand("/ask", "who");
    expect(await client.nth(1)).toMatchObject({ type: "slash_commands", accepts_response_payload: true });
    clock.advance(3000);
    expect((await sent.done).state).toBe("failed");
    expect(client.heard).toHaveLength(2);
  });

  test("shows what the acknowledgement carries to the one who typed it", async () => {
    const { workspace } = await open();
    const client = await connect(workspace);
    const sent = workspace.slashCommand("/ask", "who", { user: "yubaoqing", channel: "general" });
    client.acknowledge(await client.nth(1), { text: "one moment" });
    await sent.done;
    expect(workspace.ephemerals("yubaoqing").map(({ text }) => text)).toEqual(["one moment"]);
    expect(workspace.messages("general")).toEqual([]);
  });
});

async function refusal(url: string): Promise<string> {
  const ws = new WebSocket(url);
  return new Promise((resolve) => ws.on("error", (error) => resolve(error.message)));
}

/** Lets what has been resolved so far run, so that it sees the Clock before the next turn. */
async function turned(): Promise<void> {
  for (let n = 0; n < 10; n += 1) await Promise.resolve();
}
