import { resolveDay } from "../../language/dates.ts";

/** What `/digest` was asked for, or the date that could not be understood. */
export type DigestCommand =
  | { readonly ok: true; readonly topic?: string; readonly since?: string }
  | { readonly ok: false; readonly date: string };

const SINCE = /(?:^|\s)(?:(?:since|自从|自從)(?<english>.*)$|自(?=\s*\S)(?<chinese>.*)$)/isu;

/**
 * Reads `[topic] [since DATE]`. `today` is the ISO day that "last week" and a day without a year are counted from; dates are
 * those `resolveDay` understands.
 */
export function readDigest(text: string, today: string): DigestCommand {
  const found = SINCE.exec(text);
  const topic = (found ? text.slice(0, found.index) : text).trim();
  const wanted = topic === "" ? {} : { topic };
  if (!found) return { ok: true, ...wanted };
  const { english, chinese = "" } = found.groups!;
  const date = (english ?? chinese.trim().replace(/(?:以来|以來|起)$/u, "")).trim();
  const since = date === "" ? null : resolveDay(date, today);
  return since === null ? { ok: false, date } : { ok: true, ...wanted, since };
}
