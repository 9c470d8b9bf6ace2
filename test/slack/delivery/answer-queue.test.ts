import { describe, expect, test } from "vitest";
import { WenzhaiError } from "../../../src/errors.ts";
import { createAnswerQueue, type Task } from "../../../src/slack/delivery/answer-queue.ts";
import { handClock } from "../../fakes/hand-clock.ts";
import { keptLog, settle } from "../kept-log.ts";
import { recordOutbox } from "../record-outbox.ts";

function open() {
  const clock = handClock("2026-11-23T09:00:00Z");
  const log = keptLog();
  const outbox = recordOutbox();
  let ids = 0;
  const queue = createAnswerQueue({ clock, log, newId: () => `id${++ids}` });
  const take = (run: Task["run"], work = new AbortController()) =>
    queue.take({ work, language: "en", outbox: () => outbox, run });
  return { clock, log, outbox, queue, take };
}

/** Work that ends only when it is broken off. */
async function endless(signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
}

describe("the queue", () => {
  test("works on four things at a time", async () => {
    const { take } = open();
    let running = 0;
    let most = 0;
    const { promise: go, resolve } = Promise.withResolvers<void>();
    for (let i = 0; i < 20; i += 1) {
      take(async () => {
        most = Math.max(most, ++running);
        await go;
        running -= 1;
      });
    }
    await settle();
    expect(most).toBe(4);
    resolve();
    await settle();
    expect(running).toBe(0);
    expect(most).toBe(4);
  });

  test("tells the person of a failure with an id, and the log why", async () => {
    const { take, outbox, log } = open();
    take(() => Promise.reject(new Error("secret detail")));
    await settle();
    expect(outbox.seen).toEqual([
      "post 1: I could not answer: something went wrong on my side. Please ask again. (error id1)",
    ]);
    expect(log.lines).toMatchObject([
      { event: "task-failed", fields: { id: "id1", code: "internal", cause: new Error("secret detail") } },
    ]);
  });

  test("names the kind of failure that a person can do something about", async () => {
    const { take, outbox } = open();
    take(() => Promise.reject(new WenzhaiError("no-index", "There is no index.")));
    take(() => Promise.reject(new WenzhaiError("model-timeout", "No reply in 60 s.")));
    await settle();
    expect(outbox.seen).toEqual([
      expect.stringContaining("no articles are indexed"),
      expect.stringContaining("language model did not reply"),
    ]);
  });

  test("goes on when even the failure cannot be told", async () => {
    const { take, outbox, log } = open();
    outbox.failNext(new Error("slack is down"));
    take(() => Promise.reject(new Error("first")));
    take(() => Promise.reject(new Error("second")));
    await settle();
    expect(log.lines.map(({ event }) => event)).toContain("failure-not-told");
    expect(outbox.seen).toHaveLength(1);
  });

  test("gives up on what takes three minutes, and says so", async () => {
    const { take, outbox, clock } = open();
    take(endless);
    await settle();
    clock.advance(180_000);
    await settle();
    expect(outbox.seen).toEqual([expect.stringContaining("I took too long and gave up.")]);
    expect(clock.pending()).toBe(0);
  });

  test("with a thousand waiting tells the next one to come back", async () => {
    const { take, outbox, queue, clock } = open();
    for (let i = 0; i < 1_004; i += 1) take(endless);
    expect(outbox.seen).toEqual([]);
    take(endless);
    await settle();
    expect(outbox.seen).toEqual([expect.stringContaining("too many questions waiting")]);
    const stopped = queue.stop();
    clock.advance(20_000);
    await settle();
    await stopped;
  });

  test("stopping lets what is in flight finish", async () => {
    const { take, queue, outbox } = open();
    const { promise, resolve } = Promise.withResolvers<void>();
    take(() => promise);
    const stopped = queue.stop();
    resolve();
    await stopped;
    expect(outbox.seen).toEqual([]);
  });

  test("stopping breaks off what does not finish in time, and tells everyone concerned", async () => {
    const { take, queue, clock, outbox } = open();
    for (let i = 0; i < 6; i += 1) take(endless);
    const stopped = queue.stop();
    await settle();
    clock.advance(20_000);
    await stopped;
    expect(outbox.seen).toHaveLength(6);
    expect(outbox.seen[5]).toContain("I was restarted before I could answer.");
  });
});
