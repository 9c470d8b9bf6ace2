import { expect, onTestFinished, test } from "vitest";
import { readConfig } from "../../../src/app/config.ts";
import { forkEngine, type StartLink } from "../../../src/app/engine-process/engine-child-link.ts";
import { type EngineHost, startEngineHost } from "../../../src/app/engine-process/engine-host.ts";
import { handClock } from "../../fakes/hand-clock.ts";
import { linkedEngine } from "../../fakes/linked-engine.ts";
import { keptLog } from "../../slack/kept-log.ts";

const forked = forkEngine(new URL("./stuck-child.ts", import.meta.url));

async function open(start: StartLink = forked) {
  const clock = handClock("2026-11-28T08:00:00Z");
  const log = keptLog();
  let restarts = 0;
  const onRestart = (): void => void restarts++;
  const host = await startEngineHost(readConfig({}), { clock, log, start, onRestart });
  onTestFinished(() => host.close());
  return { host, clock, log, restarts: () => restarts };
}

async function answerTo(host: EngineHost, text: string): Promise<readonly string[]> {
  const said: string[] = [];
  for await (const event of host.ask({ text }))
    said.push(event.type === "end" ? event.answer.lines[0]!.text : event.type);
  return said;
}
const failing = (host: EngineHost, text: string) => answerTo(host, text).then(String, (error: Error) => error);

test("a question is answered in the other process, event by event", async () => {
  const { host } = await open();
  expect(await answerTo(host, "你好")).toEqual(["searching", "你好"]);
});

test("a question that hangs is ended at its limit and its asker told; those beside it are answered", async () => {
  const { host, clock, restarts } = await open();
  const hanging = host.ask({ text: "hang" })[Symbol.asyncIterator]();
  expect((await hanging.next()).value).toMatchObject({ type: "searching" });
  const beside = ["一", "二"].map((text) => answerTo(host, text));
  await turns();
  // No sign of life can come while the clock is turned.
  clock.advance(31_000);
  while (restarts() === 0) await turns();
  // Asked again, the first of them hangs alone.
  await turns(2);
  clock.advance(31_000);
  await expect(hanging.next()).rejects.toMatchObject({ code: "deadline" });
  expect(await Promise.all(beside)).toEqual([
    ["searching", "一"],
    ["searching", "二"],
  ]);
  expect(restarts()).toBe(2);
});

test("a process that ends is replaced, and no event is given twice", async () => {
  const { host, log } = await open();
  const ended = failing(host, "end");
  const beside = answerTo(host, "旁边");
  expect(await ended).toMatchObject({ code: "deadline" });
  expect(await beside).toEqual(["searching", "旁边"]);
  expect(await answerTo(host, "然后")).toEqual(["searching", "然后"]);
  expect(log.lines.map(({ event }) => event)).toContain("engine-ended");
});

test("an answer that never comes is given up after three minutes", async () => {
  const unused = async () => Promise.reject(new Error("not here"));
  const silent = linkedEngine({
    async *ask() {
      yield await new Promise<never>(() => undefined);
    },
    checkText: async () => [],
    search: async () => [],
    digest: unused,
    ingest: unused,
    takeFetched: unused,
    fillVectors: unused,
    close: async () => undefined,
    index: { articles: async () => [], refresh: async () => false, sentences: async () => [], status: unused },
  });
  const { host, clock } = await open(silent);
  const waiting = failing(host, "wait");
  for (let second = 0; second < 181; second++) {
    await turns();
    clock.advance(1_000);
  }
  expect(await waiting).toMatchObject({ code: "deadline" });
});

test("whoever stops waiting ends the question", async () => {
  const { host } = await open();
  const stop = new AbortController();
  const events = host.ask({ text: "wait" }, { signal: stop.signal })[Symbol.asyncIterator]();
  expect((await events.next()).value).toMatchObject({ type: "searching" });
  await events.return?.();
  expect(await answerTo(host, "再问")).toEqual(["searching", "再问"]);
});

test("what goes wrong in a call comes back as the error it was", async () => {
  const { host } = await open();
  await expect(host.digest({ language: "en" } as never)).rejects.toMatchObject({ code: "internal" });
});

/** Lets what is under way in this process go on. */
async function turns(many = 1): Promise<void> {
  for (let i = 0; i < many; i++) await new Promise((resolve) => setImmediate(resolve));
}
