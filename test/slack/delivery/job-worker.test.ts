import { describe, expect, test } from "vitest";
import { WenzhaiError } from "../../../src/errors.ts";
import { Leases } from "../../../src/jobs/leases.ts";
import { type ActiveJob, JobWorker } from "../../../src/slack/delivery/job-worker.ts";
import { handClock } from "../../fakes/hand-clock.ts";
import { memoryJobs } from "../../fakes/memory-jobs.ts";
import { job } from "../../ports/job.ts";
import { keptLog, settle } from "../kept-log.ts";
import { recordOutbox } from "../record-outbox.ts";

type Run = (active: ActiveJob) => Promise<"answered" | "refused" | "told" | "ignored" | "dead">;

function open() {
  const clock = handClock("2026-11-28T09:00:00Z");
  const log = keptLog();
  const outbox = recordOutbox();
  const jobs = memoryJobs();
  const leases = new Leases({ jobs, clock, log, holder: "this" });
  const runs = new Map<string, Run>();
  let ids = 0;
  const tokens = { taken: Promise.resolve() };
  const calls = { tokenTaken: () => tokens.taken };
  const parts = { clock, log, newId: () => `id${++ids}`, leases, calls };
  const worker = new JobWorker(parts, (active) => ({
    language: "en",
    outbox: () => outbox,
    run: () => runs.get(active.job.id)?.(active) ?? Promise.resolve("answered"),
  }));
  const take = async (run: Run, takes = 1) => {
    const id = `j${runs.size + 1}`;
    runs.set(id, run);
    const taken = job({ id, at: clock.now() });
    await leases.add(taken);
    worker.take({ ...taken, takes, note: null });
    return id;
  };
  return { clock, log, outbox, jobs, leases, worker, take, tokens };
}

/** Work that ends only when it is broken off. */
function endless({ work }: ActiveJob): Promise<never> {
  const { signal } = work;
  return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
}

describe("the worker", () => {
  test("settles each job with what became of it", async () => {
    const { take, jobs, log } = open();
    await take(async () => "answered");
    await take(async () => "refused");
    await take(async () => "ignored");
    await settle();
    expect(await jobs.census()).toMatchObject({ unsettled: 0, settled: { answered: 1, refused: 1, ignored: 1 } });
    expect(log.lines.map(({ event }) => event)).toEqual(["job-settled", "job-settled", "job-settled"]);
  });

  test("does the heavy part of four jobs at a time, and waits for Slack with any number", async () => {
    const { take, jobs } = open();
    const { promise: go, resolve } = Promise.withResolvers<void>();
    const { promise: slack, resolve: taken } = Promise.withResolvers<void>();
    let running = 0;
    let most = 0;
    let waiting = 0;
    for (let n = 0; n < 20; n += 1) {
      await take(async ({ inTurn }) => {
        await inTurn(async () => {
          most = Math.max(most, ++running);
          await go;
          running -= 1;
        });
        waiting += 1;
        await slack;
        return "answered";
      });
    }
    await settle();
    expect(most).toBe(4);
    resolve();
    await settle();
    expect([most, waiting]).toEqual([4, 20]);
    taken();
    await settle();
    expect((await jobs.census()).settled.answered).toBe(20);
  });

  test("tells the person of a failure with an id, and the log why", async () => {
    const { take, outbox, log, jobs } = open();
    await take(() => Promise.reject(new Error("secret detail")));
    await settle();
    expect(outbox.seen).toEqual([
      "last 0: I could not answer: something went wrong on my side. Please ask again. (error id1)",
    ]);
    expect(log.lines[0]).toMatchObject({
      event: "task-failed",
      fields: { id: "id1", code: "internal", cause: new Error("secret detail") },
    });
    expect((await jobs.census()).settled.told).toBe(1);
  });

  test("names the kind of failure that a person can do something about", async () => {
    const { take, outbox } = open();
    await take(() => Promise.reject(new WenzhaiError("no-index", "There is no index.")));
    await take(() => Promise.reject(new WenzhaiError("model-timeout", "No reply in 60 s.")));
    await settle();
    expect(outbox.seen).toEqual([
      expect.stringContaining("no articles are indexed"),
      expect.stringContaining("language model did not reply"),
    ]);
  });

  test("what can be told nowhere is a dead letter with its reason", async () => {
    const { take, jobs, outbox, log } = open();
    await take(() => Promise.reject(new WenzhaiError("slack", "is_archived")));
    outbox.failNext(new Error("cannot be said either"));
    await take(() => Promise.reject(new Error("boom")));
    await settle();
    expect((await jobs.deadLetters(9)).map(({ id, reason }) => [id, reason]).sort()).toEqual([
      ["j1", "is_archived"],
      ["j2", "not-told"],
    ]);
    expect(log.lines.filter(({ event }) => event === "job-dead")).toHaveLength(2);
  });

  test("begins again what Slack could not be reached for in an hour, for a day", async () => {
    const { take, jobs, clock } = open();
    const seen: number[] = [];
    const unreachable = (patience: number) => async (active: ActiveJob) => {
      seen.push(active.job.takes);
      if (seen.length > patience) return "answered" as const;
      clock.advance(3_600_000);
      throw new WenzhaiError("slack", "Slack could not be reached for an hour.", { retryable: true });
    };
    await take(unreachable(3));
    await settle();
    expect(seen).toEqual([1, 2, 2, 2]);
    expect((await jobs.census()).settled.answered).toBe(1);
    await take(unreachable(999));
    await settle();
    expect(await jobs.deadLetters(1)).toMatchObject([{ id: "j2", reason: "slack-unreachable" }]);
  });

  test("breaks off answering that takes three minutes", async () => {
    const { take, outbox, clock } = open();
    await take(async (active) => active.inTurn(() => endless(active)));
    await settle();
    clock.advance(180_000);
    await settle();
    expect(outbox.seen).toEqual([expect.stringContaining("I took too long and gave up.")]);
    expect(clock.pending()).toBe(0);
  });

  test("with a thousand waiting tells the next one to come back", async () => {
    const { take, outbox } = open();
    for (let n = 0; n < 1_004; n += 1) await take(async (active) => active.inTurn(() => endless(active)));
    await settle();
    expect(outbox.seen).toEqual([]);
    await take(async (active) => active.inTurn(() => endless(active)));
    await settle();
    expect(outbox.seen).toEqual([expect.stringContaining("too many questions waiting")]);
  });

  test("a job that five processes began and none ended is told, not tried", async () => {
    const { take, outbox, jobs } = open();
    let tried = 0;
    const run = async () => {
      tried += 1;
      return "answered" as const;
    };
    await take(run, 5);
    await take(run, 6);
    await settle();
    expect(tried).toBe(1);
    expect(outbox.seen).toEqual([expect.stringContaining("I was restarted before I could answer.")]);
    expect((await jobs.census()).settled).toMatchObject({ answered: 1, told: 1 });
  });

  test("waits with all work while Slack refuses the tokens", async () => {
    const { take, tokens, jobs } = open();
    const { promise, resolve } = Promise.withResolvers<void>();
    tokens.taken = promise;
    await take(async () => "answered");
    await settle();
    expect((await jobs.census()).unsettled).toBe(1);
    resolve();
    await settle();
    expect((await jobs.census()).settled.answered).toBe(1);
  });

  test("says nothing more of a job that another process has taken", async () => {
    const { take, jobs, outbox } = open();
    const { promise, resolve } = Promise.withResolvers<void>();
    await take(async ({ confirm }) => {
      await promise;
      await confirm();
      return "answered";
    });
    const [seen] = await jobs.unsettled();
    await jobs.take(seen!, "other");
    resolve();
    await settle();
    expect(outbox.seen).toEqual([]);
    expect((await jobs.unsettled())[0]?.holder).toBe("other");
  });

  test("stopping lets what is in flight finish", async () => {
    const { take, worker, jobs } = open();
    const { promise, resolve } = Promise.withResolvers<void>();
    await take(async () => {
      await promise;
      return "answered";
    });
    const stopped = worker.stop();
    resolve();
    await stopped;
    expect((await jobs.census()).settled.answered).toBe(1);
  });

  test("what does not finish in three seconds is left to the next process, and nobody is bothered", async () => {
    const { take, worker, leases, clock, outbox, jobs } = open();
    for (let n = 0; n < 6; n += 1) await take(async (active) => active.inTurn(() => endless(active)));
    const stopped = worker.stop();
    await settle();
    clock.advance(3_000);
    await stopped;
    await leases.stop();
    expect(outbox.seen).toEqual([]);
    expect((await jobs.unsettled()).map(({ holder }) => holder)).toEqual(Array(6).fill(null));
  });
});
