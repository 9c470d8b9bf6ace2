import { Cron } from "croner";
import type { BriefingDays, BriefingTime } from "../domain/subscription.ts";
import { WenzhaiError } from "../errors.ts";

/** Instants in milliseconds since 1970. */
export interface DueTimes {
  /** The latest instant at or before the one asked about. */
  readonly last: number;
  /** The earliest after it. */
  readonly next: number;
}

/**
 * When a briefing was last due and will next be, seen from an instant. A local time that a change of clocks skips is
 * taken at the first instant after the gap; one that comes twice is due at its first coming only. A day that the zone
 * skipped altogether has none.
 * @throws WenzhaiError("bad-input") for days that no calendar has, a time not HH:MM, or a zone the system does not know
 */
export function dueTimes({ days, time, zone }: BriefingTime, instant: number): DueTimes {
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/u.exec(time) ?? [];
  if (hour === undefined || minute === undefined)
    throw new WenzhaiError("bad-input", `“${time}” is not a time: write it as 09:00.`);
  if (!isZone(zone))
    throw new WenzhaiError("bad-input", `“${zone}” is not a time zone: write one such as Asia/Shanghai.`);
  const crons = daysOf(days).map(
    (each) => new Cron(`${Number(minute)} ${Number(hour)} ${each}`, { timezone: zone, paused: true }),
  );
  // Croner looks strictly before, and to the full second after.
  const last = crons.flatMap((cron) => cron.previousRuns(1, new Date(instant + 1)).map((date) => date.getTime()));
  const next = crons.flatMap((cron) => cron.nextRun(new Date(instant))?.getTime() ?? []);
  if (last.length === 0 || next.length === 0)
    throw new WenzhaiError("internal", "A time of briefings has no neighbours.");
  return { last: Math.max(...last), next: Math.min(...next) };
}

/** Days as cron writes them: day of the month, month, weekday. */
function daysOf(days: BriefingDays): readonly string[] {
  if (days.kind === "monthly") return monthDays(days.day);
  const { weekdays } = days;
  const wrong = weekdays.find((each) => !Number.isInteger(each) || each < 0 || each > 6);
  if (wrong !== undefined || weekdays.length === 0)
    throw new WenzhaiError("bad-input", `“${wrong ?? ""}” is not a weekday from 0 to 6.`);
  return [`* * ${weekdays.join(",")}`];
}

function monthDays(day: number): readonly string[] {
  if (!Number.isInteger(day) || day < 1 || day > 31)
    throw new WenzhaiError("bad-input", `“${day}” is not a day of a month.`);
  if (day === 31) return ["L * *"];
  return day <= 28 ? [`${day} * *`] : [`${day} 1,3-12 *`, "L 2 *"];
}

/** The ISO day it is in a zone at an instant. */
export function dayIn(zone: string, instant: number): string {
  const parts = new Intl.DateTimeFormat("en", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).formatToParts(instant);
  const part = (type: string) => parts.find((each) => each.type === type)?.value;
  return `${part("year")}-${part("month")}-${part("day")}`;
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
