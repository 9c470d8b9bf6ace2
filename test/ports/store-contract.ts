import { describe, expect, type TestOptions, test } from "vitest";
import type { Subscription } from "../../src/domain/subscription.ts";
import type { Store, Telling } from "../../src/ports/store.ts";
import { answerTablesContract } from "./answer-tables-contract.ts";
import { jobTableContract } from "./job-table-contract.ts";

export function subscription(over: Partial<Subscription> = {}): Subscription {
  return {
    id: "s1",
    team: "T1",
    channel: "C1",
    createdBy: "U1",
    days: { kind: "weekly", weekdays: [1] },
    time: "09:00",
    zone: "Asia/Shanghai",
    topic: null,
    language: "zh-Hans",
    length: null,
    silent: false,
    since: "2025-06-01T00:00:00.000Z",
    after: over.since ?? "2025-06-01T00:00:00.000Z",
    paused: false,
    ...over,
  };
}

function telling(over: Partial<Telling> = {}): Telling {
  return {
    key: "k1",
    channel: "C1",
    thread: "100.1",
    at: "2025-06-02T01:00:00.000Z",
    articles: [{ id: "a", prints: ["p1", "p2"] }],
    claims: [{ articleId: "a", text: "大会在上海召开。" }],
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
        days: { kind: "monthly", day: 31 },
        time: "23:59",
        topic: "类器官",
        length: "brief",
        silent: true,
        paused: true,
        after: "2025-07-02T00:00:00.000Z",
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

    with_("unsubscribing ends one, and says whether it was there", async (store) => {
      for (const id of ["1", "2"]) await store.subscribe(subscription({ id }));
      expect(await store.unsubscribe("1")).toBe(true);
      expect(await store.unsubscribe("1")).toBe(false);
      expect((await store.subscriptions()).map((s) => s.id)).toEqual(["2"]);
    });

    with_("what was passed adds up over runs, for each subscription alone", async (store) => {
      expect(await store.passedArticles("s1")).toEqual(new Set());
      expect(await store.lastPeriod("s1")).toBeNull();
      const run = { subscription: "s1", at: "2025-06-09T01:00:02.000Z", telling: null };
      await store.recordRun({ ...run, period: "2025-06-09T01:00:00.000Z", passed: ["b", "c"] });
      await store.recordRun({ ...run, period: "2025-06-02T01:00:00.000Z", passed: ["a", "b"] });
      await store.recordRun({ ...run, subscription: "s2", period: "2026-01-05T01:00:00.000Z", passed: ["z"] });
      expect(await store.passedArticles("s1")).toEqual(new Set(["a", "b", "c"]));
      expect(await store.lastPeriod("s1")).toBe("2025-06-09T01:00:00.000Z");
    });

    const bare = { subscription: "s1", at: "2025-06-09T01:00:00.000Z", period: "2025-06-09T01:00:00.000Z" };

    with_("a run that passed nothing counts, and recording one twice is no error", async (store) => {
      await store.recordRun({ ...bare, passed: [], telling: null });
      await store.recordRun({ ...bare, passed: ["a"], telling: null });
      expect(await store.lastPeriod("s1")).toBe(bare.period);
      expect(await store.passedArticles("s1")).toEqual(new Set(["a"]));
    });

    with_("runs and what they told outlive their subscription", async (store) => {
      await store.subscribe(subscription());
      await store.recordRun({ ...bare, passed: ["a"], telling: telling() });
      await store.unsubscribe("s1");
      expect(await store.passedArticles("s1")).toEqual(new Set(["a"]));
      expect((await store.told("C1")).claims).toEqual(telling().claims);
    });

    with_("what is told adds up for each channel alone, an article's sentences too", async (store) => {
      expect(await store.told("C1")).toEqual({ articles: [], claims: [] });
      const later = { at: "2025-06-03T01:00:00.000Z", claims: [{ articleId: "a", text: "大会在北京召开。" }] };
      await store.tell(telling({ key: "k2", ...later, articles: [{ id: "a", prints: ["p2", "p3"] }] }));
      await store.tell(telling());
      await store.tell(telling({ key: "k3", channel: "C2", articles: [{ id: "z", prints: [] }], claims: [] }));
      expect(await store.told("C1")).toEqual({
        articles: [{ id: "a", prints: ["p1", "p2", "p3"] }],
        claims: [...telling().claims, ...later.claims],
      });
    });

    with_("telling again under one key replaces", async (store) => {
      await store.tell(telling());
      await store.tell(telling({ articles: [{ id: "b", prints: [] }], claims: [] }));
      expect(await store.told("C1")).toEqual({ articles: [{ id: "b", prints: [] }], claims: [] });
    });

    with_("what stands under a message is found by it", async (store) => {
      await store.tell(telling());
      await store.tell(telling({ key: "k2", thread: "200.1", articles: [{ id: "b", prints: [] }] }));
      expect(await store.toldUnder("C1", "200.1")).toEqual(["b"]);
      expect(await store.toldUnder("C1", "300.1")).toEqual([]);
      expect(await store.toldUnder("C2", "200.1")).toEqual([]);
    });

    test("closing twice is no error", async () => {
      const store = await open();
      await store.close();
      await expect(store.close()).resolves.toBeUndefined();
    });
  });
}
