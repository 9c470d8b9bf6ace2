import { describe, expect, test } from "vitest";
import { cleanQuestion } from "../../src/slack/listeners/clean-question.ts";
import { readMessage } from "../../src/slack/listeners/incoming.ts";
import { shouldAnswer } from "../../src/slack/listeners/should-answer.ts";
import { threadHistory } from "../../src/slack/listeners/thread-history.ts";

const BOT = "U0BOT";

describe("a question as typed", () => {
  test.each([
    ["<@U0BOT> what did 张景安 say?", "what did 张景安 say?"],
    ["what did <@U0BOT|wenzhai> say", "what did say"],
    ["ask <@U7|zhang> in <#C1|general>", "ask @zhang in #general"],
    ["A &amp; B &lt;3", "A & B <3"],
    ["see <https://x.cn/a|the page> and <https://x.cn/b>", "see the page and https://x.cn/b"],
    ["<!here> hi <!subteam^S1|@staff>", "hi @staff"],
    ["<@U0BOT>   ", ""],
  ])("%s", (sent, typed) => {
    expect(cleanQuestion(sent, BOT)).toBe(typed);
  });
});

describe("whether a message is for the bot", () => {
  const decide = (given: object) => {
    const message = readMessage({
      type: "message",
      channel: "C1",
      channel_type: "channel",
      user: "U7",
      ts: "2.0",
      text: "and then?",
      ...given,
    });
    return message && shouldAnswer(message, BOT);
  };
  const inThread = { thread_ts: "1.0" };

  test("a direct message is, with a file or in a thread too", () => {
    expect(decide({ channel_type: "im" })).toEqual({ kind: "answer" });
    expect(decide({ channel_type: "im", subtype: "file_share", ...inThread })).toEqual({ kind: "answer" });
  });

  test("a message in a thread may be", () => {
    expect(decide(inThread)).toEqual({ kind: "answer-if-engaged", thread: "1.0" });
    expect(decide({ ...inThread, channel_type: "group", subtype: "thread_broadcast" })).toEqual({
      kind: "answer-if-engaged",
      thread: "1.0",
    });
  });

  test.each([
    ["an edit", { channel_type: "im", subtype: "message_changed" }, "not-spoken"],
    ["a deletion", { channel_type: "im", subtype: "message_deleted" }, "not-spoken"],
    ["our own", { channel_type: "im", user: BOT }, "from-a-bot"],
    ["another bot's", { channel_type: "im", bot_id: "B9" }, "from-a-bot"],
    ["a mention, whose own event comes too", { ...inThread, text: "<@U0BOT> hi" }, "mention-event-comes-too"],
    ["one for someone else", { ...inThread, text: "<@U8> what do you think?" }, "for-someone-else"],
    ["one outside threads", {}, "not-in-a-thread"],
    ["one without words", { ...inThread, text: " " }, "not-asked"],
  ])("%s is not", (_, given, reason) => {
    expect(decide(given)).toEqual({ kind: "ignore", reason });
  });

  test("an event that does not name the kind of its conversation is read by the conversation's id", () => {
    expect(decide({ channel: "D1", channel_type: undefined })).toEqual({ kind: "answer" });
    expect(decide({ channel: "G1", channel_type: undefined })).toEqual({ kind: "ignore", reason: "not-in-a-thread" });
  });

  test("what is no message at all is not read", () => {
    expect(readMessage({ type: "message", channel: "C1" })).toBeNull();
    expect(readMessage(null)).toBeNull();
  });
});

describe("what came before in a thread", () => {
  const said = (ts: string, user: string | null, text: string, bot = false) => ({ ts, user, text, bot });

  test("is people's words and the bot's answers, up to the question", () => {
    const thread = [
      said("1.0", "U7", "<@U0BOT> Who spoke?"),
      said("2.0", BOT, "张景安 &amp; others [1]", true),
      said("3.0", "U9", "beep", true),
      said("4.0", "U7", "And where?"),
    ];
    expect(threadHistory(thread, "4.0", BOT)).toEqual([
      { role: "asker", text: "Who spoke?" },
      { role: "wenzhai", text: "张景安 & others [1]" },
    ]);
  });

  test("is the last twelve turns at most", () => {
    const thread = Array.from({ length: 40 }, (_, i) => said(`${i}.0`, "U7", `turn ${i}`));
    const turns = threadHistory(thread, "39.0", BOT);
    expect(turns.map((turn) => turn.text)).toEqual(Array.from({ length: 12 }, (_, i) => `turn ${27 + i}`));
  });
});
