import { describe, expect, test } from "vitest";
import {
  edited,
  isSamePlan,
  newSubscription,
  nextRun,
  paused,
  resumed,
  skipped,
} from "../../src/briefing/change-subscription.ts";
import { subscription } from "../ports/store-contract.ts";

/** A Tuesday. */
const NOW = Date.parse("2025-06-10T00:00:00Z");
const iso = (instant: number) => new Date(instant).toISOString();

describe("a subscription", () => {
  test("that is new owes nothing from before", () => {
    const { id, team, channel, createdBy, since: _, after: __, paused: ___, ...plan } = subscription();
    const made = newSubscription(plan, { id, team, channel, createdBy, now: NOW });
    expect(made).toEqual(subscription({ since: iso(NOW) }));
    expect(iso(nextRun(made, NOW))).toBe("2025-06-16T01:00:00.000Z");
  });
  test("skips the next run, and the one after when asked again", () => {
    const once = skipped(subscription(), NOW);
    expect(iso(nextRun(once, NOW))).toBe("2025-06-23T01:00:00.000Z");
    expect(iso(nextRun(skipped(once, NOW), NOW))).toBe("2025-06-30T01:00:00.000Z");
  });
  test("that goes on owes nothing from its rest, and still skips what was skipped", () => {
    const going = resumed(paused(subscription()), NOW);
    expect(going).toMatchObject({ paused: false, after: iso(NOW) });
    expect(resumed(paused(skipped(subscription(), NOW)), NOW).after).toBe("2025-06-16T01:00:00.000Z");
  });
  test("that is moved owes nothing from before; with another topic it keeps its time", () => {
    const time = "17:00";
    expect(edited(subscription(), { time }, NOW)).toEqual(subscription({ time, after: iso(NOW) }));
    expect(edited(subscription(), { topic: "教育" }, NOW)).toEqual(subscription({ topic: "教育" }));
  });
  test("is the same as another that says the same at the same time", () => {
    expect(isSamePlan(subscription(), subscription({ id: "s2", silent: true }))).toBe(true);
    expect(isSamePlan(subscription(), subscription({ topic: "教育" }))).toBe(false);
  });
});
