import { describe, expect, test } from "vitest";
import type { AnswerEvent } from "../../../src/domain/answer.ts";
import { answer, citation } from "../samples.ts";
import { atOnce, scripted, startApp } from "../start-app.ts";

describe.each(["socket", "http"] as const)("over %s", (mode) => {
  test("an edited question is answered anew in the place of its answer", async () => {
    const { workspace, asked } = await startApp({ mode });
    const first = workspace.mention({ text: "who?", channel: "general" });
    await workspace.until(() => workspace.answers("general", first.ts)[0], "the answer");
    workspace.edit("general", first.ts, `<@${workspace.botUserId}> where?`);
    const shown = () => workspace.answers("general", first.ts).some(({ text }) => text.includes("“where?”"));
    await workspace.until(() => shown() || undefined, "the new answer");
    expect(workspace.answers("general", first.ts)).toHaveLength(1);
    expect(asked.map(({ text }) => text)).toEqual(["who?", "where?"]);
  });

  test("a deleted question takes its answer with it, and no other", async () => {
    const { workspace, store } = await startApp({ mode });
    const first = workspace.mention({ text: "who?", channel: "general" });
    await workspace.until(() => workspace.answers("general", first.ts)[0], "the answer");
    const second = workspace.mention({ text: "where?", channel: "general", threadTs: first.ts });
    await workspace.until(() => workspace.answers("general", first.ts)[1], "the second answer");
    workspace.remove("general", second.ts);
    await workspace.until(() => workspace.answers("general", first.ts).length === 1 || undefined, "one to go");
    expect(workspace.answers("general", first.ts)[0]?.text).toContain("“who?”");
    expect((await store.answers.latest(workspace.user().id, 9)).map(({ question }) => question)).toEqual(["who?"]);
  });
});

test("a question that is deleted while it is answered is not answered", async () => {
  const half = scripted(async function* (_, signal): AsyncGenerator<AnswerEvent> {
    yield { type: "line", line: { text: citation().quote, markers: [1] }, citations: [citation()] };
    await new Promise((resolve) => signal?.addEventListener("abort", resolve));
  });
  const { workspace, asked, store } = await startApp({ ask: half });
  const first = workspace.directMessage({ text: "who?" });
  await expect.poll(() => asked.length).toBe(1);
  workspace.remove(first.channel, first.ts);
  await expect.poll(async () => (await store.jobs.census()).unsettled).toBe(0);
  expect(workspace.answers(first.channel, first.ts)).toEqual([]);
});

test("of two questions in one thread the second waits for the first, and says so", async () => {
  const ends: (() => void)[] = [];
  const held = scripted(async function* ({ text }): AsyncGenerator<AnswerEvent> {
    await new Promise<void>((resolve) => ends.push(resolve));
    yield* atOnce(answer([citation({ quote: text })]));
  });
  const { workspace, asked } = await startApp({ ask: held });
  const first = workspace.mention({ text: "one?", channel: "general" });
  await expect.poll(() => asked.length).toBe(1);
  workspace.mention({ text: "two?", channel: "general", threadTs: first.ts });
  const says = () =>
    workspace.calls("assistant.threads.setStatus").some(({ args }) => String(args.status).includes("1 question"));
  await workspace.until(() => says() || undefined, "its place");
  expect(asked).toHaveLength(1);
  ends[0]?.();
  await expect.poll(() => asked.length).toBe(2);
  ends[1]?.();
  await workspace.until(() => workspace.answers("general", first.ts)[1], "both answers");
  expect(workspace.answers("general", first.ts).map(({ text }) => text.slice(0, 4))).toEqual(["one?", "two?"]);
});
