import { describe, expect, test } from "vitest";
import type { DigestRequest } from "../../src/domain/digest.ts";
import { pingsAndLinks } from "../../src/emulator/pings-and-links.ts";
import { memoryStore } from "../fakes/memory-store.ts";
import { citation, digest } from "./samples.ts";
import { startApp } from "./start-app.ts";

const rooms = [{ name: "general" }, { name: "closed", private: true, withBot: false }];

describe("/ask", () => {
  test("without a question tells how to ask", async () => {
    const { workspace } = await startApp();
    workspace.slashCommand("/ask", "", { channel: "general" });
    expect((await workspace.until(() => workspace.ephemerals()[0], "a hint")).text).toContain(
      "Ask me a whole question",
    );
  });

  test("is answered for the asker's eyes alone, also where the bot cannot post", async () => {
    const { workspace } = await startApp({ rooms });
    workspace.slashCommand("/ask", "谁?", { channel: "closed" });
    const shown = await workspace.until(() => workspace.ephemerals()[0], "an answer");
    expect(shown.text).toContain("关于“谁?”的句子。");
    expect(workspace.messages("closed")).toEqual([]);
  });

  test("is shared with the channel once, however often the button is pressed", async () => {
    const { workspace } = await startApp({ rooms });
    workspace.slashCommand("/ask", "谁?", { channel: "general" });
    const shown = await workspace.until(() => workspace.ephemerals()[0], "an answer");
    await workspace.blockAction("general", shown.ts, "share").done;
    await workspace.until(() => workspace.ephemerals()[1], "word of the first press");
    await workspace.blockAction("general", shown.ts, "share").done;
    await workspace.until(() => workspace.ephemerals()[2], "word of the second press");
    const [shared, ...more] = workspace.messages("general");
    expect(more).toEqual([]);
    expect(shared?.text).toContain("关于“谁?”的句子。");
    expect(pingsAndLinks(shared!).pings).toEqual([`<@${workspace.user().id}>`]);
    expect(JSON.stringify(shared?.blocks)).not.toContain('"share"');
  });

  test("is not shared where the bot cannot post, and says so", async () => {
    const { workspace } = await startApp({ rooms });
    workspace.slashCommand("/ask", "who?", { channel: "closed" });
    const shown = await workspace.until(() => workspace.ephemerals()[0], "an answer");
    await workspace.blockAction("closed", shown.ts, "share").done;
    const told = await workspace.until(() => workspace.ephemerals()[1], "word of it");
    expect(told.text).toContain("Invite me first");
  });

  test("that fails is told to the asker", async () => {
    const ask = () => {
      throw new Error("boom");
    };
    const { workspace } = await startApp({ ask });
    workspace.slashCommand("/ask", "who?", { channel: "general" });
    const told = await workspace.until(() => workspace.ephemerals()[0], "the failure");
    expect(told.text).toContain("(error id-1)");
  });
});

describe("/digest", () => {
  test("gives the digest of a topic and a time", async () => {
    const requests: DigestRequest[] = [];
    const tell = async (request: DigestRequest) => {
      requests.push(request);
      return { ...digest([citation()]), request };
    };
    const { workspace } = await startApp({ digest: tell });
    workspace.slashCommand("/digest", "教育 since 2025-06-01", { channel: "general" });
    const posted = await workspace.until(() => workspace.messages("general")[0], "a digest");
    expect(requests).toEqual([{ topic: "教育", since: "2025-06-01", language: "zh-Hans", today: expect.any(String) }]);
    expect(posted.text).toContain("摘要：教育，2025-06-01 以来");
    expect(posted.text).toContain("张景安建议完善政策支持。 [1]");
  });

  test("without a topic speaks the person's own language", async () => {
    const { workspace } = await startApp();
    workspace.slashCommand("/digest", "", { channel: "general", user: "yubaoqing" });
    expect((await workspace.until(() => workspace.messages("general")[0], "a digest")).text).toContain(
      "1 article read",
    );
  });

  test("that is long goes on in its thread", async () => {
    const many = Array.from({ length: 120 }, (_, i) => citation({ articleId: `a${i}`, quote: `第${i}条。` }));
    const { workspace } = await startApp({ digest: async () => digest(many) });
    workspace.slashCommand("/digest", "education", { channel: "general" });
    await workspace.until(
      () => workspace.messages("general").some(({ text }) => text.includes("第119条。")),
      "the last item",
    );
    const [first, ...rest] = workspace.messages("general");
    expect(rest.length).toBeGreaterThan(0);
    for (const message of rest) expect(message.thread_ts).toBe(first?.ts);
  });

  test("is told once: the next one knows what the channel was told, and new asks only for the rest", async () => {
    const requests: DigestRequest[] = [];
    const tell = async (request: DigestRequest) => {
      requests.push(request);
      return { ...digest([citation()]), request, articles: [{ id: "a", prints: ["p"] }] };
    };
    const { workspace, store, asked } = await startApp({ digest: tell });
    const channel = workspace.channel("general").id;
    workspace.slashCommand("/digest", "education", { channel: "general" });
    await expect.poll(async () => (await store.told(channel)).articles).toEqual([{ id: "a", prints: ["p"] }]);
    const posted = workspace.messages("general")[0]!;
    expect(await store.toldUnder(channel, posted.ts)).toEqual(["a"]);
    workspace.mention({ text: "谁参加了?", channel: "general", threadTs: posted.ts });
    await expect.poll(() => asked).toMatchObject([{ text: "谁参加了?", within: ["a"] }]);
    workspace.slashCommand("/digest", "new on education", { channel: "general" });
    await expect.poll(() => requests.length).toBe(2);
    expect(requests[0]!.told).toBeUndefined();
    expect(requests[1]).toMatchObject({ topic: "education", onlyNew: true, told: { articles: [{ id: "a" }] } });
  });

  test("with a date nobody understands says which", async () => {
    const { workspace } = await startApp();
    workspace.slashCommand("/digest", "education since the flood", { channel: "general" });
    expect((await workspace.until(() => workspace.ephemerals()[0], "a hint")).text).toContain("“the flood”");
  });

  test("is what a message asks for by name, in its thread and in its language", async () => {
    const requests: DigestRequest[] = [];
    const tell = async (request: DigestRequest) => {
      requests.push(request);
      return { ...digest([citation()]), request };
    };
    const { workspace } = await startApp({ digest: tell });
    const asked = workspace.mention({ text: "请给我一份2023年关于教育的摘要，用英文", channel: "general" });
    const told = await workspace.until(() => workspace.messages("general")[1], "a digest");
    expect(told.thread_ts).toBe(asked.ts);
    expect(told.text).toContain("Digest of 教育, 2023-01-01 to 2023-12-31");
    expect(requests).toMatchObject([{ topic: "教育", since: "2023-01-01", until: "2023-12-31", language: "en" }]);
  });

  test("asked for in a message with a date nobody understands says which", async () => {
    const { workspace } = await startApp();
    workspace.mention({ text: "give me a digest since the flood", channel: "general" });
    expect((await workspace.until(() => workspace.messages("general")[1], "a hint")).text).toContain("“the flood”");
  });

  test("that fails is told to the person", async () => {
    const { workspace } = await startApp({ digest: () => Promise.reject(new Error("boom")) });
    workspace.slashCommand("/digest", "", { channel: "general", user: "yubaoqing" });
    expect((await workspace.until(() => workspace.ephemerals()[0], "the failure")).text).toContain("(error id-1)");
  });
});

describe("/briefing", () => {
  test("subscribes a channel in the person's own time zone, and says so there", async () => {
    const { workspace, store } = await startApp();
    workspace.slashCommand("/briefing", "weekly 周一 09:00", { channel: "general" });
    const posted = await workspace.until(() => workspace.messages("general")[0], "the confirmation");
    await expect
      .poll(() => store.subscriptions())
      .toMatchObject([
        {
          team: workspace.teamId,
          channel: workspace.channel("general").id,
          days: { kind: "weekly", weekdays: [1] },
          time: "09:00",
          zone: "Asia/Shanghai",
          language: "zh-Hans",
          createdBy: workspace.user().id,
        },
      ]);
    expect(posted.text).toContain("每周一 09:00(Asia/Shanghai)");
  });

  test("is listed, not doubled, and stopped", async () => {
    const { workspace, store } = await startApp();
    const at = { channel: "general", user: "yubaoqing" };
    const hint = async (n: number) => (await workspace.until(() => workspace.ephemerals()[n - 1], `hint ${n}`)).text;
    workspace.slashCommand("/briefing", "list", at);
    expect(await hint(1)).toContain("no briefing");
    workspace.slashCommand("/briefing", "weekly FRIDAY 17:30 Asia/Shanghai", at);
    await expect.poll(async () => (await store.subscriptions()).length).toBe(1);
    workspace.slashCommand("/briefing", "weekly Fri 17:30 Asia/Shanghai", at);
    expect(await hint(2)).toContain("already");
    workspace.slashCommand("/briefing", "list", at);
    expect(await hint(3)).toContain("1. every Friday at 17:30 (Asia/Shanghai) – next: Fri");
    workspace.slashCommand("/briefing", "stop", at);
    expect(await hint(4)).toBe("Stopped: every Friday at 17:30 (Asia/Shanghai).");
    expect(await store.subscriptions()).toEqual([]);
  });

  test("is refused where the bot cannot post", async () => {
    const { workspace, store } = await startApp({ rooms });
    workspace.slashCommand("/briefing", "weekly MONDAY 09:00", { channel: "closed", user: "yubaoqing" });
    expect((await workspace.until(() => workspace.ephemerals()[0], "the refusal")).text).toContain("Invite me first");
    expect(await store.subscriptions()).toEqual([]);
  });

  test.each([
    ["every Monday at 25:00", "I do not understand the time “at 25:00”. Write it as 9:00"],
    ["weekly MONDAY 09:00 Asia/Atlantis", "time zone “Asia/Atlantis”"],
    ["每周一九点,火星时间", "不认识时区“火星时间”"],
    ["pause", "This channel has no briefing"],
  ])("%s is answered with the right form", async (text, said) => {
    const { workspace } = await startApp();
    workspace.slashCommand("/briefing", text, { channel: "general", user: "yubaoqing" });
    expect((await workspace.until(() => workspace.ephemerals()[0], "a hint")).text).toContain(said);
  });

  test("is one of several that are previewed, paused, skipped, moved, and go on", async () => {
    const { workspace, store } = await startApp();
    const at = { channel: "general", user: "yubaoqing" };
    const hint = async (n: number) => (await workspace.until(() => workspace.ephemerals()[n - 1], `hint ${n}`)).text;
    for (const [n, text] of ["every Monday at 9 UTC", "daily at 8 UTC about 教育"].entries()) {
      workspace.slashCommand("/briefing", text, at);
      await expect.poll(async () => (await store.subscriptions()).length).toBe(n + 1);
    }
    const said: readonly (readonly [string, RegExp])[] = [
      ["pause", /has 2 briefings\. Say which/u],
      ["pause 2", /^Paused: every day at 08:00 \(UTC\), about 教育/u],
      ["resume 2", /^It goes on: .* The next one comes/u],
      ["skip 1", /^Skipped: the one due Mon, /u],
      ["move 1 to Friday 17:00", /^Changed: every Friday at 17:00 \(UTC\)\. The next one comes Fri, /u],
      ["edit 2 any topic", /^Changed: every day at 08:00 \(UTC\)\./u],
      ["preview 1", /^This is what the briefing would say now\..*\nBriefing every Friday/u],
      ["stop 3", /no briefing 3 here/u],
      ["stop all", /^Stopped: every Friday at 17:00 \(UTC\)\.\nStopped: every day/u],
    ];
    for (const [n, [text, pattern]] of said.entries()) {
      workspace.slashCommand("/briefing", text, at);
      expect(await hint(n + 1)).toMatch(pattern);
    }
    expect(await store.subscriptions()).toEqual([]);
  });

  test("that cannot be kept is taken back, and the person told", async () => {
    const store = { ...memoryStore(), subscribe: () => Promise.reject(new Error("disk full")) };
    const { workspace } = await startApp({ store });
    workspace.slashCommand("/briefing", "weekly MONDAY 09:00", { channel: "general", user: "yubaoqing" });
    expect((await workspace.until(() => workspace.ephemerals()[0], "the failure")).text).toContain("(error id-");
    expect(workspace.messages("general")[0]?.text).toContain("something went wrong");
  });
});
