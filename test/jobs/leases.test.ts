import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Leases } from "../../src/jobs/leases.ts";
import type { HeldJob, JobTable } from "../../src/ports/job-table.ts";
import { handClock } from "../fakes/hand-clock.ts";
import { memoryJobs } from "../fakes/memory-jobs.ts";
import { job } from "../ports/job.ts";
import { keptLog, settle } from "../slack/kept-log.ts";

const ENDING = { outcome: "answered", rememberMs: 1_000 } as const;

/** A process on a table: its leases, what it took over, and what it lost. */
function process(jobs: JobTable, holder: string, clock = handClock("2026-11-28T09:00:00Z")) {
  const log = keptLog();
  const leases = new Leases({ jobs, clock, log, holder });
  const taken: HeldJob[] = [];
  const lost: string[] = [];
  leases.onOrphan(["message"], (each) => taken.push(each));
  leases.onLost((id) => lost.push(id));
  const beats = async (count: number) => {
    for (let n = 0; n < count; n += 1) await leases.beat();
  };
  return { leases, clock, log, taken, lost, beats };
}

interface Step {
  readonly do: "add" | "settle" | "beat" | "beat on" | "stop";
  readonly by: number;
  readonly job: number;
}

// To beat on while the others stand still is to take them for dead.
const step: fc.Arbitrary<Step> = fc.record({
  do: fc.constantFrom("add", "settle", "beat", "beat on", "stop"),
  by: fc.nat(2),
  job: fc.nat(4),
});

describe("whatever three processes do, beat or stand still,", () => {
  test("no job is two processes' at once, none is lost, and none comes back", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 120 }), async (steps) => {
        const jobs = memoryJobs();
        const all = ["a", "b", "c"].map((name) => process(jobs, name));
        const known = new Set<string>();
        const ended = new Set<string>();
        const end = async ({ leases }: (typeof all)[number], id: string) => {
          if (!(await leases.holds(id))) return;
          expect(ended.has(id)).toBe(false);
          ended.add(id);
          await leases.settle(id, { ...ENDING, rememberMs: 1e12 });
        };
        for (const each of steps) {
          const one = all[each.by]!;
          if (each.do === "beat") await one.leases.beat();
          else if (each.do === "beat on") await one.beats(10);
          else if (each.do === "stop") await one.leases.stop();
          else if (each.do === "settle") await end(one, `j${each.job}`);
          else if (await one.leases.add(job({ id: `j${each.job}` }))) {
            expect(known.has(`j${each.job}`)).toBe(false);
            known.add(`j${each.job}`);
          }
          for (const id of known) {
            const holders = await Promise.all(all.map(({ leases }) => leases.holds(id)));
            expect(holders.filter(Boolean).length).toBeLessThanOrEqual(ended.has(id) ? 0 : 1);
          }
        }
        // One lives on: whatever was not ended comes into its hands.
        const last = all[2]!;
        await last.beats(10);
        for (const id of known) await end(last, id);
        expect(ended).toEqual(known);
        expect((await jobs.census()).unsettled).toBe(0);
      }),
    );
  });
});

describe("leases", () => {
  test("nobody takes what a living process holds, however long it works", async () => {
    const jobs = memoryJobs();
    const [a, b] = [process(jobs, "a"), process(jobs, "b")];
    await a.leases.add(job());
    for (let n = 0; n < 100; n += 1) {
      await a.leases.beat();
      await b.leases.beat();
    }
    expect(b.taken).toEqual([]);
    expect(await a.leases.holds("j1")).toBe(true);
  });

  test("what a dead process held is taken up by one other, with its note", async () => {
    const jobs = memoryJobs();
    const [a, b, c] = [process(jobs, "a"), process(jobs, "b"), process(jobs, "c")];
    await a.leases.add(job());
    await a.leases.note("j1", "begun");
    await Promise.all([b.beats(8), c.beats(8)]);
    expect([...b.taken, ...c.taken]).toEqual([]);
    await Promise.all([b.beats(1), c.beats(1)]);
    expect([...b.taken, ...c.taken]).toEqual([{ ...job(), takes: 2, note: "begun" }]);
  });

  test("a process that was only held up learns that its job is no longer its own", async () => {
    const jobs = memoryJobs();
    const [a, b] = [process(jobs, "a"), process(jobs, "b")];
    await a.leases.add(job());
    await b.beats(9);
    expect(await a.leases.holds("j1")).toBe(false);
    await a.leases.beat();
    expect(a.lost).toEqual(["j1"]);
    await a.leases.settle("j1", ENDING);
    expect((await jobs.census()).unsettled).toBe(1);
    await b.leases.settle("j1", ENDING);
    expect((await jobs.census()).settled.answered).toBe(1);
  });

  test("stopping lets go of what is held, and another takes it at its next look", async () => {
    const jobs = memoryJobs();
    const [a, b] = [process(jobs, "a"), process(jobs, "b")];
    a.leases.start();
    await a.leases.add(job());
    await a.leases.stop();
    expect(a.clock.pending()).toBe(0);
    await b.beats(1);
    expect(b.taken.map(({ id }) => id)).toEqual(["j1"]);
  });

  test("started, it beats once a second", async () => {
    const jobs = memoryJobs();
    const { leases, clock } = process(jobs, "a");
    await leases.add(job());
    leases.start();
    leases.start();
    await settle();
    const [first] = await jobs.unsettled();
    clock.advance(1_000);
    await settle();
    expect((await jobs.unsettled())[0]?.beat).toBe((first?.beat ?? 0) + 1);
    await leases.stop();
  });

  test("kinds that nobody asked for are left to others", async () => {
    const jobs = memoryJobs();
    const a = process(jobs, "a");
    await jobs.add(job({ kind: "briefing" }), "dead");
    await a.beats(20);
    expect((await jobs.unsettled())[0]?.holder).toBe("dead");
  });

  test("a job that cannot be written down is worked on all the same, once", async () => {
    const jobs = { ...memoryJobs(), add: () => Promise.reject(new Error("disk full")) };
    const { leases, log } = process(jobs, "a");
    expect(await leases.addOrRemember(job())).toBe(true);
    expect(await leases.addOrRemember(job())).toBe(false);
    expect(await leases.holds("j1")).toBe(true);
    expect(log.lines.map(({ event }) => event)).toContain("job-not-written");
    await expect(leases.add(job({ id: "j2" }))).rejects.toThrow("disk full");
  });

  test("an end that cannot be written now is written later, and the job stays ours until then", async () => {
    const table = memoryJobs();
    let broken = true;
    const jobs: JobTable = {
      ...table,
      settle: (...args) => (broken ? Promise.reject(new Error("disk full")) : table.settle(...args)),
    };
    const [a, b] = [process(jobs, "a"), process(jobs, "b")];
    await a.leases.add(job());
    await a.leases.settle("j1", ENDING);
    for (let n = 0; n < 20; n += 1) {
      await a.leases.beat();
      await b.leases.beat();
    }
    expect(b.taken).toEqual([]);
    broken = false;
    await a.leases.beat();
    expect((await table.census()).settled.answered).toBe(1);
  });

  test("a store that fails for a while loses nothing", async () => {
    const table = memoryJobs();
    let broken = true;
    const fail = () => Promise.reject(new Error("busy"));
    const jobs: JobTable = {
      ...table,
      renew: (holder) => (broken ? fail() : table.renew(holder)),
      unsettled: () => (broken ? fail() : table.unsettled()),
      holds: (id, holder) => (broken ? fail() : table.holds(id, holder)),
    };
    const { leases, lost } = process(jobs, "a");
    await leases.add(job());
    await leases.beat();
    expect(await leases.holds("j1")).toBe(true);
    broken = false;
    await leases.beat();
    expect(lost).toEqual([]);
  });
});
