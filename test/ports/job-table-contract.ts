import { expect } from "vitest";
import type { Settlement } from "../../src/ports/job-table.ts";
import type { Store } from "../../src/ports/store.ts";
import { job } from "./job.ts";

const answered: Settlement = { outcome: "answered", at: 2_000, forgetAt: 9_000 };

/** What the jobs of every Store must do. */
export function jobTableContract(withStore: (what: string, body: (store: Store) => Promise<void>) => void): void {
  withStore("a job is written down once, whatever its id holds, also after it is settled", async ({ jobs }) => {
    for (const id of ["a", "A", "a ", "", "'; DROP TABLE jobs; --", "簡報:每週", "😀"]) {
      expect(await jobs.add(job({ id }), "p1")).toBe(true);
      expect(await jobs.add(job({ id, text: "other" }), "p2")).toBe(false);
      expect(await jobs.settle(id, "p1", answered)).toBe(true);
      expect(await jobs.add(job({ id }), "p2")).toBe(false);
    }
  });

  withStore("of many at once one writes it down", async ({ jobs }) => {
    const won = await Promise.all(Array.from({ length: 20 }, (_, n) => jobs.add(job(), `p${n}`)));
    expect(won.filter(Boolean)).toHaveLength(1);
  });

  withStore("a job that is taken over comes as it was written, with what was noted", async ({ jobs }) => {
    const whole = job({ thread: null, person: null });
    await jobs.add(whole, "p1");
    await jobs.note("j1", "p1", "half");
    await jobs.note("j1", "p2", "not mine to note");
    const [seen] = await jobs.unsettled();
    expect(seen).toMatchObject({ id: "j1", kind: "message", holder: "p1" });
    expect(await jobs.take(seen!, "p2")).toEqual({ ...whole, takes: 2, note: "half" });
    expect(await jobs.holds("j1", "p1")).toBe(false);
    expect(await jobs.holds("j1", "p2")).toBe(true);
  });

  withStore("whoever has shown life since it was seen keeps it", async ({ jobs }) => {
    await jobs.add(job(), "p1");
    const [seen] = await jobs.unsettled();
    expect(await jobs.renew("p1")).toEqual(new Set(["j1"]));
    expect(await jobs.take(seen!, "p2")).toBeNull();
    expect(await jobs.holds("j1", "p1")).toBe(true);
  });

  withStore("of two that saw the same one takes it", async ({ jobs }) => {
    await jobs.add(job(), "p1");
    const [seen] = await jobs.unsettled();
    const taken = await Promise.all([jobs.take(seen!, "p2"), jobs.take(seen!, "p3")]);
    expect(taken.filter((each) => each !== null)).toHaveLength(1);
  });

  withStore("a job let go is nobody's, and taken by the next", async ({ jobs }) => {
    await jobs.add(job(), "p1");
    await jobs.release("j1", "p2");
    expect(await jobs.holds("j1", "p1")).toBe(true);
    await jobs.release("j1", "p1");
    const [seen] = await jobs.unsettled();
    expect(seen?.holder).toBeNull();
    expect(await jobs.take(seen!, "p2")).toMatchObject({ takes: 2 });
  });

  withStore("a settled job is over: not listed, renewed, taken, released, noted or settled again", async ({ jobs }) => {
    await jobs.add(job(), "p1");
    const [seen] = await jobs.unsettled();
    await jobs.settle("j1", "p1", answered);
    expect(await jobs.unsettled()).toEqual([]);
    expect(await jobs.renew("p1")).toEqual(new Set());
    expect(await jobs.take(seen!, "p2")).toBeNull();
    await jobs.release("j1", "p1");
    await jobs.note("j1", "p1", "late");
    expect(await jobs.settle("j1", "p1", { ...answered, outcome: "dead" })).toBe(false);
    expect((await jobs.census()).settled).toMatchObject({ answered: 1, dead: 0 });
  });

  withStore("only its holder settles a job", async ({ jobs }) => {
    await jobs.add(job(), "p1");
    expect(await jobs.settle("j1", "p2", answered)).toBe(false);
    expect(await jobs.settle("j9", "p1", answered)).toBe(false);
    expect((await jobs.unsettled()).map(({ id }) => id)).toEqual(["j1"]);
  });

  withStore("what is settled is forgotten when its time has come, what is not never", async ({ jobs }) => {
    await jobs.add(job({ id: "old" }), "p1");
    await jobs.add(job({ id: "open", at: 0 }), "p1");
    await jobs.add(job({ id: "next" }), "p1");
    await jobs.settle("old", "p1", { ...answered, forgetAt: 9_000 });
    await jobs.settle("next", "p1", { ...answered, at: 8_999 });
    expect(await jobs.add(job({ id: "old" }), "p1")).toBe(false);
    await jobs.add(job({ id: "last" }), "p1");
    await jobs.settle("last", "p1", { ...answered, at: 9_000, forgetAt: 99_000 });
    expect(await jobs.add(job({ id: "old" }), "p1")).toBe(true);
    expect(await jobs.add(job({ id: "open" }), "p1")).toBe(false);
  });

  withStore("they are listed oldest first and counted by what became of them", async ({ jobs }) => {
    expect(await jobs.census()).toMatchObject({ unsettled: 0, oldest: null });
    for (const [id, at] of [
      ["b", 200],
      ["a", 300],
      ["c", 100],
      ["d", 50],
    ] as const)
      await jobs.add(job({ id, at }), "p1");
    await jobs.settle("d", "p1", { ...answered, outcome: "refused" });
    expect((await jobs.unsettled()).map(({ id }) => id)).toEqual(["c", "b", "a"]);
    expect(await jobs.census()).toEqual({
      unsettled: 3,
      oldest: 100,
      settled: { answered: 0, refused: 1, told: 0, ignored: 0, dead: 0 },
    });
  });

  withStore("dead letters are kept with their reason, the latest first", async ({ jobs }) => {
    for (const [n, id] of ["a", "b", "c"].entries()) {
      await jobs.add(job({ id }), "p1");
      await jobs.settle(id, "p1", { outcome: "dead", reason: `r-${id}`, at: n, forgetAt: 9_000 });
    }
    const { kind, channel, person, at } = job();
    expect(await jobs.deadLetters(2)).toEqual([
      { id: "c", kind, channel, person, at, reason: "r-c" },
      { id: "b", kind, channel, person, at, reason: "r-b" },
    ]);
  });

  withStore("a sign of life does not touch another holder's", async ({ jobs }) => {
    await jobs.add(job({ id: "mine" }), "p1");
    await jobs.add(job({ id: "theirs" }), "p2");
    const before = await jobs.unsettled();
    await jobs.renew("p1");
    const after = await jobs.unsettled();
    expect(after.find(({ id }) => id === "theirs")).toEqual(before.find(({ id }) => id === "theirs"));
    expect(after.find(({ id }) => id === "mine")).not.toEqual(before.find(({ id }) => id === "mine"));
  });
}
