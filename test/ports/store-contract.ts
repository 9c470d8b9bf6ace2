import { describe, expect, type TestOptions, test } from "vitest";
import type { Subscription } from "../../src/domain/digest.ts";
import type { Store } from "../../src/ports/store.ts";
import { answerTablesContract } from "./answer-tables-contract.ts";
import { jobTableContract } from "./job-table-contract.ts";

export function subscription(over: Partial<Subscription> = {}): Subscription {
  return {
    id: "s1",
    team: "T1",
    channel: "C1",
    createdBy: "U1",
    weekday: 1,
    time: "09:00",
    zone: "Asia/Shanghai",
    language: "zh-Hans",
    since: "2025-06-01T00:00:00.000Z",
    ...over,
  };
}

/** What every Store must do. `open` gives a fresh, empty one. */
export function storeContract(name: string, open: () => Store | Promise<Store>, options: TestOptions = {}): void {
  describe(`${name} keeps the store's promises`, options, () => {
    const with_ = (what: string, body: (store: Store) => Promise<void>) =>
      test(what, async () => {
        const store = await open();
        try {
          await body(store);
        } finally {
          await store.close();
        }
      });

    jobTableContract(with_);
    answerTablesContract(with_);

    with_("subscriptions come back as they went in, oldest first", async (store) => {
      const second = subscription({
        id: "a",
        channel: "C2",
        language: "zh-Hant",
        weekday: 0,
        time: "23:59",
        since: "2025-06-02T00:00:00.000Z",
      });
      const first = subscription({ id: "b", language: "en", zone: "America/New_York" });
      await store.subscribe(second);
      await store.subscribe(first);
      expect(await store.subscriptions()).toEqual([first, second]);
    });

    with_("subscribing again under one id replaces", async (store) => {
      await store.subscribe(subscription());
      await store.subscribe(subscription({ time: "10:30" }));
      expect(await store.subscriptions()).toEqual([subscription({ time: "10:30" })]);
    });

    with_("unsubscribing ends all of one channel of one team, and counts them", async (store) => {
      for (const id of ["1", "2"]) await store.subscribe(subscription({ id }));
      await store.subscribe(subscription({ id: "3", channel: "C2" }));
      await store.subscribe(subscription({ id: "4", team: "T2" }));
      expect(await store.unsubscribe("T1", "C1")).toBe(2);
      expect(await store.unsubscribe("T1", "C1")).toBe(0);
      expect((await store.subscriptions()).map((s) => s.id)).toEqual(["3", "4"]);
    });

    with_("what was told adds up over runs, for each subscription alone", async (store) => {
      expect(await store.toldArticles("s1")).toEqual(new Set());
      expect(await store.lastPeriod("s1")).toBeNull();
      const run = { subscription: "s1", at: "2025-06-09T01:00:02.000Z" };
      await store.recordRun({ ...run, period: "2025-06-09T01:00:00.000Z", articles: ["b", "c"] });
      await store.recordRun({ ...run, period: "2025-06-02T01:00:00.000Z", articles: ["a", "b"] });
      await store.recordRun({ ...run, subscription: "s2", period: "2026-01-05T01:00:00.000Z", articles: ["z"] });
      expect(await store.toldArticles("s1")).toEqual(new Set(["a", "b", "c"]));
      expect(await store.lastPeriod("s1")).toBe("2025-06-09T01:00:00.000Z");
    });

    with_("a run with no articles counts, and recording one twice is no error", async (store) => {
      const run = {
        subscription: "s1",
        period: "2025-06-09T01:00:00.000Z",
        articles: [],
        at: "2025-06-09T01:00:00.000Z",
      };
      await store.recordRun(run);
      await store.recordRun({ ...run, articles: ["a"] });
      expect(await store.lastPeriod("s1")).toBe(run.period);
      expect(await store.toldArticles("s1")).toEqual(new Set(["a"]));
    });

    with_("runs outlive their subscription", async (store) => {
      await store.subscribe(subscription());
      await store.recordRun({
        subscription: "s1",
        period: "2025-06-09T01:00:00.000Z",
        articles: ["a"],
        at: "2025-06-09T01:00:00.000Z",
      });
      await store.unsubscribe("T1", "C1");
      expect(await store.toldArticles("s1")).toEqual(new Set(["a"]));
    });

    test("closing twice is no error", async () => {
      const store = await open();
      await store.close();
      await expect(store.close()).resolves.toBeUndefined();
    });
  });
}
