import { describe, expect, test } from "vitest";
import type { Workspace } from "../../src/emulator/workspace.ts";
import { open } from "./opening.ts";

type Answer = { status: number; ok: boolean; error?: string; result: Record<string, unknown> };

async function control(workspace: Workspace, name: string, args: object = {}): Promise<Answer> {
  const response = await fetch(workspace.controlUrl + name, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(args),
  });
  return { status: response.status, ...((await response.json()) as Omit<Answer, "status">) };
}

test("a web page that finds it gets nothing from it", async () => {
  const { workspace } = await open();
  const response = await fetch(`${workspace.controlUrl}messages`, { headers: { origin: "http://evil.example" } });
  expect(response.status).toBe(403);
});

describe("another process", () => {
  test("writes, and reads what was written", async () => {
    const { workspace } = await open();
    const { result } = await control(workspace, "mention", { text: "who?", channel: "research", copies: 2 });
    expect(workspace.deliveries()).toHaveLength(4);
    await control(workspace, "say", { text: "hm", channel: "research", threadTs: result.ts });
    const read = await fetch(`${workspace.controlUrl}messages?channel=research&threadTs=${String(result.ts)}`);
    const { result: messages } = (await read.json()) as { result: { text: string }[] };
    expect(messages.map(({ text }) => text)).toEqual([`<@${workspace.botUserId}> who?`, "hm"]);
    expect((await control(workspace, "direct-message", { text: "hi" })).result.channel).toMatch(/^D/);
  });

  test("types commands, presses buttons, opens the Home tab and stops sessions", async () => {
    const { workspace, call } = await open();
    const typed = await control(workspace, "slash-command", { command: "/ask", text: "who?", channel: "general" });
    expect(typed.result.delivery).toMatch(/^Dl/);
    const element = { type: "button", action_id: "go", text: { type: "plain_text", text: "Go" } };
    const blocks = [{ type: "actions", elements: [element] }];
    const { ts } = await call("chat.postMessage", { channel: "general", text: "x", blocks });
    await control(workspace, "block-action", { channel: "general", ts, actionId: "go" });
    await control(workspace, "open-home", { tab: "messages", user: "yubaoqing" });
    await control(workspace, "stop-session", { channel: "general", threadTs: ts });
    const names = workspace.deliveries().map(({ name }) => name);
    expect(names).toEqual(["/ask", "message", "block_actions", "app_home_opened", "agent_session_stopped"]);
  });

  test("makes things go wrong, and sees what was called", async () => {
    const { workspace, call } = await open();
    await control(workspace, "fault", { method: "auth.test", kind: "ratelimited", retryAfter: 7 });
    expect((await call("auth.test")).headers.get("retry-after")).toBe("7");
    const { result } = await control(workspace, "calls", { method: "auth.test" });
    expect(result).toMatchObject([{ method: "auth.test", status: 429 }]);
    expect((await control(workspace, "fault", { method: "auth.test", kind: "flood" })).status).toBe(400);
    expect((await control(workspace, "status")).result).toMatchObject({ sockets: 0 });
    await control(workspace, "fault", { method: "auth.test", kind: "http-500", lastsMs: 60_000 });
    for (let n = 0; n < 3; n += 1) expect((await call("auth.test")).status).toBe(500);
    await control(workspace, "clear-faults");
    await control(workspace, "revoke-token");
    expect((await call("auth.test")).error).toBe("token_revoked");
    await control(workspace, "revoke-token", { revoked: false });
    await control(workspace, "archive", { channel: "general" });
    expect((await call("chat.postMessage", { channel: "general", text: "x" })).error).toBe("is_archived");
  });

  test("is told what it got wrong", async () => {
    const { workspace } = await open();
    expect(await control(workspace, "sing")).toMatchObject({ status: 404, error: "unknown_control" });
    expect(await control(workspace, "mention")).toMatchObject({ status: 400, error: "invalid_arguments" });
    expect(await control(workspace, "mention", { text: "x", channel: "nowhere" })).toMatchObject({
      status: 400,
      error: "channel_not_found",
    });
  });
});

test("the same actions give the same workspace", async () => {
  const record = async (): Promise<unknown> => {
    const { workspace, call } = await open();
    workspace.mention({ text: "who?", copies: 2 });
    workspace.directMessage({ text: "who?" });
    workspace.slashCommand("/ask", "who?", { channel: "general" });
    await call("chat.postMessage", { channel: "general", text: "answer" });
    const payloads = workspace.deliveries().map(({ id, payload }) => [id, payload]);
    return JSON.parse(JSON.stringify(payloads).replaceAll(new URL(workspace.apiUrl).host, "HOST"));
  };
  expect(await record()).toEqual(await record());
});

describe("waiting", () => {
  test("ends with the value, the error of the look, or the guard", async () => {
    const { workspace } = await open();
    const waited = workspace.until(() => workspace.messages("general")[0]?.text, "a message");
    workspace.say({ text: "here", channel: "general" });
    expect(await waited).toBe("here");
    await expect(workspace.until(() => workspace.messages("nowhere")[0])).rejects.toThrow("channel_not_found");
    await expect(workspace.until(() => false, "a miracle", 1)).rejects.toThrow("still not a miracle");
  });
});
