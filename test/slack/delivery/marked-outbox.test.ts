import { webApi } from "@slack/bolt";
import { describe, expect, onTestFinished, test } from "vitest";
import { systemClock } from "../../../src/adapters/system-clock.ts";
import { startWorkspace } from "../../../src/emulator/start-workspace.ts";
import type { Clock } from "../../../src/ports/clock.ts";
import { SlackCalls } from "../../../src/slack/calls/slack-calls.ts";
import { MarkedOutbox, type Posting } from "../../../src/slack/delivery/marked-outbox.ts";
import { plainMessage } from "../../../src/slack/views/plain-message.ts";
import { keptLog } from "../kept-log.ts";

/** A clock on which every wait is over at once. */
const hasty: Clock = {
  now: () => 1_000,
  after: (_ms, call) => {
    queueMicrotask(call);
    return () => undefined;
  },
};

async function start() {
  const workspace = await startWorkspace({ clock: systemClock() });
  onTestFinished(() => workspace.close());
  const options = { slackApiUrl: workspace.apiUrl, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true };
  const client = new webApi.WebClient(workspace.botToken, { ...options, logLevel: webApi.LogLevel.ERROR });
  const { id: channel } = workspace.channel("general");
  const root = workspace.say({ text: "a question", channel });
  const outbox = (posting: Partial<Posting> = {}, thread: string | null = root.ts) =>
    new MarkedOutbox(
      client,
      // Each process has its own.
      new SlackCalls(client, hasty, keptLog()),
      { channel, thread },
      {
        job: "j1",
        resumed: false,
        since: root.ts,
        signal: new AbortController().signal,
        confirm: async () => undefined,
        ...posting,
      },
    );
  const said = () => workspace.messages(channel).filter(({ user }) => user === workspace.botUserId);
  const texts = () => said().map(({ text }) => text);
  return { workspace, channel, root, outbox, said, texts };
}

describe("posting once", () => {
  test.each(["reset", "http-500", "error"] as const)(
    "a message that arrived though Slack said %s is found, in a thread and in a channel",
    async (kind) => {
      const { workspace, outbox, texts } = await start();
      const fault = { method: "chat.postMessage", kind, error: "fatal_error", times: 1, performed: true } as const;
      workspace.injectFault(fault);
      await outbox().write(0, plainMessage("one"), true);
      workspace.injectFault(fault);
      await outbox({ job: "j2" }, null).write(0, plainMessage("two"), true);
      expect(texts()).toEqual(["one", "two"]);
      expect(workspace.calls("chat.postMessage")).toHaveLength(2);
      expect(workspace.calls("chat.update")).toHaveLength(0);
    },
  );

  test("one that did not arrive is posted again", async () => {
    const { workspace, outbox, texts } = await start();
    workspace.injectFault({ method: "chat.postMessage", kind: "reset", times: 3 });
    await outbox().write(0, plainMessage("one"), true);
    expect(texts()).toEqual(["one"]);
  });

  test("the place is read again until that succeeds: nothing is posted on a guess", async () => {
    const { workspace, outbox, texts } = await start();
    workspace.injectFault({ method: "chat.postMessage", kind: "reset", times: 1, performed: true });
    workspace.injectFault({ method: "conversations.replies", kind: "http-500", times: 5 });
    await outbox().write(0, plainMessage("one"), true);
    expect(texts()).toEqual(["one"]);
  });

  test("the same words twice on purpose are two messages", async () => {
    const { outbox, texts } = await start();
    await outbox({ job: "a" }).write(0, plainMessage("same"), true);
    await outbox({ job: "b" }).write(0, plainMessage("same"), true);
    expect(texts()).toEqual(["same", "same"]);
  });

  test("a draft whose reply was lost becomes the answer", async () => {
    const { workspace, outbox, texts } = await start();
    workspace.injectFault({ method: "chat.postMessage", kind: "reset", times: 1, performed: true });
    const box = outbox();
    await box.draft(plainMessage("half")).catch(() => null);
    await box.write(0, plainMessage("whole"), true);
    expect(texts()).toEqual(["whole"]);
  });

  test("a draft is shown at once or not at all, and changed in place", async () => {
    const { outbox, said } = await start();
    const box = outbox();
    await box.draft(plainMessage("a"));
    await box.draft(plainMessage("a b"));
    await box.write(0, plainMessage("a b c"), false);
    await box.write(1, plainMessage("d"), true);
    expect(said().map(({ text, metadata }) => [text, metadata?.event_payload])).toEqual([
      ["a b c", { job: "j1", part: "0", state: "part" }],
      ["d", { job: "j1", part: "1", state: "last" }],
    ]);
  });

  test("a draft that was deleted under our hands is followed by the answer", async () => {
    const { workspace, outbox, texts } = await start();
    const box = outbox();
    await box.draft(plainMessage("half"));
    workspace.injectFault({ method: "chat.update", kind: "error", error: "message_not_found", times: 1 });
    await box.write(0, plainMessage("whole"), true);
    expect(texts()).toEqual(["half", "whole"]);
  });

  test("what Slack refuses is thrown, and not tried again", async () => {
    const { workspace, outbox, channel } = await start();
    workspace.archive(channel);
    await expect(outbox().write(0, plainMessage("one"), true)).rejects.toMatchObject({
      data: { error: "is_archived" },
    });
    expect(workspace.calls("chat.postMessage")).toHaveLength(1);
  });

  test("a job that is no longer ours says nothing", async () => {
    const { workspace, outbox } = await start();
    const life = new AbortController();
    const confirm = async () => {
      life.abort("lost");
      life.signal.throwIfAborted();
    };
    await expect(outbox({ signal: life.signal, confirm }).write(0, plainMessage("x"), true)).rejects.toBe("lost");
    expect(workspace.calls("chat.postMessage")).toEqual([]);
  });
});

describe("a process that stood still while another took over", () => {
  /** The right to post is there before the post and gone after it; what the other does meanwhile is done in between. */
  const lost = (meanwhile: () => Promise<void>) => {
    let asked = 0;
    return async () => {
      asked += 1;
      if (asked === 1) return meanwhile();
      throw "lost";
    };
  };

  test("takes its own message away where the other's stands", async () => {
    const { outbox, said, texts } = await start();
    const other = outbox({ resumed: true });
    const late = outbox({ confirm: lost(() => other.write(0, plainMessage("of the other"), true)) });
    await late.write(0, plainMessage("of the late one"), true).catch(() => undefined);
    expect(texts()).toEqual(["of the other"]);
    expect(said()).toHaveLength(1);
  });

  test("leaves it where nothing else does", async () => {
    const { outbox, texts } = await start();
    const late = outbox({ confirm: lost(async () => undefined) });
    await late.write(0, plainMessage("one"), true).catch(() => undefined);
    expect(texts()).toEqual(["one"]);
  });

  test("has its message taken away by the other when it comes between that one's look and its post", async () => {
    const { outbox, texts } = await start();
    const late = outbox();
    let asked = 0;
    const confirm = async () => {
      asked += 1;
      if (asked === 1) await late.write(0, plainMessage("of the late one"), true);
    };
    await outbox({ resumed: true, confirm }).write(0, plainMessage("of the other"), true);
    expect(texts()).toEqual(["of the other"]);
  });

  test("loses none when the messages cannot be read then", async () => {
    const { workspace, outbox, texts } = await start();
    const box = outbox({ confirm: lost(async () => undefined) });
    workspace.injectFault({ method: "conversations.replies", kind: "http-500", times: 9 });
    await box.write(0, plainMessage("one"), true).catch(() => undefined);
    expect(texts()).toEqual(["one"]);
  });
});

describe("going on with what another began", () => {
  test("finds that all is told, behind 500 other replies", async () => {
    const { workspace, outbox, channel, root, texts } = await start();
    for (let n = 0; n < 500; n += 1) workspace.say({ text: `reply ${n}`, channel, threadTs: root.ts });
    await outbox().write(0, plainMessage("one"), true);
    expect(await outbox({ resumed: true }).allTold()).toBe(true);
    expect(workspace.calls("conversations.replies")).toHaveLength(3);
    expect(texts()).toEqual(["one"]);
  });

  test("finishes its draft in place", async () => {
    const { outbox, texts } = await start();
    await outbox().draft(plainMessage("half"));
    const box = outbox({ resumed: true });
    expect(await box.allTold()).toBe(false);
    await box.write(0, plainMessage("whole"), true);
    expect(texts()).toEqual(["whole"]);
  });

  test("writes the parts that are there anew and adds those that are not", async () => {
    const { outbox, texts } = await start();
    await outbox().write(0, plainMessage("old one"), false);
    const box = outbox({ resumed: true });
    await box.write(0, plainMessage("one"), false);
    await box.write(1, plainMessage("two"), true);
    expect(texts()).toEqual(["one", "two"]);
  });

  test("in a place that may not be read says it again rather than not at all", async () => {
    const { workspace, outbox, texts } = await start();
    await outbox().write(0, plainMessage("one"), true);
    workspace.injectFault({ method: "conversations.replies", kind: "error", error: "missing_scope", times: 9 });
    await outbox({ resumed: true }).write(0, plainMessage("one"), true);
    expect(texts()).toEqual(["one", "one"]);
  });

  test("does not read when nobody began", async () => {
    const { workspace, outbox } = await start();
    expect(await outbox().allTold()).toBe(false);
    expect(workspace.calls("conversations.replies")).toEqual([]);
  });
});
