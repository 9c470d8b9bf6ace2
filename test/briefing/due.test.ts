import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayIn, dueTimes } from "../../src/briefing/due.ts";
import type { BriefingTime } from "../../src/domain/subscription.ts";

const at = (iso: string) => Date.parse(iso);
const week = (weekday: number, time: string, zone: string): BriefingTime => ({
  days: { kind: "weekly", weekdays: [weekday] },
  time,
  zone,
});
const month = (day: number, zone: string): BriefingTime => ({ days: { kind: "monthly", day }, time: "09:00", zone });
/** Every due instant from one to another, walking forward. */
function dueFrom(when: ReturnType<typeof week>, from: string, count: number): readonly string[] {
  const found: string[] = [];
  for (let instant = at(from); found.length < count; ) {
    instant = dueTimes(when, instant).next;
    found.push(new Date(instant).toISOString().slice(0, 16));
  }
  return found;
}

describe("a time skipped by the clocks is taken right after the gap", () => {
  test("New York, Sunday 9 March 2025, 02:30", () => {
    expect(dueFrom(week(0, "02:30", "America/New_York"), "2025-03-01T00:00:00Z", 3)).toEqual([
      "2025-03-02T07:30",
      "2025-03-09T07:00",
      "2025-03-16T06:30",
    ]);
  });
  test("Berlin, Sunday 30 March 2025, 02:30", () => {
    expect(dueFrom(week(0, "02:30", "Europe/Berlin"), "2025-03-20T00:00:00Z", 3)).toEqual([
      "2025-03-23T01:30",
      "2025-03-30T01:00",
      "2025-04-06T00:30",
    ]);
  });
  test("Havana, where midnight itself is skipped", () => {
    expect(dueFrom(week(0, "00:00", "America/Havana"), "2025-03-05T00:00:00Z", 2)).toEqual([
      "2025-03-09T05:00",
      "2025-03-16T04:00",
    ]);
  });
  test("Lord Howe Island, whose gap is half an hour", () => {
    expect(dueFrom(week(0, "02:15", "Australia/Lord_Howe"), "2025-10-02T00:00:00Z", 2)).toEqual([
      "2025-10-04T15:30",
      "2025-10-11T15:15",
    ]);
  });
  test("seen from inside the gap and after it, it is the last one due", () => {
    const when = week(0, "02:30", "America/New_York");
    expect(dueTimes(when, at("2025-03-09T06:59:59Z")).last).toBe(at("2025-03-02T07:30:00Z"));
    expect(dueTimes(when, at("2025-03-09T07:00:00Z")).last).toBe(at("2025-03-09T07:00:00Z"));
    expect(dueTimes(when, at("2025-03-12T12:00:00Z")).last).toBe(at("2025-03-09T07:00:00Z"));
  });
});

describe("a time that comes twice is due once, the first time", () => {
  test("New York, Sunday 2 November 2025, 01:30", () => {
    expect(dueFrom(week(0, "01:30", "America/New_York"), "2025-10-25T00:00:00Z", 3)).toEqual([
      "2025-10-26T05:30",
      "2025-11-02T05:30",
      "2025-11-09T06:30",
    ]);
  });
  test("Berlin, Sunday 26 October 2025, 02:30", () => {
    expect(dueFrom(week(0, "02:30", "Europe/Berlin"), "2025-10-18T00:00:00Z", 3)).toEqual([
      "2025-10-19T00:30",
      "2025-10-26T00:30",
      "2025-11-02T01:30",
    ]);
  });
  test("between its two comings and after both, the first is the last one due", () => {
    const when = week(0, "01:30", "America/New_York");
    for (const instant of [
      "2025-11-02T05:30:00Z",
      "2025-11-02T06:10:00Z",
      "2025-11-02T06:30:00Z",
      "2025-11-02T06:31:00Z",
      "2025-11-05T00:00:00Z",
    ]) {
      expect(dueTimes(when, at(instant)), instant).toEqual({
        last: at("2025-11-02T05:30:00Z"),
        next: at("2025-11-09T06:30:00Z"),
      });
    }
  });
});

describe("elsewhere and on the edges", () => {
  test("Shanghai has no summer time: every week is 168 hours", () => {
    expect(dueFrom(week(1, "09:00", "Asia/Shanghai"), "2025-03-24T00:00:00Z", 3)).toEqual([
      "2025-03-24T01:00",
      "2025-03-31T01:00",
      "2025-04-07T01:00",
    ]);
  });
  test("the turn of the year, in a zone already in the next one", () => {
    expect(dueFrom(week(4, "00:30", "Pacific/Auckland"), "2025-12-24T12:00:00Z", 2)).toEqual([
      "2025-12-31T11:30",
      "2026-01-07T11:30",
    ]);
    expect(dueFrom(week(1, "09:00", "Asia/Shanghai"), "2025-12-28T00:00:00Z", 2)).toEqual([
      "2025-12-29T01:00",
      "2026-01-05T01:00",
    ]);
    expect(dueTimes(week(3, "23:59", "America/New_York"), at("2026-01-01T04:58:59.999Z")).last).toBe(
      at("2025-12-25T04:59:00Z"),
    );
  });
  test("the due instant itself is the last, the millisecond before it is not", () => {
    const when = week(1, "09:00", "Asia/Shanghai");
    const due = at("2025-06-09T01:00:00Z");
    expect(dueTimes(when, due)).toEqual({ last: due, next: due + 604_800_000 });
    expect(dueTimes(when, due - 1)).toEqual({ last: due - 604_800_000, next: due });
    expect(dueTimes(when, due + 1).last).toBe(due);
  });
  test("every day, on some days of the week, and monthly", () => {
    const daily: BriefingTime = {
      days: { kind: "weekly", weekdays: [0, 1, 2, 3, 4, 5, 6] },
      time: "09:00",
      zone: "UTC",
    };
    expect(dueFrom(daily, "2025-02-27T10:00:00Z", 3)).toEqual([
      "2025-02-28T09:00",
      "2025-03-01T09:00",
      "2025-03-02T09:00",
    ]);
    const twice: BriefingTime = { ...daily, days: { kind: "weekly", weekdays: [1, 4] } };
    expect(dueFrom(twice, "2025-06-02T10:00:00Z", 3)).toEqual([
      "2025-06-05T09:00",
      "2025-06-09T09:00",
      "2025-06-12T09:00",
    ]);
    expect(dueFrom(month(15, "UTC"), "2025-01-31T10:00:00Z", 2)).toEqual(["2025-02-15T09:00", "2025-03-15T09:00"]);
  });
  test("a month that lacks the day has it on its last one, in leap years too", () => {
    for (const [day, days] of [
      [31, ["2028-01-31", "2028-02-29", "2028-03-31", "2028-04-30"]],
      [30, ["2028-01-30", "2028-02-29", "2028-03-30", "2028-04-30"]],
      [29, ["2027-01-29", "2027-02-28", "2027-03-29", "2027-04-29"]],
    ] as const)
      expect(dueFrom(month(day, "UTC"), `${days[0].slice(0, 4)}-01-05T00:00:00Z`, 4)).toEqual(
        days.map((each) => `${each}T09:00`),
      );
    expect(() => dueTimes(month(32, "UTC"), 0)).toThrow(/day of a month/u);
    expect(() => dueTimes({ ...week(1, "09:00", "UTC"), days: { kind: "weekly", weekdays: [] } }, 0)).toThrow(
      /weekday/u,
    );
  });
  test("what cannot be a weekly time is refused by name", () => {
    for (const time of ["9:00", "24:00", "09:60", "09:00:00", "", "09：00"])
      expect(() => dueTimes(week(1, time, "UTC"), 0)).toThrow(/is not a time/u);
    for (const weekday of [-1, 7, 1.5, Number.NaN])
      expect(() => dueTimes(week(weekday, "09:00", "UTC"), 0)).toThrow(/weekday/u);
    expect(() => dueTimes(week(1, "09:00", "Mars/Olympus"), 0)).toThrow(/Mars\/Olympus/u);
  });
  test("the day in a zone", () => {
    expect(dayIn("Asia/Shanghai", at("2025-06-08T16:00:00Z"))).toBe("2025-06-09");
    expect(dayIn("America/New_York", at("2026-01-01T04:59:59Z"))).toBe("2025-12-31");
  });
});

const ZONES = [
  "America/New_York",
  "Europe/Berlin",
  "Asia/Shanghai",
  "Australia/Lord_Howe",
  "America/Havana",
  "Asia/Kathmandu",
  "Africa/Casablanca",
  "America/Sao_Paulo",
];

const FORMATS = new Map(
  ZONES.map((timeZone) => [
    timeZone,
    new Intl.DateTimeFormat("en", {
      timeZone,
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      hourCycle: "h23",
    }),
  ]),
);

/** What the clocks on the wall show in a zone, as a number that orders: minutes of a calendar without zones. */
function wallMinute(zone: string, instant: number): number {
  const parts = FORMATS.get(zone)!.formatToParts(instant);
  const { year, month, day, hour, minute } = Object.fromEntries(parts.map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(year!, month! - 1, day!, hour!, minute!) / 60_000;
}

/** The first instant at which the wall clocks show the minute wanted or, for the first time, a later one. */
function firstShowing(zone: string, wanted: number): number {
  const near = wanted * 60_000;
  for (let instant = near - 15 * 3_600_000; ; instant += 300_000)
    if (wallMinute(zone, instant) >= wanted) return instant;
}

test("agrees with reading the clocks on the wall, in any zone and week of three years", () => {
  const weekly = fc.record({
    weekday: fc.nat(6),
    hour: fc.nat(23),
    five: fc.nat(11),
    zone: fc.constantFrom(...ZONES),
    day: fc.nat(1095),
  });
  fc.assert(
    fc.property(weekly, ({ weekday, hour, five, zone, day }) => {
      const two = (n: number) => String(n).padStart(2, "0");
      const when = week(weekday, `${two(hour)}:${two(five * 5)}`, zone);
      const instant = at("2024-01-01T00:00:00Z") + day * 86_400_000;
      const { last, next } = dueTimes(when, instant);
      expect(last).toBeLessThanOrEqual(instant);
      expect(next).toBeGreaterThan(instant);
      const days = Math.floor(next / 86_400_000);
      const local = [-1, 0, 1].map((d) => (days + d) * 86_400_000).find((d) => new Date(d).getUTCDay() === weekday)!;
      expect(next).toBe(firstShowing(zone, local / 60_000 + hour * 60 + five * 5));
      expect(dueTimes(when, next).last).toBe(next);
      expect(dueTimes(when, next - 1)).toEqual({ last, next });
    }),
    { numRuns: 100 },
  );
});
