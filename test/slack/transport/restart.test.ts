import { describe, expect, test } from "vitest";
import type { AnswerEvent } from "../../../src/domain/answer.ts";
import type { Workspace } from "../../../src/emulator/workspace.ts";
import type { Store } from "../../../src/ports/store.ts";
import { handClock } from "../../fakes/hand-clock.ts";
import { memoryStore } from "../../fakes/memory-store.ts";
import { settle } from "../kept-log.ts";
import { answer, citation } from "../samples.ts";
import { atOnce, echo, type Given, scripted, startApp } from "../start-app.ts";

const START = "2026-11-28T09:00:00Z";

/** Answers nothing, for ever. */
const endless = scripted(async function* (): AsyncGenerator<AnswerEvent> {
  await new Promise(() => {});
});

/** A process that does what it is told until it dies: nothing it does after that reaches the store. */
function dying(store: Store): { readonly store: Store; die(): void } {
  let dead = false;
  const guard =
    <Args extends readonly unknown[], Result>(call: (...args: Args) => Promise<Result>) =>
    (...args: Args): Promise<Result> =>
      dead ? Promise.reject(new Error("dead")) : call(...args);
  const { jobs } = store;
  const guarded = { ...jobs, renew: guard(jobs.renew), settle: guard(jobs.settle), release: guard(jobs.release) };
  return {
    store: { ...store, jobs: { ...guarded, holds: guard(jobs.holds), unsettled: guard(jobs.unsettled) } },
    die: () => {
      dead = true;
    },
  };
}

/** A process on this store, whose clock stands still so that it does nothing by itself. */
async function begin(store: Store, given: Given = {}) {
  const clock = handClock(START);
  const first = dying(store);
  const started = await startApp({ store: first.store, clock, holder: "first", ask: endless, ...given });
  await settle();
  return { ...started, clock, die: first.die };
}

/** Another process, which lives through this many seconds. */
async function follow(workspace: Workspace, store: Store, seconds: number, given: Given = {}) {
  const clock = given.clock === undefined ? handClock(START) : (given.clock as ReturnType<typeof handClock>);
  const started = await startApp({ workspace, store, holder: "second", ...given, clock });
  for (let n = 0; n < seconds; n += 1) {
    await settle();
    clock.advance(1_000);
  }
  await settle();
  return { ...started, clock };
}

function answers(workspace: Workspace, channel: string) {
  return workspace.messages(channel).filter(({ user }) => user === workspace.botUserId);
}

describe("after the death of a process", () => {
  test("another answers what was acknowledged, each question once", async () => {
    const store = memoryStore();
    const { workspace, die } = await begin(store);
    const threads = Array.from({ length: 12 }, (_, n) => workspace.mention({ text: `question ${n}` }).ts);
    await workspace.settled();
    await settle();
    die();
    workspace.dropSockets();
    await workspace.until(() => workspace.sockets() === 0, "the socket to go");
    await follow(workspace, store, 12);
    await workspace.until(() => answers(workspace, "general").length >= 12, "12 answers");
    await expect.poll(async () => (await store.jobs.census()).settled.answered).toBe(12);
    expect(
      answers(workspace, "general")
        .map(({ thread_ts }) => thread_ts)
        .toSorted(),
    ).toEqual(threads.toSorted());
  });

  test("one that died between saying and settling is not repeated", async () => {
    const store = memoryStore();
    const whole = dying(store);
    const mute = { ...whole.store, jobs: { ...whole.store.jobs, settle: () => Promise.reject(new Error("dead")) } };
    const { workspace, asked } = await begin(mute, { ask: echo });
    const mention = workspace.mention({ text: "who?" });
    await workspace.until(() => workspace.answers("general", mention.ts)[0], "the answer");
    const second = await follow(workspace, store, 12);
    await expect.poll(async () => (await store.jobs.census()).settled.answered).toBe(1);
    expect(workspace.answers("general", mention.ts)).toHaveLength(1);
    expect([asked.length, second.asked.length]).toEqual([1, 0]);
  });

  test("the draft it left is finished in place", async () => {
    const store = memoryStore();
    const half = scripted(async function* (): AsyncGenerator<AnswerEvent> {
      yield { type: "line", line: { text: citation().quote, markers: [1] }, citations: [citation()] };
      await new Promise(() => {});
    });
    const { workspace, clock, asked, die } = await begin(store, { ask: half });
    const mention = workspace.mention({ text: "who?" });
    await expect.poll(() => asked.length).toBe(1);
    await settle();
    clock.advance(800);
    await workspace.until(
      () => workspace.answers("general", mention.ts)[0]?.text.includes("Still checking"),
      "a draft",
    );
    die();
    await follow(workspace, store, 12);
    await workspace.until(() => !workspace.answers("general", mention.ts)[0]?.text.includes("Still"), "the answer");
    expect(workspace.answers("general", mention.ts).map(({ text }) => text)).toEqual([
      expect.stringContaining("关于“who?”的句子。"),
    ]);
  });

  test("what comes half an hour late says so", async () => {
    const store = memoryStore();
    const { workspace, die } = await begin(store);
    const mention = workspace.mention({ text: "who?" });
    await expect.poll(async () => (await store.jobs.census()).unsettled).toBe(1);
    die();
    const clock = handClock("2026-11-28T09:31:00Z");
    await follow(workspace, store, 12, { clock });
    const shown = await workspace.until(() => workspace.answers("general", mention.ts)[0], "the answer");
    expect(shown.text).toMatch(/^This answer is late: [^\n]*\n关于“who\?”的句子。/u);
  });

  test("a clock that was set back an hour holds up nothing", async () => {
    const store = memoryStore();
    const { workspace, die } = await begin(store);
    const mention = workspace.mention({ text: "who?" });
    await expect.poll(async () => (await store.jobs.census()).unsettled).toBe(1);
    die();
    await follow(workspace, store, 12, { clock: handClock("2026-11-28T08:00:00Z") });
    const shown = await workspace.until(() => workspace.answers("general", mention.ts)[0], "the answer");
    expect(shown.text).toMatch(/^关于/u);
  });

  test.each([
    ["/digest", "education", 1],
    ["/briefing", "weekly MONDAY 09:00", 1],
  ])("%s is finished, and nothing of it doubled", async (command, text, messages) => {
    const store = memoryStore();
    const whole = dying(store);
    const mute = { ...whole.store, jobs: { ...whole.store.jobs, settle: () => Promise.reject(new Error("dead")) } };
    const { workspace } = await begin(mute, { ask: echo });
    await workspace.slashCommand(command, text, { channel: "general", user: "yubaoqing" }).done;
    await workspace.until(() => answers(workspace, "general").length >= messages, "all of it");
    await follow(workspace, store, 12);
    await expect.poll(async () => (await store.jobs.census()).settled.answered).toBe(1);
    expect(answers(workspace, "general")).toHaveLength(messages);
    expect((await store.subscriptions()).length).toBe(command === "/briefing" ? 1 : 0);
  });

  test("/ask is finished, and nothing of it doubled", async () => {
    const store = memoryStore();
    const mute = { ...store, jobs: { ...store.jobs, settle: () => Promise.reject(new Error("dead")) } };
    const { workspace } = await begin(mute, { ask: echo });
    await workspace.slashCommand("/ask", "who?", { channel: "general", user: "yubaoqing" }).done;
    await workspace.until(() => workspace.ephemerals()[0], "the answer");
    await follow(workspace, store, 12);
    await expect.poll(async () => (await store.jobs.census()).settled.answered).toBe(1);
    expect(workspace.ephemerals()).toHaveLength(1);
  });

  test("/ask that stopped before its answer is answered", async () => {
    const store = memoryStore();
    const { workspace, asked, die } = await begin(store);
    workspace.slashCommand("/ask", "who?", { channel: "general", user: "yubaoqing" });
    await expect.poll(() => asked.length).toBe(1);
    die();
    await follow(workspace, store, 12);
    await workspace.until(() => workspace.ephemerals()[0], "the answer");
    expect(workspace.ephemerals()).toHaveLength(1);
  });

  test("a press is done, though its process died first", async () => {
    const store = memoryStore();
    const { workspace, die } = await begin(store, { ask: echo });
    workspace.mention({ text: "who?" });
    const shown = await workspace.until(() => answers(workspace, "general")[0], "the answer");
    const { find } = store.answers;
    store.answers.find = () => new Promise(() => undefined);
    await workspace.blockAction("general", shown.ts, "feedback").done;
    await settle();
    die();
    store.answers.find = find;
    await follow(workspace, store, 12);
    await expect.poll(async () => (await store.feedback.all()).map(({ good }) => good)).toEqual([true]);
  });

  test("a follow-up in a thread of ours, and one in a thread that is none of ours", async () => {
    const store = memoryStore();
    const first = await begin(store, { ask: echo });
    const { workspace } = first;
    const mention = workspace.mention({ text: "who?" });
    await workspace.until(() => workspace.answers("general", mention.ts)[0], "the answer");
    const chat = workspace.say({ text: "lunch?" });
    first.die();
    workspace.dropSockets();
    await workspace.until(() => workspace.sockets() === 0, "the socket to go");
    workspace.say({ text: "and where?", threadTs: mention.ts });
    workspace.say({ text: "noodles?", threadTs: chat.ts });
    await follow(workspace, store, 3);
    await workspace.until(() => workspace.answers("general", mention.ts)[1], "the second answer");
    await expect.poll(async () => (await store.jobs.census()).settled.ignored).toBe(1);
    expect(workspace.answers("general", chat.ts)).toEqual([]);
  });
});

describe("a channel that takes nothing", () => {
  test("is answered in a direct message that names the question", async () => {
    const { workspace, store } = await startApp();
    const fault = { method: "chat.postMessage", kind: "error", error: "is_archived", times: 1 } as const;
    workspace.injectFault(fault);
    workspace.mention({ text: "who spoke?" });
    const told = await workspace.until(() => workspace.messages("zhangjingan")[0], "a direct message");
    expect(told.text).toMatch(/^I cannot post where you asked “who spoke\?”, so I answer here\.\n关于/u);
    expect(answers(workspace, "general")).toEqual([]);
    await expect.poll(async () => (await store.jobs.census()).settled.answered).toBe(1);
  });

  test("nor the person: a dead letter with the reason, and the bot goes on", async () => {
    const { workspace, store } = await startApp();
    workspace.injectFault({ method: "chat.postMessage", kind: "error", error: "is_archived", times: 2 });
    const lost = workspace.mention({ text: "who?" });
    await expect
      .poll(() => store.jobs.deadLetters(9))
      .toMatchObject([{ reason: "is_archived", channel: lost.channel }]);
    const next = workspace.mention({ text: "who?" });
    await workspace.until(() => workspace.answers("general", next.ts)[0], "the next answer");
  });

  test("a message that Slack cannot show is told as a failure instead", async () => {
    const { workspace } = await startApp();
    workspace.injectFault({ method: "chat.postMessage", kind: "error", error: "invalid_blocks", times: 1 });
    const mention = workspace.mention({ text: "who?" });
    const told = await workspace.until(() => workspace.answers("general", mention.ts)[0], "the failure");
    expect(told.text).toContain("something went wrong on my side");
  });
});

describe("a network that is gone", () => {
  test("for more than ten minutes: the answer comes once it is back", async () => {
    const clock = handClock(START);
    const { workspace, store } = await startApp({ clock });
    const tries = 25;
    workspace.injectFault({ method: "chat.postMessage", kind: "reset", times: tries });
    const mention = workspace.mention({ text: "who?" });
    for (let n = 1; n <= tries; n += 1) {
      await workspace.until(() => workspace.calls("chat.postMessage").length >= n, `try ${n}`);
      await settle();
      expect(workspace.answers("general", mention.ts)).toEqual([]);
      clock.advance(30_000);
    }
    const shown = await workspace.until(() => workspace.answers("general", mention.ts)[0], "the answer");
    expect(clock.now() - Date.parse(START)).toBeGreaterThan(600_000);
    expect(shown.text).toMatch(/^关于/u);
    await expect.poll(async () => (await store.jobs.census()).settled.answered).toBe(1);
    expect(workspace.answers("general", mention.ts)).toHaveLength(1);
  });

  test("holds up no question that comes after", async () => {
    const clock = handClock(START);
    const { workspace } = await startApp({ clock });
    workspace.injectFault({ method: "chat.postMessage", kind: "reset", times: 1 });
    const first = workspace.mention({ text: "who?" });
    await workspace.until(() => workspace.calls("chat.postMessage")[0], "the first try");
    const second = workspace.mention({ text: "where?" });
    await workspace.until(() => workspace.answers("general", second.ts)[0], "the second answer");
    expect(workspace.answers("general", first.ts)).toEqual([]);
    await settle();
    clock.advance(1_000);
    await workspace.until(() => workspace.answers("general", first.ts)[0], "the first answer");
  });
});

describe("tokens that Slack takes no more", () => {
  test("stop all work, and what waited is answered when they are taken again", async () => {
    const clock = handClock(START);
    const { workspace, asked, log, store } = await startApp({ clock });
    workspace.revokeToken();
    const threads = [1, 2, 3].map((n) => workspace.mention({ text: `question ${n}` }).ts);
    await expect.poll(() => log.lines.some(({ event }) => event === "slack-tokens-refused")).toBe(true);
    await workspace.settled();
    await settle();
    const calls = workspace.calls().length;
    expect(answers(workspace, "general")).toEqual([]);
    expect((await store.jobs.census()).unsettled).toBe(3);
    workspace.revokeToken(false);
    expect(workspace.calls()).toHaveLength(calls);
    clock.advance(60_000);
    await workspace.until(() => answers(workspace, "general").length === 3, "three answers");
    expect(
      answers(workspace, "general")
        .map(({ thread_ts }) => thread_ts)
        .toSorted(),
    ).toEqual(threads.toSorted());
    expect(asked.length).toBeGreaterThanOrEqual(3);
  });
});

test("an answer in several messages that another began is finished in place", async () => {
  const store = memoryStore();
  const many = Array.from({ length: 60 }, (_, n) => citation({ marker: n + 1, quote: `第${n}句。`.repeat(60) }));
  const long = scripted(() => atOnce(answer(many)));
  const whole = dying(store);
  const mute = { ...whole.store, jobs: { ...whole.store.jobs, settle: () => Promise.reject(new Error("dead")) } };
  const { workspace } = await begin(mute, { ask: long });
  const mention = workspace.mention({ text: "all?" });
  await workspace.until(() => workspace.answers("general", mention.ts).length >= 2, "two parts");
  whole.die();
  await follow(workspace, store, 12, { ask: long });
  await expect.poll(async () => (await store.jobs.census()).settled.answered).toBe(1);
  const parts = workspace.answers("general", mention.ts).map(({ metadata }) => metadata?.event_payload);
  expect(new Set(parts.map((part) => (part as { part: string }).part)).size).toBe(parts.length);
  expect(parts.at(-1)).toMatchObject({ state: "last" });
});
