import { describe, expect, test } from "vitest";
import { open } from "./opening.ts";

async function thread(options: Parameters<typeof open>[0] = {}) {
  const opened = await open(options);
  const { channel, ts } = opened.workspace.directMessage({ text: "who?" });
  return { ...opened, channel, ts, place: { channel_id: channel, thread_ts: ts } };
}

describe("an agent session", () => {
  test("is made by its first status, and keeps the title it was made with", async () => {
    const { workspace, call, channel, ts, place } = await thread();
    const first = await call("agents.sessions.setStatus", { ...place, status: "processing", title: "Who spoke" });
    expect(first.body).toMatchObject({ ok: true, status: "processing", title: "Who spoke" });
    await call("agents.sessions.setStatus", { ...place, status: "active", title: "Another" });
    expect(workspace.session(channel, ts)).toMatchObject({ status: "active", title: "Who spoke" });
  });

  test("is renamed, and the app is told", async () => {
    const { workspace, call, channel, ts, place } = await thread();
    await call("agents.sessions.rename", { ...place, title: "One" });
    await call("agents.sessions.rename", { ...place, title: "Two" });
    expect(workspace.session(channel, ts)?.title).toBe("Two");
    expect(workspace.deliveries().at(-1)?.payload.event).toMatchObject({
      type: "agent_session_title_changed",
      title: "Two",
      previous_title: "One",
    });
    expect((await call("agents.sessions.rename", { ...place, title: "字".repeat(201) })).ok).toBe(false);
  });

  test("stops processing after an hour", async () => {
    const { workspace, clock, call, channel, ts, place } = await thread();
    await call("agents.sessions.setStatus", { ...place, status: "processing" });
    clock.advance(3_599_999);
    expect(workspace.session(channel, ts)?.status).toBe("processing");
    clock.advance(1);
    expect(workspace.session(channel, ts)?.status).toBe("active");
  });

  test.each([
    ["a status nobody knows", { status: "thinking" }, "invalid_status"],
    ["no thread", { status: "active", thread_ts: "" }, "thread_ts_required"],
    ["a channel nobody has", { status: "active", channel_id: "C9" }, "channel_not_found"],
    ["a starter nobody knows", { status: "active", initiator_user_id: "U9" }, "user_not_found"],
  ])("is refused with %s", async (_name, args, error) => {
    const { call, place } = await thread();
    expect((await call("agents.sessions.setStatus", { ...place, ...args })).error).toBe(error);
  });

  test("warns an app that would not hear the Stop button", async () => {
    const { call, place } = await thread({ subscriptions: ["message.im"] });
    const { body } = await call("agents.sessions.setStatus", { ...place, status: "processing" });
    expect(body.warning).toBe("missing_agent_session_stopped_event_subscription");
  });
});

describe("the line under a thread", () => {
  test("goes with a reply, or after two minutes", async () => {
    const { workspace, clock, call, channel, ts, place } = await thread();
    const status = { ...place, status: "is reading…" };
    const shown = (): string | undefined => workspace.threadStatus(channel, ts)?.status;
    await call("assistant.threads.setStatus", status);
    expect(shown()).toBe("is reading…");
    await call("chat.postMessage", { channel, thread_ts: ts, text: "answer" });
    expect(shown()).toBeUndefined();
    await call("assistant.threads.setStatus", status);
    clock.advance(120_000);
    expect(shown()).toBe("");
  });

  test("takes at most ten loading messages and four prompts", async () => {
    const { workspace, call, channel, ts, place } = await thread();
    const prompts = (n: number): object[] => Array.from({ length: n }, () => ({ title: "t", message: "m" }));
    const suggest = (n: number): Promise<{ error?: string }> =>
      call("assistant.threads.setSuggestedPrompts", { ...place, prompts: prompts(n) }, { as: "form" });
    expect((await suggest(4)).error).toBeUndefined();
    expect((await suggest(5)).error).toBe("invalid_arguments");
    const loading_messages = Array.from({ length: 11 }, (_, n) => `step ${n}`);
    expect((await call("assistant.threads.setStatus", { ...place, status: "x", loading_messages })).ok).toBe(false);
    await call("assistant.threads.setTitle", { ...place, title: "Who" });
    expect(workspace.threadStatus(channel, ts)).toMatchObject({ title: "Who", prompts: prompts(4) });
  });
});

describe("a scheduled message", () => {
  const seconds = (clock: { now(): number }): number => Math.floor(clock.now() / 1000);

  test("is posted at its time, not before", async () => {
    const { workspace, clock, call } = await open();
    const post_at = seconds(clock) + 60;
    const { body } = await call("chat.scheduleMessage", { channel: "general", text: "news", post_at });
    expect(body).toMatchObject({ ok: true, post_at, scheduled_message_id: expect.stringMatching(/^Q/) });
    clock.advance(59_999);
    expect(workspace.messages("general")).toEqual([]);
    clock.advance(1);
    expect(workspace.messages("general").map(({ text }) => text)).toEqual(["news"]);
    expect((await call("chat.scheduledMessages.list")).body.scheduled_messages).toEqual([]);
  });

  test.each([
    ["in the past", -1, "time_in_past"],
    ["more than 120 days away", 120 * 86_400 + 1, "time_too_far"],
  ])("is refused %s", async (_name, offset, error) => {
    const { clock, call } = await open();
    const post_at = seconds(clock) + offset;
    expect((await call("chat.scheduleMessage", { channel: "general", text: "x", post_at })).error).toBe(error);
  });

  test("is refused when thirty stand within five minutes, and may be taken back", async () => {
    const { clock, call } = await open();
    const args = { channel: "general", text: "x", post_at: seconds(clock) + 600 };
    let last = "";
    for (let n = 0; n < 30; n += 1) last = (await call("chat.scheduleMessage", args)).body.scheduled_message_id;
    expect((await call("chat.scheduleMessage", args)).error).toBe("restricted_too_many");
    const taken = { channel: "general", scheduled_message_id: last };
    expect((await call("chat.deleteScheduledMessage", taken)).ok).toBe(true);
    expect((await call("chat.deleteScheduledMessage", taken)).error).toBe("invalid_scheduled_message_id");
    expect((await call("chat.scheduleMessage", args)).ok).toBe(true);
  });

  test("with metadata is accepted and never posted", async () => {
    const { workspace, clock, call } = await open();
    const metadata = { event_type: "news", event_payload: {} };
    const args = { channel: "general", text: "x", post_at: seconds(clock) + 60, metadata };
    expect((await call("chat.scheduleMessage", args, { as: "form" })).ok).toBe(true);
    clock.advance(3_600_000);
    expect(workspace.messages("general")).toEqual([]);
  });
});
