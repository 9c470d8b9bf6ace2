import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openSqliteStore } from "../../src/adapters/sqlite-store.ts";
import { readPeriod } from "../../src/briefing/briefing-job.ts";
import { createScheduler } from "../../src/briefing/scheduler.ts";
import { createDigest } from "../../src/digest/digest.ts";
import type { Article } from "../../src/domain/article.ts";
import type { Digest, DigestRequest } from "../../src/domain/digest.ts";
import type { Subscription } from "../../src/domain/subscription.ts";
import { WenzhaiError } from "../../src/errors.ts";
import { Leases } from "../../src/jobs/leases.ts";
import type { HeldJob } from "../../src/ports/job-table.ts";
import type { LogFields } from "../../src/ports/log.ts";
import type { Store } from "../../src/ports/store.ts";
import { corpusOf, makeArticle } from "../digest/small-corpus.ts";
import { type HandClock, handClock } from "../fakes/hand-clock.ts";
import { memoryStore } from "../fakes/memory-store.ts";
import { subscription } from "../ports/store-contract.ts";

const MINUTE = 60_000;
const WEEK = 7 * 24 * 60 * MINUTE;
/** The first Monday 09:00 in Shanghai after the subscription of the contract suite was made. */
const FIRST_DUE = "2025-06-02T01:00:00.000Z";

const article = (id: string, published?: string) =>
  makeArticle(id, `${id}的消息与别的都不同,讲的是${id.repeat(9)}。`, published === undefined ? {} : { published });

interface Post {
  readonly id: string;
  readonly at: string;
  readonly told: readonly string[];
  readonly digest: Digest;
}

/** A world with one store, clock, corpus and channel, in which any number of processes may run. */
function world(
  start: string,
  over: { articles?: readonly Article[]; subscriptions?: readonly Subscription[]; maxItems?: number } = {},
) {
  const clock = handClock(start);
  const store: Store = memoryStore();
  const articles = [...(over.articles ?? [])];
  const posts: Post[] = [];
  const ownersTold: string[] = [];
  const logged: { event: string; fields: LogFields }[] = [];
  const record = (event: string, fields: LogFields = {}) => void logged.push({ event, fields });
  /** Each is called once, before a post; what it throws, the post throws. */
  const obstacles: (() => unknown)[] = [];
  /** As the Slack side does: what an earlier holder of the job has posted is found. */
  const post = async (s: Subscription, digest: Digest, job: HeldJob) => {
    await obstacles.shift()?.();
    const { period: at } = readPeriod(job);
    const found = job.takes > 1 && posts.some((each) => each.id === s.id && each.at === at);
    if (!found) posts.push({ id: s.id, at, told: digest.items.map((item) => item.articleId), digest });
    return { found, channel: s.channel, thread: "100.1" };
  };
  const tellOwner = async (s: Subscription, due: number) =>
    void ownersTold.push(`${s.id} ${new Date(due).toISOString()}`);
  const index = { articles: async () => articles };
  const digest = (request: DigestRequest) =>
    createDigest({
      ...corpusOf(articles),
      findTopic: async () => ({ closeness: new Map(), names: () => false, says: () => 0 }),
      maxItems: over.maxItems ?? 10,
    })(request);
  const parts = { store, clock, log: { info: record, warn: record, error: record }, index, digest, post, tellOwner };
  let holders = 0;
  const processWithLeases = (other: Partial<typeof parts> = {}) => {
    const all = { ...parts, ...other };
    const leases = new Leases({ jobs: all.store.jobs, clock: all.clock, log: all.log, holder: `p${++holders}` });
    return { leases, scheduler: createScheduler({ ...all, leases }) };
  };
  const process = (other: Partial<typeof parts> = {}) => processWithLeases(other).scheduler;
  const ready = Promise.all((over.subscriptions ?? [subscription()]).map((s) => store.subscribe(s)));
  return {
    clock,
    store,
    articles,
    posts,
    ownersTold,
    logged,
    obstacles,
    post,
    digest,
    index,
    process,
    processWithLeases,
    ready,
  };
}

/** Lets a running scheduler live through some time, minute by minute. */
async function live(clock: HandClock, scheduler: { tick(): Promise<void> }, minutes: number): Promise<void> {
  for (let i = 0; i < minutes; i++) {
    clock.advance(MINUTE);
    await scheduler.tick();
  }
}

async function idsTold(store: Pick<Store, "told">): Promise<readonly string[]> {
  return (await store.told("C1")).articles.map(({ id }) => id).toSorted();
}

const slackDown = (retryable: boolean) => () => {
  throw new WenzhaiError("slack", "Slack did not answer.", { retryable });
};

describe("when", () => {
  test("not a millisecond before it is due, at the due instant, and not again that week", async () => {
    const w = world("2025-06-02T00:59:59.999Z", { articles: [article("甲", "2025-06-01")] });
    await w.ready;
    const scheduler = w.process();
    await scheduler.tick();
    expect(w.posts).toEqual([]);
    w.clock.advance(1);
    await scheduler.tick();
    expect(w.posts).toMatchObject([{ id: "s1", at: FIRST_DUE, told: ["甲"] }]);
    await live(w.clock, scheduler, 200);
    w.clock.advance(WEEK - 201 * MINUTE);
    await scheduler.tick();
    expect(w.posts).toHaveLength(1);
  });

  test("started, it wakes by itself at the due instant between two minutes", async () => {
    const w = world("2025-06-02T00:59:30.500Z");
    await w.ready;
    const posting = Promise.withResolvers<void>();
    w.obstacles.push(posting.resolve);
    const scheduler = w.process();
    scheduler.start();
    scheduler.start();
    await scheduler.tick();
    expect(w.clock.pending()).toBe(1);
    w.clock.advance(29_499);
    await scheduler.tick();
    expect(w.posts).toEqual([]);
    w.clock.advance(1);
    await posting.promise;
    await scheduler.stop();
    expect(w.posts).toHaveLength(1);
  });

  test("stopped, it wakes no more; started again, it posts late what it missed", async () => {
    const w = world("2025-06-02T00:00:00Z");
    await w.ready;
    const scheduler = w.process();
    scheduler.start();
    await scheduler.stop();
    expect(w.clock.pending()).toBe(0);
    w.clock.advanceTo("2025-06-04T12:00:00Z");
    expect(w.posts).toEqual([]);
    scheduler.start();
    await scheduler.tick();
    expect(w.posts).toMatchObject([{ at: FIRST_DUE }]);
    await scheduler.stop();
  });

  test("stop waits for the delivery in flight, and begins no other", async () => {
    const w = world(FIRST_DUE, { subscriptions: [subscription(), subscription({ id: "s2", channel: "C2" })] });
    await w.ready;
    const flight = Promise.withResolvers<void>();
    const inFlight = Promise.withResolvers<void>();
    w.obstacles.push(() => {
      inFlight.resolve();
      return flight.promise;
    });
    const scheduler = w.process();
    scheduler.start();
    await inFlight.promise;
    let stopped = false;
    const stopping = scheduler.stop().then(() => {
      stopped = true;
    });
    await Promise.resolve();
    expect(stopped).toBe(false);
    flight.resolve();
    await stopping;
    expect(w.posts.map((p) => p.id)).toEqual(["s1"]);
    expect(await w.store.lastPeriod("s1")).toBe(FIRST_DUE);
  });

  test("five weeks asleep: one post, for the latest week", async () => {
    const w = world(FIRST_DUE);
    await w.ready;
    const scheduler = w.process();
    scheduler.start();
    await scheduler.tick();
    w.clock.advance(5 * WEEK + 3 * 60 * MINUTE);
    await scheduler.tick();
    await live(w.clock, scheduler, 5);
    await scheduler.stop();
    expect(w.posts.map((p) => p.at)).toEqual([FIRST_DUE, "2025-07-07T01:00:00.000Z"]);
  });

  test("a week that was due before the subscription was made is not owed", async () => {
    const w = world("2025-06-03T00:00:00Z", { subscriptions: [subscription({ since: FIRST_DUE })] });
    await w.ready;
    const scheduler = w.process();
    await scheduler.tick();
    expect(w.posts).toEqual([]);
    w.clock.advanceTo("2025-06-09T01:00:00Z");
    await scheduler.tick();
    expect(w.posts.map((p) => p.at)).toEqual(["2025-06-09T01:00:00.000Z"]);
  });

  const yearly: readonly (readonly [string, Partial<Subscription>, string, readonly string[]])[] = [
    [
      "New York into summer",
      { zone: "America/New_York", days: { kind: "weekly", weekdays: [0] }, time: "02:30" },
      "2025-03-01T00:00:00Z",
      ["2025-03-02T07:30", "2025-03-09T07:00", "2025-03-16T06:30"],
    ],
    [
      "New York into winter",
      { zone: "America/New_York", days: { kind: "weekly", weekdays: [0] }, time: "01:30" },
      "2025-10-25T00:00:00Z",
      ["2025-10-26T05:30", "2025-11-02T05:30", "2025-11-09T06:30"],
    ],
    [
      "Berlin into summer",
      { zone: "Europe/Berlin", days: { kind: "weekly", weekdays: [0] }, time: "02:30" },
      "2025-03-22T00:00:00Z",
      ["2025-03-23T01:30", "2025-03-30T01:00", "2025-04-06T00:30"],
    ],
    [
      "Berlin into winter",
      { zone: "Europe/Berlin", days: { kind: "weekly", weekdays: [0] }, time: "02:30" },
      "2025-10-18T00:00:00Z",
      ["2025-10-19T00:30", "2025-10-26T00:30", "2025-11-02T01:30"],
    ],
    [
      "Shanghai over the new year",
      { zone: "Asia/Shanghai", days: { kind: "weekly", weekdays: [4] }, time: "00:00" },
      "2025-12-23T00:00:00Z",
      ["2025-12-24T16:00", "2025-12-31T16:00", "2026-01-07T16:00"],
    ],
  ];
  for (const [name, when, start, due] of yearly) {
    test(`${name}: once a week, at its hour, looking every half hour`, async () => {
      const w = world(start, { subscriptions: [subscription({ ...when, since: start })] });
      await w.ready;
      const scheduler = w.process();
      for (let i = 0; i < 2 * 24 * 17; i++) {
        w.clock.advance(30 * MINUTE);
        await scheduler.tick();
      }
      expect(w.posts.map((p) => p.at.slice(0, 16)).slice(0, 3)).toEqual(due);
      expect(new Set(w.posts.map((p) => p.at)).size).toBe(w.posts.length);
    });
  }

  test("a subscription made or ended while it runs is seen within a minute", async () => {
    const w = world("2025-06-02T00:50:00Z", { subscriptions: [] });
    const scheduler = w.process();
    scheduler.start();
    await scheduler.tick();
    await w.store.subscribe(subscription());
    await w.store.subscribe(subscription({ id: "s2", channel: "C2" }));
    await live(w.clock, scheduler, 9);
    await w.store.unsubscribe("s2");
    await live(w.clock, scheduler, 2);
    await scheduler.stop();
    expect(w.posts.map((p) => p.id)).toEqual(["s1"]);
  });

  test("one with an impossible time harms no other", async () => {
    const broken = subscription({ id: "s0", channel: "C0", zone: "Mars/Olympus", since: "2025-05-01T00:00:00.000Z" });
    const w = world(FIRST_DUE, { subscriptions: [broken, subscription()] });
    await w.ready;
    await w.process().tick();
    expect(w.posts.map((p) => p.id)).toEqual(["s1"]);
    expect(w.logged).toContainEqual({
      event: "briefing-failed",
      fields: { subscription: "s0", error: expect.objectContaining({ code: "bad-input" }) },
    });
  });
});

describe("what", () => {
  test("first the week's articles; then what the index gained since, whatever its date; then that nothing is new", async () => {
    const w = world(FIRST_DUE, {
      articles: [article("甲", "2025-05-26"), article("乙", "2025-05-25"), article("丙", "2025-06-02"), article("丁")],
    });
    await w.ready;
    const scheduler = w.process();
    await scheduler.tick();
    w.articles.push(article("戊", "2019-01-01"), article("己"), article("庚", "2025-06-08"));
    w.clock.advance(WEEK);
    await scheduler.tick();
    w.clock.advance(WEEK);
    await scheduler.tick();
    expect(w.posts.map((p) => p.told)).toEqual([["丙", "甲"], ["庚", "戊", "己"], []]);
    expect(w.posts[2]!.digest.receipt).toMatchObject({ read: 5, matched: 5, toldBefore: 5 });
  });

  test("the week before the first is counted in the subscriber's own days", async () => {
    // Due on Sunday 20:00 in New York, which is Monday in UTC.
    const s = subscription({
      zone: "America/New_York",
      days: { kind: "weekly", weekdays: [0] },
      time: "20:00",
      since: "2025-05-28T00:00:00Z",
    });
    const w = world("2025-06-02T00:00:00Z", {
      subscriptions: [s],
      articles: [article("甲", "2025-05-25"), article("乙", "2025-05-24")],
    });
    await w.ready;
    await w.process().tick();
    expect(w.posts).toMatchObject([{ told: ["甲"], digest: { request: { since: "2025-05-25" } } }]);
  });

  test("with nothing recent the first introduces the corpus", async () => {
    const w = world(FIRST_DUE, { articles: [article("甲", "2022-06-24"), article("乙", "2024-03-24"), article("丙")] });
    await w.ready;
    await w.process().tick();
    expect(w.posts.map((p) => p.told)).toEqual([["乙", "甲", "丙"]]);
  });

  test("what did not fit is told the next time; what was passed at the first never is", async () => {
    const recent = ["甲", "乙", "丙"].map((id) => article(id, "2025-06-01"));
    const w = world(FIRST_DUE, { articles: [...recent, article("丁", "2024-01-01")], maxItems: 2 });
    await w.ready;
    const scheduler = w.process();
    await scheduler.tick();
    expect(w.posts[0]!.digest).toMatchObject({ items: [{}, {}], receipt: { matched: 3, leftOut: 1 } });
    for (let week = 0; week < 2; week++) {
      w.clock.advance(WEEK);
      await scheduler.tick();
    }
    expect(w.posts.map(({ told }) => told.length)).toEqual([2, 1, 0]);
    expect(w.posts.flatMap(({ told }) => told).toSorted()).toEqual(["丙", "乙", "甲"]);
  });

  test("what another briefing of the channel told is not told again", async () => {
    const s2 = subscription({ id: "s2", after: "2025-06-02T02:00:00Z" });
    const w = world(FIRST_DUE, { subscriptions: [subscription(), s2], articles: [article("甲", "2025-06-02")] });
    await w.ready;
    const scheduler = w.process();
    await scheduler.tick();
    w.articles.push(article("乙", "2025-06-08"));
    w.clock.advance(WEEK);
    await scheduler.tick();
    expect(w.posts.map((p) => [p.id, p.told])).toEqual([
      ["s1", ["甲"]],
      ["s1", ["乙"]],
      ["s2", []],
    ]);
  });

  test("nothing new is said, or not, as the channel chose", async () => {
    const quiet = subscription({ id: "s2", channel: "C2", silent: true });
    const w = world(FIRST_DUE, { subscriptions: [subscription(), quiet] });
    await w.ready;
    await w.process().tick();
    expect(w.posts.map((p) => p.id)).toEqual(["s1"]);
    expect(await w.store.lastPeriod("s2")).toBe(FIRST_DUE);
  });

  test("paused, and before the end of a skipped run, nothing is posted or owed", async () => {
    const paused = subscription({ id: "s2", channel: "C2", paused: true });
    const skipped = subscription({ after: FIRST_DUE });
    const w = world(FIRST_DUE, { subscriptions: [skipped, paused] });
    await w.ready;
    const scheduler = w.process();
    await scheduler.tick();
    w.clock.advance(WEEK);
    await scheduler.tick();
    expect(w.posts.map((p) => [p.id, p.at])).toEqual([["s1", "2025-06-09T01:00:00.000Z"]]);
  });

  test("posted where its channel refused it, it has told the channel nothing", async () => {
    const w = world(FIRST_DUE, { articles: [article("甲", "2025-06-01")] });
    await w.ready;
    const post = async () => ({ found: false, channel: "D1", thread: "1.1" });
    await w.process({ post }).tick();
    expect(await idsTold(w.store)).toEqual([]);
    expect(await w.store.lastPeriod("s1")).toBe(FIRST_DUE);
  });

  test("an article that arrives while a briefing is posted is told in the next", async () => {
    const w = world(FIRST_DUE, { articles: [article("甲", "2025-06-01")] });
    await w.ready;
    w.obstacles.push(() => w.articles.push(article("乙", "2025-06-02")));
    const scheduler = w.process();
    await scheduler.tick();
    w.clock.advance(WEEK);
    await scheduler.tick();
    expect(w.posts.map((p) => p.told)).toEqual([["甲"], ["乙"]]);
  });

  test("an empty index is told as such, and its first articles later", async () => {
    const w = world(FIRST_DUE);
    await w.ready;
    const scheduler = w.process();
    await scheduler.tick();
    w.articles.push(article("甲", "2020-01-01"));
    w.clock.advance(WEEK);
    await scheduler.tick();
    expect(w.posts.map((p) => p.told)).toEqual([[], ["甲"]]);
  });

  test("each subscription has its own memory and language", async () => {
    const s2 = subscription({ id: "s2", channel: "C2", language: "en", since: "2025-06-03T00:00:00Z" });
    const w = world(FIRST_DUE, { subscriptions: [subscription(), s2], articles: [article("甲", "2025-06-02")] });
    await w.ready;
    const scheduler = w.process();
    await scheduler.tick();
    w.clock.advance(WEEK);
    await scheduler.tick();
    expect(w.posts.map((p) => [p.id, p.digest.request.language, p.told])).toEqual([
      ["s1", "zh-Hans", ["甲"]],
      ["s1", "zh-Hans", []],
      ["s2", "en", ["甲"]],
    ]);
  });
});

describe("once", () => {
  test("two processes on one store, looking at the same moment, for four weeks", async () => {
    const w = world(FIRST_DUE, { subscriptions: [subscription(), subscription({ id: "s2", channel: "C2" })] });
    await w.ready;
    const two = [w.process(), w.process()];
    for (let week = 0; week < 4; week++) {
      for (let i = 0; i < 3; i++) await Promise.all(two.map((scheduler) => scheduler.tick()));
      w.clock.advance(WEEK);
    }
    expect(w.posts.map((p) => `${p.id} ${p.at}`).sort()).toEqual(
      [...new Set(w.posts.map((p) => `${p.id} ${p.at}`))].sort(),
    );
    expect(w.posts).toHaveLength(8);
  });

  test("two processes, each with its own handle on one file", async () => {
    const folder = mkdtempSync(join(tmpdir(), "wenzhai-schedule-"));
    const stores = [1, 2].map(() => openSqliteStore(join(folder, "store.sqlite")));
    try {
      const w = world(FIRST_DUE, { articles: [article("甲", "2025-06-01")] });
      await stores[0]!.subscribe(subscription());
      const two = stores.map((store) => w.process({ store }));
      await Promise.all(two.map((scheduler) => scheduler.tick()));
      w.clock.advance(WEEK);
      await Promise.all(two.reverse().map((scheduler) => scheduler.tick()));
      expect(w.posts.map((p) => p.told)).toEqual([["甲"], []]);
      expect(await idsTold(stores[1]!)).toEqual(["甲"]);
    } finally {
      for (const store of stores) await store.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test("killed between post and record: no second post in the period, the next comes", async () => {
    const w = world(FIRST_DUE, { articles: [article("甲", "2025-06-01")] });
    await w.ready;
    const posted = Promise.withResolvers<void>();
    const killed = w.process({
      store: {
        ...w.store,
        recordRun: () => {
          posted.resolve();
          return new Promise<never>(() => {});
        },
      },
    });
    void killed.tick();
    await posted.promise;
    const { scheduler: next, leases } = w.processWithLeases();
    await next.tick();
    w.articles.push(article("乙", "2025-06-02"));
    for (let look = 0; look < 9; look++) await leases.beat();
    await next.tick();
    expect(w.posts).toHaveLength(1);
    expect(await w.store.lastPeriod("s1")).toBe(FIRST_DUE);
    expect(await idsTold(w.store)).toEqual(["甲"]);
    w.clock.advance(WEEK);
    await next.tick();
    expect(w.posts.map((p) => [p.at, p.told])).toEqual([
      [FIRST_DUE, ["甲"]],
      ["2025-06-09T01:00:00.000Z", ["乙"]],
    ]);
  });

  test("killed before posting: another process posts it, with what is there then", async () => {
    const w = world(FIRST_DUE, { articles: [article("甲", "2025-06-01")] });
    await w.ready;
    const reached = Promise.withResolvers<void>();
    const post = () => {
      reached.resolve();
      return new Promise<never>(() => {});
    };
    void w.process({ post }).tick();
    await reached.promise;
    w.articles.push(article("乙", "2025-06-02"));
    const { scheduler, leases } = w.processWithLeases();
    for (let look = 0; look < 9; look++) await leases.beat();
    await scheduler.tick();
    expect(w.posts.map((p) => p.told)).toEqual([["乙", "甲"]]);
    expect(await idsTold(w.store)).toEqual(["乙", "甲"]);
  });

  test("killed over a channel that has unsubscribed since, or a week that is over: nothing more", async () => {
    const w = world(FIRST_DUE, { subscriptions: [subscription(), subscription({ id: "s2", channel: "C2" })] });
    await w.ready;
    const reached = Promise.withResolvers<void>();
    let calls = 0;
    const post = () => {
      if (++calls === 1) reached.resolve();
      return new Promise<never>(() => {});
    };
    void w.process({ post }).tick();
    await reached.promise;
    await w.store.unsubscribe("s1");
    const { scheduler, leases } = w.processWithLeases();
    for (let look = 0; look < 9; look++) await leases.beat();
    await scheduler.tick();
    expect(w.posts.map((p) => p.id)).toEqual(["s2"]);
    expect((await w.store.jobs.census()).settled).toMatchObject({ ignored: 1, answered: 1 });
  });

  test("a clock most of a day behind does not bring an old period back", async () => {
    const w = world(FIRST_DUE);
    await w.ready;
    const store = { ...w.store, recordRun: async () => {} };
    await w.process({ store }).tick();
    w.clock.advance(WEEK + 60 * MINUTE);
    await w.process({ store }).tick();
    await w.process({ store, clock: { ...w.clock, now: () => w.clock.now() - 23 * 60 * MINUTE } }).tick();
    expect(w.posts.map((p) => p.at)).toEqual([FIRST_DUE, "2025-06-09T01:00:00.000Z"]);
  });

  test("posted but not recorded: recorded as soon as the store allows, not posted again", async () => {
    const w = world(FIRST_DUE, { articles: [article("甲", "2025-06-01")] });
    await w.ready;
    let broken = true;
    const store: Store = {
      ...w.store,
      recordRun: async (run) => {
        if (broken) throw new WenzhaiError("store", "The database is busy.", { retryable: true });
        await w.store.recordRun(run);
      },
    };
    const scheduler = w.process({ store });
    await live(w.clock, scheduler, 3);
    expect(await w.store.lastPeriod("s1")).toBeNull();
    broken = false;
    await live(w.clock, scheduler, 1);
    expect(await w.store.lastPeriod("s1")).toBe(FIRST_DUE);
    expect(await idsTold(w.store)).toEqual(["甲"]);
    expect(w.posts).toHaveLength(1);
  });
});

describe("trouble", () => {
  test("a post that fails twice for a while goes out the third time, after growing waits", async () => {
    const w = world(FIRST_DUE, { articles: [article("甲", "2025-06-01")] });
    await w.ready;
    const tries: number[] = [];
    const watch = (then: () => unknown) => () => {
      tries.push((w.clock.now() - Date.parse(FIRST_DUE)) / MINUTE);
      return then();
    };
    w.obstacles.push(
      watch(slackDown(true)),
      watch(slackDown(true)),
      watch(() => {}),
    );
    const scheduler = w.process();
    await scheduler.tick();
    await live(w.clock, scheduler, 10);
    expect(tries).toEqual([0, 1, 3]);
    expect(w.posts).toMatchObject([{ at: FIRST_DUE, told: ["甲"] }]);
    expect(w.logged.map((each) => each.event)).toEqual(["briefing-postponed", "briefing-postponed", "briefing-posted"]);
  });

  test("after a failed try no other process posts it too, unless this one dies", async () => {
    const w = world(FIRST_DUE);
    await w.ready;
    w.obstacles.push(slackDown(true));
    const first = w.processWithLeases();
    const second = w.processWithLeases();
    await first.scheduler.tick();
    for (let look = 0; look < 20; look++) await Promise.all([first.leases.beat(), second.leases.beat()]);
    await second.scheduler.tick();
    expect(w.posts).toEqual([]);
    for (let look = 0; look < 9; look++) await second.leases.beat();
    await second.scheduler.tick();
    expect(w.posts).toHaveLength(1);
  });

  test("trying ends after some hours, for every process, until the next week", async () => {
    const w = world(FIRST_DUE);
    await w.ready;
    let tries = 0;
    w.obstacles.push(
      ...Array.from({ length: 12 }, () => () => {
        tries++;
        return slackDown(true)();
      }),
    );
    const scheduler = w.process();
    await live(w.clock, scheduler, 60 * 24);
    expect(tries).toBe(12);
    expect(w.logged.at(-1)).toMatchObject({ event: "briefing-given-up", fields: { failures: 12 } });
    await w.process().tick();
    expect(w.posts).toEqual([]);
    w.clock.advanceTo("2025-06-09T01:00:00Z");
    await scheduler.tick();
    expect(w.posts).toMatchObject([{ at: "2025-06-09T01:00:00.000Z" }]);
  });

  test("a failure for good is not tried again that week, by anyone", async () => {
    const w = world(FIRST_DUE);
    await w.ready;
    w.obstacles.push(slackDown(false));
    const scheduler = w.process();
    await live(w.clock, scheduler, 300);
    await w.process().tick();
    expect(w.posts).toEqual([]);
    expect(w.logged.map((each) => each.event)).toEqual(["briefing-given-up"]);
    expect(w.ownersTold).toEqual([`s1 ${FIRST_DUE}`]);
  });

  test("a digest that fails is tried again whatever the error, for nothing was posted", async () => {
    const w = world(FIRST_DUE);
    await w.ready;
    let calls = 0;
    const digest = async (request: DigestRequest) => {
      if (calls++ === 0) throw new WenzhaiError("no-index", "There is no index yet.");
      return w.digest(request);
    };
    const scheduler = w.process({ digest });
    await live(w.clock, scheduler, 3);
    expect(w.posts).toHaveLength(1);
  });

  test("one channel's failure does not hold up the others", async () => {
    const w = world(FIRST_DUE, { subscriptions: [subscription(), subscription({ id: "s2", channel: "C2" })] });
    await w.ready;
    w.obstacles.push(slackDown(true));
    await w.process().tick();
    expect(w.posts.map((p) => p.id)).toEqual(["s2"]);
  });

  for (const call of ["subscriptions", "lastPeriod", "add", "passedArticles", "told"] as const) {
    test(`a store whose ${call} fails for a while: late, but once`, async () => {
      const w = world(FIRST_DUE);
      await w.ready;
      let failures = 2;
      const failing =
        <Args extends readonly unknown[], Result>(sound: (...args: Args) => Promise<Result>) =>
        async (...args: Args): Promise<Result> => {
          if (failures-- > 0) throw new WenzhaiError("store", "The database is busy.", { retryable: true });
          return sound(...args);
        };
      const store: Store =
        call === "add"
          ? { ...w.store, jobs: { ...w.store.jobs, add: failing(w.store.jobs.add) } }
          : { ...w.store, [call]: failing(w.store[call] as (...args: readonly never[]) => Promise<unknown>) };
      const scheduler = w.process({ store });
      scheduler.start();
      await scheduler.tick();
      await live(w.clock, scheduler, 10);
      await scheduler.stop();
      expect(w.posts).toHaveLength(1);
      expect(w.logged.length).toBeGreaterThan(1);
    });
  }
});
