import { describe, expect, test } from "vitest";
import { systemClock } from "../../../src/adapters/system-clock.ts";
import type { AnswerEvent } from "../../../src/domain/answer.ts";
import { pingsAndLinks } from "../../../src/emulator/pings-and-links.ts";
import type { Workspace } from "../../../src/emulator/workspace.ts";
import { Leases } from "../../../src/jobs/leases.ts";
import { createSlackApp } from "../../../src/slack/transport/app.ts";
import { plainMessage } from "../../../src/slack/views/plain-message.ts";
import { handClock } from "../../fakes/hand-clock.ts";
import { memoryStore } from "../../fakes/memory-store.ts";
import { job } from "../../ports/job.ts";
import { keptLog, settle } from "../kept-log.ts";
import { answer, citation, refusal } from "../samples.ts";
import { atOnce, scripted, startApp } from "../start-app.ts";

const SOURCE = "[1] 第四届教育大会在沪举行 · 教育在线 · 2025-06-09";

/** 1,400 requests at once take two seconds, and many more when the machine has other work. */
const BUSY_MS = 60_000;

function botMessages(workspace: Workspace, channel: string) {
  return workspace.messages(channel).filter(({ user }) => user === workspace.botUserId);
}

function nthAnswer(workspace: Workspace, channel: string, thread: string, n = 1) {
  return workspace.until(() => workspace.answers(channel, thread)[n - 1], `answer ${n}`);
}

describe.each(["socket", "http"] as const)("the app over %s", (mode) => {
  test("answers a mention once, in its thread, with the quote, its source and no unfurls", async () => {
    const { workspace } = await startApp({ mode });
    const asked = workspace.mention({ text: "谁建议的?", channel: "research", copies: 3 });
    const shown = await nthAnswer(workspace, "research", asked.ts);
    expect(shown.text).toBe(`关于“谁建议的?”的句子。 [1]\n${SOURCE}`);
    expect(shown).toMatchObject({ thread_ts: asked.ts, unfurl_links: false, unfurl_media: false });
    expect(pingsAndLinks(shown)).toEqual({ pings: [], links: ["https://news.example.cn/a/1.html"] });
    await workspace.settled();
    expect(botMessages(workspace, "research")).toHaveLength(1);
  });

  test("answers a direct message in its own thread", async () => {
    const { workspace, asked } = await startApp({ mode });
    const direct = workspace.directMessage({ text: "who spoke & where?" });
    await nthAnswer(workspace, direct.channel, direct.ts);
    expect(asked.map(({ text }) => text)).toEqual(["who spoke & where?"]);
    expect(asked[0]?.now).toMatch(/^\d{4}-\d\d-\d\d$/u);
  });

  test("asks somebody who asks too much to wait, and answers the others", async () => {
    const { workspace } = await startApp({ mode, questionsPerMinute: 1 });
    const asked = ["谁建议的?", "谁主持的?"].map((text) => workspace.mention({ text, channel: "research" }));
    const replies = await Promise.all(
      asked.map(async ({ ts }) => {
        const under = () => workspace.messages("research", ts).find(({ text }) => /稍等片刻|的句子/u.test(text));
        return (await workspace.until(under, "a reply")).text;
      }),
    );
    expect(replies.filter((text) => text.includes("请稍等片刻再问"))).toHaveLength(1);
    expect(replies.filter((text) => text.includes("的句子"))).toHaveLength(1);
  });

  test("takes a follow-up without a mention, and knows what came before", async () => {
    const { workspace, asked } = await startApp({ mode });
    const first = workspace.mention({ text: "who spoke?", channel: "general" });
    await nthAnswer(workspace, "general", first.ts);
    workspace.say({ text: "and where?", channel: "general", threadTs: first.ts });
    await nthAnswer(workspace, "general", first.ts, 2);
    expect(asked[1]).toMatchObject({
      text: "and where?",
      history: [
        { role: "asker", text: "who spoke?" },
        { role: "wenzhai", text: expect.stringContaining("关于“who spoke?”的句子。") },
      ],
    });
  });

  test("answers /ask for the asker's eyes", async () => {
    const { workspace, asked } = await startApp({ mode });
    workspace.slashCommand("/ask", "谁建议的 <!channel>", { channel: "general" });
    const shown = await workspace.until(() => workspace.ephemerals()[0], "the answer");
    expect(shown.text).toContain("谁建议的");
    expect(shown.to).toBe(workspace.user().id);
    expect(botMessages(workspace, "general")).toEqual([]);
    expect(asked).toHaveLength(1);
  });

  test(
    "answers 200 mentions at once, each delivered three times, with 200 answers",
    async () => {
      const { workspace, asked } = await startApp({ mode });
      const threads = Array.from(
        { length: 200 },
        (_, n) => workspace.mention({ text: `question ${n}`, channel: "general", copies: 3 }).ts,
      );
      await workspace.until(() => botMessages(workspace, "general").length >= 200, "200 answers", BUSY_MS);
      await workspace.settled(BUSY_MS);
      await settle();
      expect(
        botMessages(workspace, "general")
          .map(({ thread_ts }) => thread_ts)
          .toSorted(),
      ).toEqual(threads.toSorted());
      expect(asked).toHaveLength(200);
    },
    2 * BUSY_MS,
  );

  test("tells of a failure in the thread, with an id and no exception text", async () => {
    const ask = scripted(() => {
      throw new Error("connect ECONNREFUSED 10.0.0.7");
    });
    const { workspace, log } = await startApp({ mode, ask });
    const asked = workspace.mention({ text: "who?", channel: "general" });
    const shown = await nthAnswer(workspace, "general", asked.ts);
    expect(shown.text).toBe("I could not answer: something went wrong on my side. Please ask again. (error id-1)");
    expect(log.lines).toContainEqual({
      event: "task-failed",
      fields: expect.objectContaining({ id: "id-1", cause: expect.any(Error) }),
    });
  });

  test("finishes what is in flight before it stops, and takes nothing more", async () => {
    const { promise: go, resolve } = Promise.withResolvers<void>();
    const ask = scripted(async function* () {
      await go;
      yield* atOnce(answer([citation()]));
    });
    const { workspace, app, asked } = await startApp({ mode, ask });
    const first = workspace.mention({ text: "who?", channel: "general" });
    await expect.poll(() => asked.length).toBe(1);
    const stopped = app.stop();
    resolve();
    await stopped;
    expect(workspace.answers("general", first.ts)).toHaveLength(1);
  });
});

describe("who is answered", () => {
  test("one line on how to ask for an empty mention", async () => {
    const { workspace, asked } = await startApp();
    const empty = workspace.mention({ text: "", channel: "general" });
    expect((await nthAnswer(workspace, "general", empty.ts)).text).toContain("Ask me a whole question");
    expect(asked).toEqual([]);
  });

  test("nobody in a thread that is not the bot's, nor in one whose message is for someone else", async () => {
    const { workspace, asked, log } = await startApp();
    const chat = workspace.say({ text: "lunch?", channel: "general" });
    workspace.say({ text: "where to?", channel: "general", threadTs: chat.ts });
    const ours = workspace.mention({ text: "who?", channel: "general" });
    await nthAnswer(workspace, "general", ours.ts);
    workspace.say({ text: `<@${workspace.user("yubaoqing").id}> your view?`, channel: "general", threadTs: ours.ts });
    const ignored = () => log.lines.flatMap(({ fields }) => fields.reason ?? []).toSorted();
    await expect
      .poll(ignored)
      .toEqual(["for-someone-else", "mention-event-comes-too", "not-in-a-thread", "thread-not-ours"]);
    expect(asked).toHaveLength(1);
  });

  test("nobody in a channel that is not among those set, and says so", async () => {
    const { workspace, asked } = await startApp({ channels: ["C0"] });
    const mention = workspace.mention({ text: "who spoke?", channel: "general" });
    const told = await workspace.until(() => workspace.messages("general", mention.ts)[1], "a line");
    expect(told.text).toContain("not to answer in this channel");
    expect(asked).toEqual([]);
  });

  test("nobody outside of the user groups that are set, by mention or by command, and says so", async () => {
    const { workspace, asked } = await startApp({ group: ["yubaoqing"] });
    const mention = workspace.mention({ text: "who spoke?", channel: "general", user: "zhangjingan" });
    const told = await workspace.until(() => workspace.messages("general", mention.ts)[1], "a line");
    expect(told.text).toContain("members of certain user groups");
    for (const command of ["/ask", "/digest", "/briefing"])
      workspace.slashCommand(command, "who spoke?", { user: "zhangjingan", channel: "general" });
    const hints = () => workspace.ephemerals().filter(({ text }) => /certain user groups|特定用户组/u.test(text));
    await workspace.until(() => hints()[2], "three hints");
    expect(asked).toEqual([]);
    expect(workspace.calls("usergroups.users.list")).toHaveLength(1);
    const member = workspace.mention({ text: "who spoke?", channel: "general", user: "yubaoqing" });
    await nthAnswer(workspace, "general", member.ts);
    expect(asked).toHaveLength(1);
  });

  test("nobody while the right to read the groups is missing, and says so", async () => {
    const scopes = ["app_mentions:read", "chat:write", "users:read", "channels:history", "im:write"];
    const { workspace, asked } = await startApp({ group: ["yubaoqing"], scopes });
    const mention = workspace.mention({ text: "who spoke?", channel: "general", user: "yubaoqing" });
    const told = await workspace.until(() => workspace.messages("general", mention.ts)[1], "a line");
    expect(told.text).toContain("could not read from Slack whom I may answer");
    expect(asked).toEqual([]);
  });

  test("a follow-up that comes before the first answer does", async () => {
    const { promise: go, resolve } = Promise.withResolvers<void>();
    const ask = scripted(async function* () {
      await go;
      yield* atOnce(answer([citation()]));
    });
    const { workspace, asked } = await startApp({ ask, rooms: [{ name: "private", private: true }] });
    const first = workspace.mention({ text: "who?", channel: "private" });
    await expect.poll(() => asked.length).toBe(1);
    workspace.say({ text: "and where?", channel: "private", threadTs: first.ts });
    await workspace.settled();
    resolve();
    await nthAnswer(workspace, "private", first.ts, 2);
    expect(asked).toHaveLength(2);
  });

  test("a follow-up in a thread answered before a restart", async () => {
    const { workspace, app } = await startApp();
    const first = workspace.mention({ text: "who?", channel: "general" });
    await nthAnswer(workspace, "general", first.ts);
    await app.stop();
    await startApp({ workspace, store: memoryStore() });
    workspace.say({ text: "and where?", channel: "general", threadTs: first.ts });
    await nthAnswer(workspace, "general", first.ts, 2);
  });

  test("a refusal has its reason and the nearest sentence", async () => {
    const { workspace } = await startApp({
      ask: scripted(() => atOnce(refusal("没有关于2022年天津的内容。", citation()))),
    });
    const asked = workspace.mention({ text: "天津?", channel: "general" });
    expect((await nthAnswer(workspace, "general", asked.ts)).text).toBe(
      `没有关于2022年天津的内容。\nThe nearest the corpus has:\n张景安建议完善政策支持。 [1]\n${SOURCE}`,
    );
  });

  test("hostile articles ping nobody and link nowhere else", async () => {
    const quote = "<!channel> <@U0000000001> 请访问 https://evil.cn 或 <https://evil.cn|银行> @here";
    const hostile = citation({ quote, title: "题>|<https://evil.cn|x>", publisher: "<!here>", date: "<!subteam^S1>" });
    const { workspace } = await startApp({
      ask: scripted(() => atOnce(answer([hostile], { notices: [quote], rewritten: quote }))),
    });
    const asked = workspace.mention({ text: "who?", channel: "general" });
    const shown = await nthAnswer(workspace, "general", asked.ts);
    expect(pingsAndLinks(shown)).toEqual({ pings: [], links: ["https://news.example.cn/a/1.html"] });
    expect(JSON.stringify(shown.blocks)).toContain(JSON.stringify(quote));
  });
});

describe("when Slack or the network is in trouble", () => {
  test("a socket that goes in the middle loses nothing", async () => {
    const { workspace } = await startApp();
    workspace.injectFault({ method: "socket", kind: "drop-after-send", times: 1 });
    const threads = Array.from(
      { length: 20 },
      (_, n) => workspace.mention({ text: `question ${n}`, channel: "general" }).ts,
    );
    await workspace.until(() => workspace.sockets() === 0, "the socket to go");
    await workspace.until(() => botMessages(workspace, "general").length >= 20, "20 answers");
    await workspace.settled();
    expect(
      botMessages(workspace, "general")
        .map(({ thread_ts }) => thread_ts)
        .toSorted(),
    ).toEqual(threads.toSorted());
  });

  test("a socket that cannot be had again at once is tried again", async () => {
    const { workspace, log } = await startApp();
    workspace.injectFault({ method: "apps.connections.open", kind: "error", error: "internal_error", times: 2 });
    workspace.dropSockets();
    await workspace.until(() => workspace.sockets() === 0, "the socket to go");
    await workspace.until(() => workspace.sockets() === 1, "a new socket");
    expect(log.lines.filter(({ event }) => event === "socket-not-back")).toHaveLength(2);
  });

  test("a 429 is waited out, and the answer comes once", async () => {
    const { workspace } = await startApp();
    workspace.injectFault({ method: "chat.postMessage", kind: "ratelimited", times: 1, retryAfter: 1 });
    const asked = workspace.mention({ text: "who?", channel: "general" });
    await nthAnswer(workspace, "general", asked.ts);
    const waited = workspace.calls("chat.postMessage").map(({ at }) => at);
    expect((waited[1] ?? 0) - (waited[0] ?? 0)).toBeGreaterThanOrEqual(1_000);
    expect(workspace.answers("general", asked.ts)).toHaveLength(1);
  });

  test.each(["reset", "http-500", "error"] as const)(
    "an answer that arrived though Slack said %s is not posted again",
    async (kind) => {
      const { workspace } = await startApp();
      workspace.injectFault({ method: "chat.postMessage", kind, error: "fatal_error", times: 1, performed: true });
      const asked = workspace.mention({ text: "who?", channel: "general" });
      await workspace.until(() => workspace.calls("conversations.replies")[0], "the look into the thread");
      await settle();
      expect(workspace.answers("general", asked.ts)).toHaveLength(1);
      expect(workspace.calls("chat.postMessage")).toHaveLength(1);
    },
  );

  test("an answer that did not arrive is posted again", async () => {
    const { workspace } = await startApp();
    workspace.injectFault({ method: "chat.postMessage", kind: "reset", times: 1 });
    const asked = workspace.mention({ text: "who?", channel: "general" });
    await nthAnswer(workspace, "general", asked.ts);
    expect(workspace.answers("general", asked.ts)).toHaveLength(1);
  });

  test("a 429 in one channel does not hold up another", async () => {
    const { workspace } = await startApp();
    workspace.injectFault({ method: "chat.postMessage", kind: "ratelimited", times: 1, retryAfter: 2 });
    const late = workspace.mention({ text: "who?", channel: "general" });
    await workspace.until(() => workspace.calls("chat.postMessage")[0], "the 429");
    const soon = workspace.mention({ text: "who?", channel: "research" });
    await nthAnswer(workspace, "research", soon.ts);
    expect(workspace.answers("general", late.ts)).toEqual([]);
    await nthAnswer(workspace, "general", late.ts);
  });

  test("a thread that cannot be read costs the history, not the answer", async () => {
    const { workspace, asked } = await startApp();
    const first = workspace.mention({ text: "who?", channel: "general" });
    await nthAnswer(workspace, "general", first.ts);
    workspace.injectFault({ method: "conversations.replies", kind: "error", error: "missing_scope", times: 1 });
    workspace.mention({ text: "where?", channel: "general", threadTs: first.ts });
    await nthAnswer(workspace, "general", first.ts, 2);
    expect(asked[1]?.history).toEqual([]);
  });

  test("a store that fails neither silences the bot nor makes it repeat itself", async () => {
    const whole = memoryStore();
    const fail = () => Promise.reject(new Error("disk full"));
    const store = { ...whole, jobs: { ...whole.jobs, add: fail, settle: fail, renew: fail } };
    const { workspace } = await startApp({ store });
    const asked = workspace.mention({ text: "who?", channel: "general", copies: 3 });
    await nthAnswer(workspace, "general", asked.ts);
    await workspace.settled();
    await settle();
    expect(workspace.answers("general", asked.ts)).toHaveLength(1);
  });

  test("refused tokens are said at start", async () => {
    const { workspace } = await startApp();
    const parts = {
      ask: scripted(() => []),
      digest: () => Promise.reject(new Error("none")),
      article: async () => null,
      checkText: async () => [],
      status: () => Promise.reject(new Error("none")),
      adding: { preview: async () => [], add: async () => true, troubles: async () => [] },
      previewBriefing: () => Promise.reject(new Error("none")),
      store: memoryStore(),
      leases: new Leases({ jobs: memoryStore().jobs, clock: systemClock(), log: keptLog(), holder: "this" }),
      clock: systemClock(),
      log: keptLog(),
      newId: () => "id",
    };
    const app = createSlackApp(
      { botToken: "xoxb-wrong", appToken: workspace.appToken, apiUrl: workspace.apiUrl },
      parts,
    );
    await expect(app.start()).rejects.toMatchObject({
      code: "slack",
      message: expect.stringContaining("(invalid_auth)"),
    });
    expect(() => createSlackApp({ botToken: "xoxb-x" }, parts)).toThrowError(
      expect.objectContaining({ code: "bad-config" }),
    );
  });
});

describe("while an answer is written", () => {
  /** Sends one line, then waits until it is broken off. */
  const slow = scripted(async function* (_, signal): AsyncGenerator<AnswerEvent> {
    yield { type: "line", line: { text: citation().quote, markers: [1] }, citations: [citation()] };
    await new Promise((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason)));
  });

  test("its first line is shown, a session shows the work, and Stop ends both", async () => {
    const clock = handClock("2026-11-23T09:00:00Z");
    const { workspace, asked } = await startApp({ ask: slow, clock });
    const direct = workspace.directMessage({ text: "who?" });
    await expect.poll(() => asked.length).toBe(1);
    await settle();
    clock.advance(1_000);
    expect((await nthAnswer(workspace, direct.channel, direct.ts)).text).toContain("Still checking");
    await workspace.until(
      () => workspace.session(direct.channel, direct.ts)?.status === "processing",
      "a session at work",
    );
    workspace.stopSession(direct.channel, direct.ts);
    await workspace.until(
      () => workspace.answers(direct.channel, direct.ts)[0]?.text.includes("Stopped as you asked."),
      "the stop",
    );
    await workspace.until(() => workspace.session(direct.channel, direct.ts)?.status === "active", "a session at rest");
    expect(workspace.answers(direct.channel, direct.ts)).toHaveLength(1);
  });

  test("a sign of work that Slack refuses costs nothing", async () => {
    const clock = handClock("2026-11-23T09:00:00Z");
    const { workspace, asked } = await startApp({ ask: slow, clock });
    workspace.injectFault({ method: "assistant.threads.setStatus", kind: "error", error: "not_authorized", times: 9 });
    const mentioned = workspace.mention({ text: "who?", channel: "general" });
    await expect.poll(() => asked.length).toBe(1);
    await settle();
    clock.advance(1_000);
    await nthAnswer(workspace, "general", mentioned.ts);
    workspace.stopSession("general", mentioned.ts);
    await workspace.until(() => workspace.answers("general", mentioned.ts)[0]?.text.includes("Stopped"), "the stop");
  });
});

describe("the rest of the app", () => {
  test("the Home tab says what the bot does, in the person's language", async () => {
    const { workspace } = await startApp();
    workspace.openHome("home", "zhangjingan");
    const home = await workspace.until(() => workspace.home("zhangjingan"), "a Home tab");
    expect(JSON.stringify(home.view)).toContain("我回答关于这些文章的问题");
  });

  test("posts for others, once for a job: the first message in the channel, more in its thread", async () => {
    const { workspace, app, leases } = await startApp();
    const { id: channel } = workspace.channel("general");
    const notice = { messages: [plainMessage("one"), plainMessage("two")], elsewhere: "Not there any more." };
    const posting = { ...job({ kind: "briefing", channel, person: null, at: Date.now() }), takes: 1, note: null };
    await leases.add(posting);
    const posted = await app.post(posting, notice);
    expect(posted.found).toBe(false);
    expect(await app.post({ ...posting, takes: 2 }, notice)).toEqual({ ...posted, found: true });
    expect(botMessages(workspace, "general").map(({ text }) => text)).toEqual(["one", "two"]);
    const [one, two] = botMessages(workspace, "general");
    expect(two?.thread_ts).toBe(one?.ts);
  });

  test("posts to the person what their channel takes no more", async () => {
    const { workspace, app, leases } = await startApp();
    const notice = { messages: [plainMessage("one")], elsewhere: "Not there any more." };
    const lost = { ...job({ channel: "C404", person: workspace.user().id }), takes: 1, note: null };
    await leases.add(lost);
    expect((await app.post(lost, notice)).channel).not.toBe(lost.channel);
    expect(workspace.messages("zhangjingan").map(({ text }) => text)).toEqual(["Not there any more.\none"]);
    const nobodys = { ...job({ id: "j2", channel: "C404", person: null }), takes: 1, note: null };
    await leases.add(nobodys);
    await expect(app.post(nobodys, notice)).rejects.toMatchObject({ code: "slack", retryable: false });
  });
});
