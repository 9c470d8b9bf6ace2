import { describe, expect, test } from "vitest";
import type { DeliveryParts } from "../../src/briefing/deliveries.ts";
import { dayIn, dueTimes } from "../../src/briefing/due.ts";
import { createScheduler } from "../../src/briefing/scheduler.ts";
import type { Subscription } from "../../src/domain/subscription.ts";
import { Leases } from "../../src/jobs/leases.ts";
import { handClock } from "../fakes/hand-clock.ts";
import { memoryStore } from "../fakes/memory-store.ts";
import { subscription } from "../ports/store-contract.ts";

const START = "2025-01-01T12:00:00.000Z";
const END = Date.parse("2028-01-01T12:00:00Z");
const DAY_MS = 86_400_000;
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Every instant at which a subscription was posted in three years, by a process that is looked after only now and then. */
async function postsOf(over: Partial<Subscription>): Promise<readonly number[]> {
  const clock = handClock(START);
  const store = memoryStore();
  const posted: number[] = [];
  const parts: Omit<DeliveryParts, "leases"> = {
    store,
    clock,
    log: quiet,
    index: { articles: async () => [] },
    digest: async (request) => ({ request, items: [], receipt: { read: 0, matched: 0, toldBefore: 0 } }),
    post: async ({ channel }, _, __, { due }) => {
      posted.push(due);
      return { found: false, channel, thread: "1.1" };
    },
    tellOwner: async () => undefined,
  };
  const leases = new Leases({ jobs: store.jobs, clock, log: quiet, holder: "p" });
  const scheduler = createScheduler({ ...parts, leases });
  const one = subscription({ ...over, since: START, after: START });
  await store.subscribe(one);
  for (let next = clock.now(); next <= END; next = dueTimes(one, clock.now()).next) {
    clock.advance(next - clock.now());
    await scheduler.tick();
  }
  return posted;
}

const days = (first: string, last: number): readonly string[] =>
  Array.from({ length: Math.floor((last - Date.parse(first)) / DAY_MS) + 1 }, (_, i) =>
    new Date(Date.parse(first) + i * DAY_MS).toISOString().slice(0, 10),
  );

function timeIn(zone: string, instant: number): string {
  const format = { timeZone: zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  return new Intl.DateTimeFormat("en-GB", format).format(instant);
}

/** Zones on both sides of the equator, with clocks that change by an hour, by half of one, and not at all. */
const ZONES = ["America/New_York", "Europe/Berlin", "Asia/Shanghai", "Australia/Lord_Howe", "America/Santiago"];

describe.each(ZONES)("three years in %s", (zone) => {
  test("every day: each day once, at its time or right after a gap", async () => {
    const time = "02:15";
    const posted = await postsOf({ days: { kind: "weekly", weekdays: [0, 1, 2, 3, 4, 5, 6] }, time, zone });
    const expected = days("2025-01-02", posted.at(-1)! + 15 * 3_600_000).slice(0, posted.length);
    const here = posted.map((instant) => dayIn(zone, instant)).filter((day) => day >= "2025-01-02");
    expect(here).toEqual(expected.slice(0, here.length));
    expect(posted.length).toBeGreaterThanOrEqual(1_094);
    const off = posted.filter((instant) => timeIn(zone, instant) !== time);
    // At most one gap a year, in which the time does not exist.
    expect(off.length).toBeLessThanOrEqual(3);
    for (const instant of off) expect(timeIn(zone, instant) > time, new Date(instant).toISOString()).toBe(true);
  });
  test("weekly and monthly: once a week, once a month", async () => {
    const weekly = await postsOf({ days: { kind: "weekly", weekdays: [0] }, time: "02:15", zone });
    expect([156, 157]).toContain(weekly.length);
    expect(new Set(weekly.map((at) => new Date(`${dayIn(zone, at)}T00:00:00Z`).getUTCDay()))).toEqual(new Set([0]));
    const monthly = await postsOf({ days: { kind: "monthly", day: 31 }, time: "02:15", zone });
    expect(new Set(monthly.map((at) => dayIn(zone, at).slice(0, 7))).size).toBe(36);
    expect(monthly).toHaveLength(36);
  });
});
