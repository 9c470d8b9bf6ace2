import { Cron } from "croner";
import type { Subscription } from "../domain/digest.ts";
import { WenzhaiError } from "../errors.ts";

/** The part of a subscription that says when. */
export type WeeklyTime = Pick<Subscription, "weekday" | "time" | "zone">;

/** Instants in milliseconds since 1970. */
export interface DueTimes {
  /** The latest instant at or before the one asked about. */
  readonly last: number;
  /** The earliest after it. */
  readonly next: number;
}

/**
 * When a weekly time was last due and will next be, seen from an instant. A local time that a change of clocks skips is
 * taken at the first instant after the gap; one that comes twice is due at its first coming only. A week whose day the
 * zone skipped altogether has none.
 * @throws WenzhaiError("bad-input") for a weekday not 0 to 6, a time not HH:MM, or a zone the system does not know
 */
export function dueTimes({ weekday, time, zone }: WeeklyTime, instant: number): DueTimes {
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/u.exec(time) ?? [];
  if (hour === undefined || minute === undefined)
    throw new WenzhaiError("bad-input", `“${time}” is not a time: write it as 09:00.`);
  if (!Number.isInteger(weekday) || weekday < 0 || weekday > 6)
    throw new WenzhaiError("bad-input", `“${weekday}” is not a weekday from 0 to 6.`);
  if (!isZone(zone))
    throw new WenzhaiError("bad-input", `“${zone}” is not a time zone: write one such as Asia/Shanghai.`);
  const cron = new Cron(`${Number(minute)} ${Number(hour)} * * ${weekday}`, { timezone: zone, paused: true });
  // Croner looks strictly before, and to the full second after.
  const last = cron.previousRuns(1, new Date(instant + 1))[0];
  const next = cron.nextRun(new Date(instant));
  if (last === undefined || next === null) throw new WenzhaiError("internal", "A weekly time has no neighbours.");
  return { last: last.getTime(), next: next.getTime() };
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
