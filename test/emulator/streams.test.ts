import { describe, expect, test } from "vitest";
import { open } from "./opening.ts";

async function asked(options: Parameters<typeof open>[0] = {}) {
  const opened = await open(options);
  const root = opened.workspace.mention({ text: "who?", channel: "general" });
  const recipient = { recipient_user_id: opened.workspace.user().id, recipient_team_id: opened.workspace.teamId };
  const place = { channel: root.channel, thread_ts: root.ts, ...recipient };
  return { ...opened, root, place };
}

const task = { type: "task_update", id: "t1", title: "Searching", status: "in_progress" };

describe("a stream", () => {
  test("is started, fed and stopped, and reads as one message", async () => {
    const { workspace, call, root, place } = await asked();
    const { ts } = await call("chat.startStream", { ...place, markdown_text: "one " });
    expect(workspace.answers("general", root.ts)[0]).toMatchObject({ text: "one ", streaming_state: "in_progress" });
    await call("chat.appendStream", { channel: root.channel, ts, markdown_text: " two" });
    const blocks = [{ type: "context", elements: [{ type: "mrkdwn", text: "source" }] }];
    const { body } = await call("chat.stopStream", { channel: root.channel, ts, markdown_text: ".", blocks });
    expect(body.message).toMatchObject({ text: "one  two.", streaming_state: "completed" });
    expect(body.message.blocks.map(({ type }: { type: string }) => type)).toEqual(["markdown", "context"]);
    expect(workspace.answers("general", root.ts)).toHaveLength(1);
  });

  test("takes chunks: text grows, a task's details grow, its state is replaced", async () => {
    const { call, root, place } = await asked();
    const first = [
      { ...task, details: "looked at" },
      { type: "plan_update", title: "Plan" },
    ];
    const { ts } = await call("chat.startStream", { ...place, chunks: first }, { as: "form" });
    const source = { type: "url", url: "https://example.org/a", text: "A" };
    const next = [
      { ...task, status: "complete", details: " ten", sources: [source] },
      { type: "markdown_text", text: "答" },
    ];
    const { body } = await call("chat.stopStream", { channel: root.channel, ts, chunks: next });
    const [plan, markdown] = body.message.blocks;
    expect(plan).toMatchObject({ type: "plan", title: "Plan" });
    // The white space at the join is lost, as in Slack.
    expect(plan.tasks).toMatchObject([
      { task_id: "t1", status: "complete", details: "looked atten", sources: [source] },
    ]);
    expect(markdown).toMatchObject({ type: "markdown", text: "答" });
  });

  test("outside direct messages wants to know its reader", async () => {
    const { call, place } = await asked();
    const { recipient_team_id: team, recipient_user_id: user, ...bare } = place;
    expect((await call("chat.startStream", bare)).error).toBe("missing_recipient_team_id");
    expect((await call("chat.startStream", { ...bare, recipient_team_id: team })).error).toBe(
      "missing_recipient_user_id",
    );
    const wrong = { ...bare, recipient_user_id: user, recipient_team_id: "T9" };
    expect((await call("chat.startStream", wrong)).error).toBe("team_not_found");
  });

  test("in direct messages wants a thread and no reader", async () => {
    const { workspace, call } = await open();
    const { channel, ts } = workspace.directMessage({ text: "who?" });
    expect((await call("chat.startStream", { channel })).error).toBe("invalid_thread_ts");
    expect((await call("chat.startStream", { channel, thread_ts: ts })).ok).toBe(true);
  });

  test("ends by itself after 306 seconds, however busy", async () => {
    const { workspace, clock, call, root, place } = await asked();
    const { ts } = await call("chat.startStream", { ...place, markdown_text: "a" });
    const append = { channel: root.channel, ts, markdown_text: "b" };
    clock.advance(305_999);
    expect((await call("chat.appendStream", append)).ok).toBe(true);
    clock.advance(1);
    expect((await call("chat.appendStream", append)).error).toBe("message_not_in_streaming_state");
    expect((await call("chat.stopStream", append)).error).toBe("message_not_in_streaming_state");
    expect(workspace.answers("general", root.ts)[0]).toMatchObject({ text: "ab", streaming_state: "errored" });
  });

  test("is stopped by its reader, and the app is told which", async () => {
    const { workspace, call, root, place } = await asked();
    const { ts } = await call("chat.startStream", { ...place, markdown_text: "a" });
    expect(workspace.session("general", root.ts)?.status).toBe("processing");
    workspace.stopSession("general", root.ts);
    const append = { channel: root.channel, ts, markdown_text: "b" };
    expect((await call("chat.appendStream", append)).error).toBe("stopped_by_user");
    expect((await call("chat.stopStream", append)).error).toBe("message_not_in_streaming_state");
    expect(workspace.deliveries().at(-1)?.payload.event).toMatchObject({
      type: "agent_session_stopped",
      thread_ts: root.ts,
      streaming_message_ts: [ts],
    });
  });

  test("is not edited while it runs, and is once it has stopped", async () => {
    const { call, root, place } = await asked();
    const { ts } = await call("chat.startStream", place);
    const edit = { channel: root.channel, ts, text: "edited" };
    expect((await call("chat.update", edit)).error).toBe("streaming_state_conflict");
    await call("chat.stopStream", { channel: root.channel, ts, markdown_text: "x", session_status: "closed" });
    expect((await call("chat.update", edit)).ok).toBe(true);
    expect((await call("chat.stopStream", { channel: root.channel, ts })).error).toBe("message_not_in_streaming_state");
  });

  test("keeps to text or to chunks, whichever came first", async () => {
    const { call, root, place } = await asked();
    const both = { markdown_text: "a", chunks: [task] };
    expect((await call("chat.startStream", { ...place, ...both })).error).toBe(
      "cannot_provide_both_markdown_text_and_chunks",
    );
    const { ts } = await call("chat.startStream", place);
    await call("chat.appendStream", { channel: root.channel, ts, chunks: [task] });
    const append = { channel: root.channel, ts, markdown_text: "a" };
    expect((await call("chat.appendStream", append)).error).toBe("streaming_mode_mismatch");
  });

  const blocks = (n: number): object[] => Array.from({ length: n }, () => ({ type: "divider" }));
  test.each([
    ["12,001 characters at once", { markdown_text: "字".repeat(12_001) }, "msg_too_long"],
    [
      "a chunk of 12,001 characters",
      { chunks: [{ type: "markdown_text", text: "字".repeat(12_001) }] },
      "msg_too_long",
    ],
    ["a task title of 257", { chunks: [{ ...task, title: "字".repeat(257) }] }, "invalid_chunks"],
    ["a task of no known state", { chunks: [{ ...task, status: "done" }] }, "invalid_chunks"],
    ["a source that is no link", { chunks: [{ ...task, sources: [{ type: "text" }] }] }, "invalid_chunks"],
    ["a chunk of no known kind", { chunks: [{ type: "song" }] }, "invalid_chunks"],
    ["chunks that are no list", { chunks: "one" }, "invalid_chunks"],
    ["51 blocks in a chunk", { chunks: [{ type: "blocks", blocks: blocks(51) }] }, "msg_blocks_too_many"],
    ["bad blocks in a chunk", { chunks: [{ type: "blocks", blocks: [{ type: "poem" }] }] }, "invalid_blocks"],
    ["nothing", {}, "no_text"],
  ])("refuses %s", async (_name, content, error) => {
    const { call, root, place } = await asked();
    const { ts } = await call("chat.startStream", place);
    expect((await call("chat.appendStream", { channel: root.channel, ts, ...content })).error).toBe(error);
  });

  test("has room for 50 blocks on the way and 50 at the end", async () => {
    const { call, root, place } = await asked();
    const chunks = [{ type: "blocks", blocks: blocks(50) }];
    const { ts } = await call("chat.startStream", { ...place, chunks });
    const more = { channel: root.channel, ts, chunks: [{ type: "blocks", blocks: blocks(1) }] };
    expect((await call("chat.appendStream", more)).error).toBe("msg_blocks_too_many");
    const { body } = await call("chat.stopStream", { channel: root.channel, ts, blocks: blocks(50) });
    expect(body.message.blocks).toHaveLength(100);
  });

  test("leaves its session active, or as it says", async () => {
    const { workspace, call, root, place } = await asked();
    const { ts } = await call("chat.startStream", place);
    await call("chat.stopStream", { channel: root.channel, ts, session_status: "suspended" });
    expect(workspace.session("general", root.ts)?.status).toBe("suspended");
  });

  test("warns an app that would not hear the Stop button", async () => {
    const { call, place } = await asked({ subscriptions: ["app_mention"] });
    expect((await call("chat.startStream", place)).body.warning).toBe(
      "missing_agent_session_stopped_event_subscription",
    );
  });
});
