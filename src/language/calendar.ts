/** A day of the Gregorian calendar; `month` counts from 1. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Reads an ISO day (YYYY-MM-DD, what follows is ignored). Null when it is none. */
export function dayOf(iso: string): Day | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
  if (!found) return null;
  const day = { year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) };
  return isRealDate(day.year, day.month, day.day) ? day : null;
}

/** Writes a day as YYYY-MM-DD. */
export function isoDay({ year, month, day }: Day): string {
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** The day `n` days later (earlier when negative). */
export function addDays({ year, month, day }: Day, n: number): Day {
  const moved = new Date(Date.UTC(year, month - 1, day + n));
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() };
}

/** Whether the calendar has this day: no 31 June, no 29 February 2025. */
export function isRealDate(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The ISO day at an instant (milliseconds since 1970) in an IANA zone; without a zone, in the machine's own. */
export function dayAt(instant: number, zone?: string): string {
  const parts = new Intl.DateTimeFormat("en", {
    ...(zone === undefined ? {} : { timeZone: zone }),
    calendar: "gregory",
    numberingSystem: "latn",
    year: "numeric",
    month: "numeric",
    day: "numeric",
  }).formatToParts(instant);
  const read = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
  return isoDay({ year: read("year"), month: read("month"), day: read("day") });
}
