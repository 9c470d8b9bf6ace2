import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, test } from "vitest";
import { sign } from "../../src/emulator/http-delivery.ts";
import type { Workspace } from "../../src/emulator/workspace.ts";
import { closeLater, open } from "./opening.ts";

interface Got {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

type Reply = { status?: number; headers?: Record<string, string>; body?: string } | "silence";

/** An app's address that answers from a list, its last answer for ever. */
async function endpoint(replies: readonly Reply[]): Promise<{ url: string; got: Got[]; first: Promise<unknown> }> {
  const got: Got[] = [];
  const arrived = Promise.withResolvers<void>();
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    got.push({ headers: request.headers, body });
    arrived.resolve();
    const reply = replies[Math.min(got.length, replies.length) - 1] ?? {};
    if (reply === "silence") return;
    response.writeHead(reply.status ?? 200, reply.headers ?? {}).end(reply.body ?? "");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closeLater(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`,
    got,
    first: arrived.promise,
  };
}

const settings = { subscriptions: ["app_mention"] };

describe("an event over HTTP", () => {
  test("is signed over its timestamp and raw body", async () => {
    const { url, got } = await endpoint([{}]);
    const { workspace, clock } = await open({ ...settings, eventsUrl: url });
    workspace.mention({ text: "張景安 said?" });
    await workspace.settled();
    const { headers, body } = got[0]!;
    const seconds = Math.floor(clock.now() / 1000);
    expect(headers["x-slack-request-timestamp"]).toBe(String(seconds));
    expect(headers["x-slack-signature"]).toBe(sign(workspace.signingSecret, seconds, body));
    expect(headers["x-slack-retry-num"]).toBeUndefined();
    expect(JSON.parse(body)).toMatchObject({ type: "event_callback", event: { type: "app_mention" } });
  });

  test("is signed as Slack's documentation shows", () => {
    const body =
      "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&" +
      "channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&" +
      "response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&" +
      "trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
    expect(sign("8f742231b10e8888abcd99yyyzzz85a5", 1531420618, body)).toBe(
      "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
    );
  });

  test("comes again with its number and reason: at once, after a minute, after five", async () => {
    const { url, got } = await endpoint([{ status: 500 }]);
    const { workspace, clock } = await open({ ...settings, eventsUrl: url });
    workspace.mention({ text: "hello" });
    const tries = (): number | undefined => workspace.deliveries()[0]?.attempts.filter(failed).length;
    for (const [index, wait] of [0, 60_000, 300_000].entries()) {
      if (wait > 0) await workspace.until(() => tries() === index + 1, "the failure");
      await turned();
      clock.advance(wait);
    }
    await workspace.settled();
    expect(got.map(({ headers }) => headers["x-slack-retry-num"])).toEqual([undefined, "1", "2", "3"]);
    expect(got.map(({ headers }) => headers["x-slack-retry-reason"])).toEqual([
      undefined,
      "http_error",
      "http_error",
      "http_error",
    ]);
    expect(new Set(got.map(({ body }) => JSON.parse(body).event_id)).size).toBe(1);
    expect(workspace.deliveries()[0]?.state).toBe("failed");
  });

  test("comes again when the app is silent for three seconds", async () => {
    const { url, got, first } = await endpoint(["silence", {}]);
    const { workspace, clock } = await open({ ...settings, eventsUrl: url });
    workspace.mention({ text: "hello" });
    await first;
    clock.advance(3000);
    await workspace.settled();
    expect(got.at(-1)?.headers["x-slack-retry-reason"]).toBe("http_timeout");
    expect(workspace.deliveries()[0]?.state).toBe("acked");
  });

  test("comes no more when the app answers x-slack-no-retry", async () => {
    const { url, got } = await endpoint([{ status: 500, headers: { "x-slack-no-retry": "1" } }]);
    const { workspace } = await open({ ...settings, eventsUrl: url });
    workspace.mention({ text: "hello" });
    await workspace.settled();
    expect(got).toHaveLength(1);
  });

  test("fails as connection_failed when nobody listens", async () => {
    const { workspace } = await open(settings);
    workspace.deliverTo("http://127.0.0.1:9/slack/events");
    workspace.mention({ text: "hello" });
    const first = await workspace.until(() => workspace.deliveries()[0]?.attempts.find(failed), "the failure");
    expect(first.outcome).toBe("connection_failed");
  });

  test("an address is verified by its challenge", async () => {
    const { url, got } = await endpoint([{ body: "no" }]);
    const { workspace } = await open({ eventsUrl: url });
    expect(await workspace.verifyUrl()).toBe(false);
    workspace.deliverTo("http://127.0.0.1:9/slack/events");
    expect(await workspace.verifyUrl()).toBe(false);
    expect(JSON.parse(got[0]?.body ?? "")).toMatchObject({ type: "url_verification", challenge: expect.any(String) });
  });
});

describe("a command or an interaction over HTTP", () => {
  test("comes as a form, and a text in the answer is shown to its user", async () => {
    const { url, got } = await endpoint([{ body: "one moment" }]);
    const { workspace } = await open({ eventsUrl: url });
    await workspace.slashCommand("/ask", "who spoke?", { channel: "general" }).done;
    const form = new URLSearchParams(got[0]?.body);
    expect(got[0]?.headers["content-type"]).toBe("application/x-www-form-urlencoded");
    expect([form.get("command"), form.get("text"), form.get("channel_name")]).toEqual([
      "/ask",
      "who spoke?",
      "general",
    ]);
    expect(workspace.ephemerals().map(({ text }) => text)).toEqual(["one moment"]);
  });

  test("an interaction comes as JSON in the field `payload`", async () => {
    const { url, got } = await endpoint([{}]);
    const { workspace } = await open({ eventsUrl: url });
    await workspace.shortcut("ask_global").done;
    const payload = JSON.parse(new URLSearchParams(got[0]?.body).get("payload") ?? "");
    expect(payload).toMatchObject({ type: "shortcut", callback_id: "ask_global", trigger_id: expect.any(String) });
  });
});

describe("a response_url", () => {
  async function ask(): Promise<{ workspace: Workspace; turn: (ms: number) => void; respond: Responder }> {
    const { url, got } = await endpoint([{}]);
    const { workspace, clock } = await open({ eventsUrl: url });
    await workspace.slashCommand("/ask", "who", { channel: "general" }).done;
    const address = new URLSearchParams(got[0]?.body).get("response_url") ?? "";
    const respond: Responder = async (payload) => {
      const response = await fetch(address, { method: "POST", body: JSON.stringify(payload) });
      return { status: response.status, body: await response.json() };
    };
    return { workspace, turn: (ms) => clock.advance(ms), respond };
  }

  type Responder = (payload: object) => Promise<{ status: number; body: unknown }>;

  test("works five times", async () => {
    const { workspace, respond } = await ask();
    for (let n = 0; n < 5; n += 1) expect((await respond({ text: `part ${n}` })).status).toBe(200);
    expect(await respond({ text: "part 5" })).toEqual({ status: 404, body: { ok: false, error: "used_url" } });
    expect(workspace.ephemerals()).toHaveLength(5);
  });

  test("works for thirty minutes", async () => {
    const { turn, respond } = await ask();
    turn(30 * 60_000);
    expect((await respond({ text: "in time" })).status).toBe(200);
    turn(1);
    expect(await respond({ text: "late" })).toMatchObject({ status: 404, body: { error: "expired_url" } });
  });

  test("posts for all to see when asked, and refuses what Slack refuses", async () => {
    const { workspace, respond } = await ask();
    await respond({ text: "for all", response_type: "in_channel" });
    expect(workspace.messages("general").map(({ text }) => text)).toEqual(["for all"]);
    expect(await respond({})).toMatchObject({ status: 400, body: { error: "no_text" } });
    expect(await respond({ text: "x", blocks: [{ type: "nonsense" }] })).toMatchObject({ status: 400 });
  });
});

function failed({ outcome }: { readonly outcome: string }): boolean {
  return outcome !== "pending" && outcome !== "acked";
}

/** Lets what has been resolved so far run, so that it sees the Clock before the next turn. */
async function turned(): Promise<void> {
  for (let n = 0; n < 10; n += 1) await Promise.resolve();
}
