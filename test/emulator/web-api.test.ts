import { describe, expect, test } from "vitest";
import { open } from "./opening.ts";

describe("the way in", () => {
  test("takes JSON and forms with JSON inside alike", async () => {
    const { workspace, call } = await open();
    const blocks = [{ type: "section", text: { type: "mrkdwn", text: "上海" } }];
    for (const as of ["json", "form"] as const) {
      const args = { channel: "general", text: "上海", blocks, unfurl_links: false };
      expect((await call("chat.postMessage", args, { as })).error).toBeUndefined();
    }
    const [first, second] = workspace.messages("general");
    expect(second).toEqual({ ...first, ts: second?.ts, blocks: [{ ...blocks[0], block_id: expect.any(String) }] });
    expect(second?.unfurl_links).toBe(false);
    expect(workspace.calls("chat.postMessage").map(({ args }) => args.blocks)).toEqual([blocks, blocks]);
  });

  test.each([
    ["no token", "auth.test", null, "not_authed"],
    ["a wrong token", "auth.test", "xoxb-wrong", "invalid_auth"],
    ["an app token for a bot method", "chat.postMessage", "xapp-local-app", "not_allowed_token_type"],
    ["a bot token for an app method", "apps.connections.open", "xoxb-local-bot", "not_allowed_token_type"],
    ["a method nobody has", "chat.shout", "xoxb-local-bot", "unknown_method"],
  ])("refuses %s", async (_name, method, token, error) => {
    const { call } = await open();
    expect(await call(method, {}, { token })).toMatchObject({ ok: false, error, status: 200 });
  });

  test("refuses broken JSON and a missing argument", async () => {
    const { workspace, call } = await open();
    const headers = { "content-type": "application/json", authorization: `Bearer ${workspace.botToken}` };
    const broken = await fetch(`${workspace.apiUrl}auth.test`, { method: "POST", headers, body: "{" });
    expect(await broken.json()).toEqual({ ok: false, error: "invalid_json" });
    const missing = await call("users.info");
    expect(missing.body).toMatchObject({
      error: "invalid_arguments",
      response_metadata: { messages: ["[ERROR] missing required field: user"] },
    });
  });

  test("says which scope is missing, and which the token has", async () => {
    const { call } = await open({ scopes: ["users:read"] });
    const refused = await call("chat.postMessage", { channel: "general", text: "hello" });
    expect(refused.body).toMatchObject({ error: "missing_scope", needed: "chat:write", provided: "users:read" });
    expect(refused.headers.get("x-oauth-scopes")).toBe("users:read");
    expect(refused.headers.get("x-accepted-oauth-scopes")).toBe("chat:write");
  });

  test("lists the people of a user group to whom it may", async () => {
    const userGroups = [{ id: "S1", people: ["yubaoqing"] }];
    const { workspace, call } = await open({ userGroups });
    expect((await call("usergroups.users.list", { usergroup: "S1" })).body).toEqual({
      ok: true,
      users: [workspace.user("yubaoqing").id],
    });
    expect((await call("usergroups.users.list", { usergroup: "S2" })).body).toMatchObject({ error: "no_such_subteam" });
    const bound = await open({ userGroups, scopes: ["users:read"] });
    expect((await bound.call("usergroups.users.list", { usergroup: "S1" })).body).toMatchObject({
      error: "missing_scope",
      needed: "usergroups:read",
    });
  });

  test("says who the bot is", async () => {
    const { workspace, call } = await open();
    expect((await call("auth.test")).body).toMatchObject({
      ok: true,
      team_id: workspace.teamId,
      user_id: workspace.botUserId,
      bot_id: expect.stringMatching(/^B/),
    });
  });
});

describe("what a workspace takes away", () => {
  test("an archived channel takes no message, and can still be read", async () => {
    const { workspace, call } = await open();
    const { ts } = workspace.say({ text: "last words", channel: "general" });
    workspace.archive("general");
    expect((await call("chat.postMessage", { channel: "general", text: "x" })).error).toBe("is_archived");
    expect((await call("conversations.replies", { channel: "general", ts })).ok).toBe(true);
  });

  test("a revoked token is good for nothing until it is given back", async () => {
    const { workspace, call } = await open();
    workspace.revokeToken();
    expect((await call("auth.test")).error).toBe("token_revoked");
    expect((await call("apps.connections.open", {}, { token: workspace.appToken })).ok).toBe(true);
    workspace.revokeToken(false);
    expect((await call("auth.test")).ok).toBe(true);
  });
});

describe("rate limits", () => {
  test("let a short burst into a channel, then one message a second", async () => {
    const { workspace, clock, call } = await open({ rateLimits: true });
    const post = (channel = "general"): ReturnType<typeof call> => call("chat.postMessage", { channel, text: "x" });
    for (let n = 0; n < 5; n += 1) expect((await post()).status).toBe(200);
    const refused = await post();
    expect(refused).toMatchObject({ status: 429, ok: false, error: "ratelimited" });
    expect(refused.headers.get("retry-after")).toBe("1");
    expect((await post("research")).status).toBe(200);
    clock.advance(1000);
    expect((await post()).status).toBe(200);
    expect((await post()).status).toBe(429);
    expect(workspace.messages("general")).toHaveLength(6);
  });

  test("count each method by its tier", async () => {
    const { call } = await open({ rateLimits: true });
    for (let n = 0; n < 20; n += 1) expect((await call("users.list")).status).toBe(200);
    const refused = await call("users.list");
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "3"]);
    expect((await call("users.info", { user: "U0000000001" })).status).toBe(200);
  });

  test("are off unless asked for", async () => {
    const { call } = await open();
    for (let n = 0; n < 30; n += 1) expect((await call("users.list")).status).toBe(200);
  });
});

describe("faults", () => {
  test("strike the next calls of their method and no others", async () => {
    const { workspace, call } = await open();
    workspace.injectFault({ method: "chat.postMessage", kind: "http-500", times: 2 });
    const args = { channel: "general", text: "x" };
    expect((await call("auth.test")).status).toBe(200);
    const statuses = [];
    for (let n = 0; n < 3; n += 1) statuses.push((await call("chat.postMessage", args)).status);
    expect(statuses).toEqual([500, 500, 200]);
    expect(workspace.messages("general")).toHaveLength(1);
  });

  test("may lose the answer of a call that took effect", async () => {
    const { workspace, call } = await open();
    workspace.injectFault({ method: "*", kind: "http-500", times: 1, performed: true });
    expect((await call("chat.postMessage", { channel: "general", text: "x" })).status).toBe(500);
    expect(workspace.messages("general")).toHaveLength(1);
  });

  test("come as a rate limit, an error code, a cut connection or silence", async () => {
    const { workspace, call } = await open();
    workspace.injectFault({ method: "auth.test", kind: "ratelimited", times: 1, retryAfter: 30 });
    expect((await call("auth.test")).headers.get("retry-after")).toBe("30");
    workspace.injectFault({ method: "auth.test", kind: "error", times: 1, error: "account_inactive" });
    expect((await call("auth.test")).error).toBe("account_inactive");
    workspace.injectFault({ method: "auth.test", kind: "reset", times: 1 });
    await expect(call("auth.test")).rejects.toThrow();
    workspace.injectFault({ method: "auth.test", kind: "timeout", times: 1 });
    const silent = call("auth.test");
    silent.catch(() => undefined);
    await workspace.until(() => workspace.calls("auth.test").length === 4, "the silent call");
    await workspace.close();
    await expect(silent).rejects.toThrow();
  });

  test("may last for a time, and strike one channel only", async () => {
    const { workspace, clock, call } = await open();
    const { id: channel } = workspace.channel("general");
    const limit = { method: "chat.postMessage", kind: "ratelimited", channel, times: 1, lastsMs: 120_000 } as const;
    workspace.injectFault(limit);
    const post = (to: string) => call("chat.postMessage", { channel: to, text: "x" });
    expect((await post(channel)).headers.get("retry-after")).toBe("120");
    clock.advance(100_500);
    expect((await post(channel)).headers.get("retry-after")).toBe("20");
    expect((await post(workspace.channel("research").id)).status).toBe(200);
    expect((await call("auth.test")).status).toBe(200);
    clock.advance(19_500);
    expect((await post(channel)).status).toBe(200);
  });

  test("are forgotten when asked", async () => {
    const { workspace, call } = await open();
    workspace.injectFault({ method: "auth.test", kind: "http-500", times: 9 });
    workspace.clearFaults();
    expect((await call("auth.test")).ok).toBe(true);
  });
});
