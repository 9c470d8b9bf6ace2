import type { Language } from "../../domain/article.ts";
import type { BriefingDays, BriefingPlan, Subscription } from "../../domain/subscription.ts";
import { createPhrases } from "../../language/phrases.ts";

/** The words around briefings. */
export const briefingPhrase = createPhrases<string>(new URL("data/briefing-words.json", import.meta.url));

/** "every Monday at 09:00 (Asia/Shanghai), about education, brief" */
export function planText(language: Language, plan: BriefingPlan): string {
  const say = (name: string, slots = {}): string => briefingPhrase(language, name, slots);
  const { days, time, zone, topic, length, silent } = plan;
  const parts = [
    say("when", { days: daysText(language, days), time, zone }),
    ...(topic === null ? [] : [say("about", { topic })]),
    ...(plan.language === language ? [] : [say(`in-${plan.language}`)]),
    ...(length === null ? [] : [say(length)]),
    ...(silent ? [say("silent")] : []),
  ];
  return parts.join(say("comma"));
}

/** "every day", "Monday to Friday", "every Monday and Thursday", "on day 15 of every month" */
export function daysText(language: Language, days: BriefingDays): string {
  const say = (name: string, slots = {}): string => briefingPhrase(language, name, slots);
  if (days.kind === "monthly") return days.day === 31 ? say("monthly-last") : say("monthly", { day: days.day });
  const all = days.weekdays.join("");
  if (all === "0123456") return say("daily");
  if (all === "12345") return say("workdays");
  const names = say("weekdays").split(" ");
  const fromMonday = days.weekdays.toSorted((a, b) => ((a + 6) % 7) - ((b + 6) % 7));
  return say("weekly", { days: fromMonday.map((day) => names[day]).join(say("and")) });
}

/** "Mon, Jun 9, 09:00" in the zone of a briefing. `instant` is in ms since 1970. */
export function whenText(language: Language, instant: number, zone: string): string {
  const locale = { en: "en", "zh-Hans": "zh-CN", "zh-Hant": "zh-TW" }[language];
  const format = { weekday: "short", month: "short", day: "numeric", hour: "2-digit", minute: "2-digit" } as const;
  return new Intl.DateTimeFormat(locale, { ...format, hourCycle: "h23", timeZone: zone }).format(instant);
}

/** One of a channel's briefings in a list, with its state. `next` is in ms since 1970. */
export function subscriptionLine(language: Language, number: number, subscription: Subscription, next: number): string {
  const say = (name: string, slots = {}): string => briefingPhrase(language, name, slots);
  const state = subscription.paused
    ? say("paused")
    : say("next", { next: whenText(language, next, subscription.zone) });
  return say("line", { number, plan: planText(language, subscription), state });
}
