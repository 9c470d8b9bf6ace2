import { describe, expect, test } from "vitest";
import type { Fields } from "../../src/emulator/model.ts";
import { open } from "./opening.ts";

function lastEvent(payload: Fields | undefined): Fields {
  return payload?.event as Fields;
}

describe("posting", () => {
  test("answers with the message as Slack shows it", async () => {
    const { workspace, call } = await open();
    const { body } = await call("chat.postMessage", { channel: "#general", text: "hello", unfurl_links: false });
    expect(body).toEqual({
      ok: true,
      channel: workspace.channel("general").id,
      ts: expect.stringMatching(/^\d{10}\.\d{6}$/),
      message: {
        type: "message",
        ts: body.ts,
        user: workspace.botUserId,
        team: workspace.teamId,
        text: "hello",
        bot_id: "B0000000001",
        app_id: "A0000000001",
      },
    });
  });

  test("gives timestamps that differ and grow while the Clock stands", async () => {
    const { workspace, call } = await open();
    for (let n = 0; n < 5; n += 1) await call("chat.postMessage", { channel: "general", text: "x" });
    const stamps = workspace.messages("general").map(({ ts }) => Number(ts));
    expect(stamps).toEqual([...new Set(stamps)].toSorted((a, b) => a - b));
    expect(stamps).toHaveLength(5);
  });

  test("tells the app of its own message, as Slack does", async () => {
    const { workspace, call } = await open();
    await call("chat.postMessage", { channel: "general", text: "hello" });
    expect(lastEvent(workspace.deliveries()[0]?.payload)).toMatchObject({ type: "message", bot_id: "B0000000001" });
  });

  test.each([
    ["nothing to say", { channel: "general" }, "no_text"],
    ["white space only", { channel: "general", text: " \n" }, "no_text"],
    ["a channel nobody has", { channel: "C9", text: "x" }, "channel_not_found"],
    ["a private channel it is not in", { channel: "secret", text: "x" }, "channel_not_found"],
    ["markdown beside text", { channel: "general", text: "x", markdown_text: "x" }, "markdown_text_conflict"],
    ["too much markdown", { channel: "general", markdown_text: "字".repeat(12_001) }, "msg_too_long"],
    [
      "blocks that are no list",
      { channel: "general", text: "x", blocks: { type: "divider" } },
      "invalid_blocks_format",
    ],
    ["a block of no known kind", { channel: "general", text: "x", blocks: [{ type: "poem" }] }, "invalid_blocks"],
    ["a thread nobody started", { channel: "general", text: "x", thread_ts: "1.000000" }, "thread_not_found"],
    ["metadata without a payload", { channel: "general", text: "x", metadata: { a: 1 } }, "invalid_metadata_format"],
  ])("is refused with %s", async (_name, args, error) => {
    const { call } = await open({ rooms: [{ name: "general" }, { name: "secret", private: true, withBot: false }] });
    for (const as of ["json", "form"] as const) {
      expect(await call("chat.postMessage", args, { as })).toMatchObject({ ok: false, error });
    }
  });

  test("cuts text at 40,000 characters and derives it from blocks", async () => {
    const { workspace, call } = await open();
    await call("chat.postMessage", { channel: "general", text: "字".repeat(40_001) });
    const blocks = [
      { type: "header", text: { type: "plain_text", text: "Sources" } },
      {
        type: "section",
        fields: [
          { type: "mrkdwn", text: "one" },
          { type: "mrkdwn", text: "two" },
        ],
      },
    ];
    await call("chat.postMessage", { channel: "general", blocks });
    const [long, derived] = workspace.messages("general");
    expect(long?.text).toHaveLength(40_000);
    expect(derived?.text).toBe("Sources one two");
  });

  test("reaches a public channel without being in it only with chat:write.public", async () => {
    const rooms = [{ name: "open", withBot: false }];
    const free = await open({ rooms });
    expect((await free.call("chat.postMessage", { channel: "open", text: "x" })).ok).toBe(true);
    const bound = await open({ rooms, scopes: ["chat:write", "channels:join"] });
    expect((await bound.call("chat.postMessage", { channel: "open", text: "x" })).error).toBe("not_in_channel");
    await bound.call("conversations.join", { channel: "open" });
    expect((await bound.call("chat.postMessage", { channel: "open", text: "x" })).ok).toBe(true);
  });

  test("to a person opens their direct messages", async () => {
    const { workspace, call } = await open();
    const { body } = await call("chat.postMessage", { channel: workspace.user("yubaoqing").id, text: "hello" });
    expect(body.channel).toMatch(/^D/);
    expect((await call("conversations.open", { users: workspace.user("yubaoqing").id })).body.channel.id).toBe(
      body.channel,
    );
  });
});

describe("changing", () => {
  test("replaces text, takes old blocks away, and tells the app", async () => {
    const { workspace, call } = await open();
    const blocks = [{ type: "divider" }];
    const { ts, body } = await call("chat.postMessage", { channel: "general", text: "one", blocks });
    await call("chat.update", { channel: body.channel, ts, text: "two" });
    expect(workspace.messages("general")[0]).toMatchObject({ text: "two", blocks: undefined, edited: {} });
    expect(lastEvent(workspace.deliveries().at(-1)?.payload)).toMatchObject({
      subtype: "message_changed",
      message: { text: "two" },
      previous_message: { text: "one" },
    });
  });

  test("refuses a message that is not there, not the bot's, or too long", async () => {
    const { workspace, call } = await open();
    const typed = workspace.mention({ text: "hello" });
    const own = await call("chat.postMessage", { channel: "general", text: "x" });
    const update = async (ts: string, text = "x"): Promise<string | undefined> =>
      (await call("chat.update", { channel: "general", ts, text })).error;
    expect(await update("1.000000")).toBe("message_not_found");
    expect(await update(typed.ts)).toBe("cant_update_message");
    expect(await update(own.ts, "字".repeat(4001))).toBe("msg_too_long");
    expect(await update(own.ts, "字".repeat(4000))).toBeUndefined();
  });

  test("deletes a message, and leaves a stone where replies hang", async () => {
    const { workspace, call } = await open();
    const root = await call("chat.postMessage", { channel: "general", text: "root" });
    const reply = await call("chat.postMessage", { channel: "general", text: "reply", thread_ts: root.ts });
    await call("chat.delete", { channel: "general", ts: root.ts });
    expect(workspace.messages("general")[0]).toMatchObject({ subtype: "tombstone", text: "This message was deleted." });
    await call("chat.delete", { channel: "general", ts: reply.ts });
    expect(workspace.messages("general")).toHaveLength(1);
    const typed = workspace.say({ text: "mine" });
    expect((await call("chat.delete", { channel: "general", ts: typed.ts })).error).toBe("cant_delete_message");
  });

  test("shows an ephemeral message to one member only", async () => {
    const { workspace, call } = await open();
    const user = workspace.user("yubaoqing").id;
    const shown = await call("chat.postEphemeral", { channel: "general", user, text: "for you" });
    expect(shown.body.message_ts).toMatch(/\./);
    expect(workspace.ephemerals("yubaoqing")).toHaveLength(1);
    expect(workspace.ephemerals("zhangjingan")).toHaveLength(0);
    expect((await call("chat.postEphemeral", { channel: "general", user: "U9", text: "x" })).error).toBe(
      "user_not_in_channel",
    );
  });
});

describe("reading", () => {
  test("lists a thread from its root, and a channel without its replies", async () => {
    const { workspace, call } = await open();
    const root = workspace.mention({ text: "who?" });
    await call("chat.postMessage", { channel: "general", text: "one", thread_ts: root.ts });
    workspace.say({ text: "two", threadTs: root.ts });
    const { body } = await call("conversations.replies", { channel: root.channel, ts: root.ts });
    expect(body.messages.map(({ text }: Fields) => text)).toEqual([`<@${workspace.botUserId}> who?`, "one", "two"]);
    expect(body.messages[0]).toMatchObject({ thread_ts: root.ts, reply_count: 2, reply_users_count: 2 });
    expect(body.messages[1]).toMatchObject({ thread_ts: root.ts, parent_user_id: workspace.user().id });
    const history = await call("conversations.history", { channel: root.channel });
    expect(history.body.messages.map(({ ts }: Fields) => ts)).toEqual([root.ts]);
    expect((await call("conversations.replies", { channel: root.channel, ts: "1.0" })).error).toBe("thread_not_found");
  });

  test("gives a long channel page by page, newest first", async () => {
    const { workspace, call } = await open();
    const all = Array.from({ length: 5 }, (_, n) => workspace.say({ text: `say ${n}` }).ts).toReversed();
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await call("conversations.history", { channel: "general", limit: 2, cursor });
      seen.push(...body.messages.map(({ ts }: { ts: string }) => ts));
      cursor = body.response_metadata?.next_cursor;
    } while (cursor !== undefined);
    expect(seen).toEqual(all);
    const since = await call("conversations.history", { channel: "general", oldest: all[2] });
    expect(since.body.messages).toHaveLength(2);
  });

  test("tells a person's zone always and their locale when asked", async () => {
    const { workspace, call } = await open();
    const { id } = workspace.user("zhangjingan");
    const plain = (await call("users.info", { user: id })).body.user;
    expect(plain).toMatchObject({ tz: "Asia/Shanghai", tz_offset: 28_800, real_name: "张景安" });
    expect(plain.locale).toBeUndefined();
    expect((await call("users.info", { user: id, include_locale: true }, { as: "form" })).body.user.locale).toBe(
      "zh-CN",
    );
    expect((await call("users.info", { user: "U9" })).error).toBe("user_not_found");
  });

  test("gives permalinks that name the thread of a reply", async () => {
    const { workspace, call } = await open();
    const root = workspace.say({ text: "root" });
    const reply = workspace.say({ text: "reply", threadTs: root.ts });
    const link = async (message_ts: string): Promise<string> =>
      (await call("chat.getPermalink", { channel: root.channel, message_ts })).body.permalink;
    const base = `https://wenzhai-local.slack.com/archives/${root.channel}/p`;
    expect(await link(root.ts)).toBe(base + root.ts.replace(".", ""));
    expect(await link(reply.ts)).toBe(`${base}${reply.ts.replace(".", "")}?thread_ts=${root.ts}&cid=${root.channel}`);
  });

  test("knows channels and their members", async () => {
    const { workspace, call } = await open();
    const { body } = await call("conversations.info", { channel: "general" });
    expect(body.channel).toMatchObject({ is_channel: true, is_member: true, is_private: false, num_members: 3 });
    const members = await call("conversations.members", { channel: body.channel.id });
    expect(members.body.members).toContain(workspace.user("yubaoqing").id);
    const listed = await call("conversations.list", { types: "public_channel,private_channel" });
    expect(listed.body.channels.map(({ name }: Fields) => name)).toEqual(["general", "research"]);
  });
});

test("reactions are added once and taken away once", async () => {
  const { workspace, call } = await open();
  const { channel, ts } = workspace.say({ text: "hello" });
  const args = { channel, timestamp: ts, name: "eyes" };
  expect((await call("reactions.add", args)).ok).toBe(true);
  expect((await call("reactions.add", args)).error).toBe("already_reacted");
  expect(workspace.messages(channel)[0]?.reactions).toEqual([{ name: "eyes", users: [workspace.botUserId], count: 1 }]);
  expect((await call("reactions.remove", args)).ok).toBe(true);
  expect((await call("reactions.remove", args)).error).toBe("no_reaction");
  expect((await call("reactions.add", { ...args, name: "two words" })).error).toBe("invalid_name");
});
