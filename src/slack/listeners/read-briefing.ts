/** What `/briefing` was asked for; `zone` null means the asker's own. */
export type BriefingCommand =
  | { readonly kind: "weekly"; readonly weekday: number; readonly time: string; readonly zone: string | null }
  | { readonly kind: "list" }
  | { readonly kind: "stop" }
  | { readonly kind: "bad-zone"; readonly zone: string }
  | { readonly kind: "unclear" };

const ENGLISH_DAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const ENGLISH_DAY =
  /^(?:sun(?:day)?|mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?)s?$/u;
const CHINESE_DAY = /^(?:每)?(?:周|週|星期|礼拜|禮拜)([日天一二三四五六])$/u;
const CHINESE_DAYS = "日一二三四五六";

/** The number of a weekday's name in English or Chinese, Sunday 0; null when it is none. */
function readWeekday(word: string): number | null {
  const chinese = CHINESE_DAY.exec(word)?.[1];
  if (chinese !== undefined) return chinese === "天" ? 0 : CHINESE_DAYS.indexOf(chinese);
  const lower = word.toLowerCase();
  return ENGLISH_DAY.test(lower) ? ENGLISH_DAYS.indexOf(lower.slice(0, 3)) : null;
}

/** HH:MM on the 24-hour clock; null when there is no such time. */
function readTime(word: string): string | null {
  const found = /^(\d{1,2})[::](\d{2})$/u.exec(word);
  if (!found || Number(found[1]) > 23 || Number(found[2]) > 59) return null;
  return `${String(found[1]).padStart(2, "0")}:${found[2]}`;
}

/** The zone's own spelling when this machine knows it by an Area/City name (or UTC), else null. */
export function readZone(word: string): string | null {
  if (!word.includes("/") && word.toUpperCase() !== "UTC") return null;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: word }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

/** Reads `weekly MONDAY 09:00 [Area/City]`, `list` or `stop`. */
export function readBriefing(text: string): BriefingCommand {
  const [verb = "", day = "", at = "", zone, ...rest] = text.trim().split(/\s+/u);
  const command = verb.toLowerCase();
  if (command === "list" && day === "") return { kind: "list" };
  if (command === "stop" && day === "") return { kind: "stop" };
  const weekday = readWeekday(day);
  const time = readTime(at);
  if (!["weekly", "每周", "每週"].includes(command) || weekday === null || time === null || rest.length > 0)
    return { kind: "unclear" };
  if (zone === undefined) return { kind: "weekly", weekday, time, zone: null };
  const known = readZone(zone);
  return known === null ? { kind: "bad-zone", zone } : { kind: "weekly", weekday, time, zone: known };
}
