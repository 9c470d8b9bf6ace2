import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openSqliteStore } from "../../src/adapters/sqlite-store.ts";
import { readPeriod } from "../../src/briefing/briefing-job.ts";
import type { DeliveryParts } from "../../src/briefing/deliveries.ts";
import { createScheduler } from "../../src/briefing/scheduler.ts";
import { Leases } from "../../src/jobs/leases.ts";
import { handClock } from "../fakes/hand-clock.ts";
import { subscription } from "../ports/store-contract.ts";

const WEEK_MS = 7 * 86_400_000;
const SUBSCRIPTIONS = 100;
const WEEKS = 4;
const KILLS = 25;
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

test("two processes on one store, a hundred subscriptions, a hundred kills: each run stands there once", async () => {
  const folder = mkdtempSync(join(tmpdir(), "wenzhai-kills-"));
  const stores = [1, 2].map(() => openSqliteStore(join(folder, "store.sqlite")));
  onTestFinished(async () => {
    for (const store of stores) await store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const clock = handClock("2025-06-02T01:00:00.000Z");
  for (let i = 0; i < SUBSCRIPTIONS; i++) await stores[0]!.subscribe(subscription({ id: `s${i}`, channel: `C${i}` }));
  const posts: string[] = [];
  let holders = 0;
  let kills = 0;
  /** A process that is killed at its `last` post: before it, or right after what it posted arrived. */
  const start = (store: (typeof stores)[number], last = Number.POSITIVE_INFINITY, arrives = false) => {
    const killed = Promise.withResolvers<void>();
    let calls = 0;
    const post: DeliveryParts["post"] = async ({ channel }, _, job) => {
      const { subscription: id, period } = readPeriod(job);
      const dies = ++calls === last;
      const found = job.takes > 1 && posts.includes(`${id} ${period}`);
      if (!found && (!dies || arrives)) posts.push(`${id} ${period}`);
      if (!dies) return { found, channel, thread: "1.1" };
      kills++;
      killed.resolve();
      return new Promise<never>(() => undefined);
    };
    const leases = new Leases({ jobs: store.jobs, clock, log: quiet, holder: `p${++holders}` });
    const scheduler = createScheduler({
      store,
      clock,
      log: quiet,
      leases,
      post,
      index: { articles: async () => [] },
      digest: async (request) => ({ request, items: [], receipt: { read: 0, matched: 0, toldBefore: 0 } }),
      tellOwner: async () => undefined,
    });
    return { scheduler, leases, killed: killed.promise };
  };
  for (let week = 0; week < WEEKS; week++) {
    for (let kill = 0; kill < KILLS; kill++) {
      const doomed = start(stores[kill % 2]!, 1 + ((week + kill) % 3), (week + kill) % 2 === 0);
      void doomed.scheduler.tick();
      await doomed.killed;
    }
    const [one, other] = stores.map((store) => start(store));
    for (let look = 0; look < 10; look++) await Promise.all([one!.leases.beat(), other!.leases.beat()]);
    await Promise.all([one!.scheduler.tick(), other!.scheduler.tick()]);
    clock.advance(WEEK_MS);
  }
  expect(kills).toBe(WEEKS * KILLS);
  expect(new Set(posts).size).toBe(posts.length);
  expect(posts).toHaveLength(SUBSCRIPTIONS * WEEKS);
}, 60_000);
