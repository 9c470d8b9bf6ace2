import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type BriefingRequest, readBriefingRequest } from "../../../src/briefing/request/read-briefing-request.ts";

const TODAY = "2025-06-10";
const on = (...weekdays: readonly number[]) => ({ kind: "weekly", weekdays }) as const;
const monthly = (day: number) => ({ kind: "monthly", day }) as const;
const EVERY_DAY = on(0, 1, 2, 3, 4, 5, 6);
const WORKDAYS = on(1, 2, 3, 4, 5);

/** Days, time and what else each phrase asks for. */
const CREATED: readonly (readonly [string, object, string, object?])[] = [
  ["every Monday at 9", on(1), "09:00"],
  ["Every monday at 9am", on(1), "09:00"],
  ["weekly MONDAY 09:00 Asia/Shanghai", on(1), "09:00", { zone: "Asia/Shanghai" }],
  ["weekly on Tuesday 17:30", on(2), "17:30"],
  ["weekly", on(1), "09:00"],
  ["on Mondays and Thursdays at 7.30 in Berlin time", on(1, 4), "07:30", { zone: "Europe/Berlin" }],
  ["every Tuesday, Wednesday and Friday at 8 pm", on(2, 3, 5), "20:00"],
  ["Mon-Fri 08:15", WORKDAYS, "08:15"],
  ["Friday to Sunday at noon", on(0, 5, 6), "12:00"],
  ["every weekday at 9:30 pm New York time", WORKDAYS, "21:30", { zone: "America/New_York" }],
  ["daily", EVERY_DAY, "09:00"],
  ["every day at midnight UTC", EVERY_DAY, "00:00", { zone: "UTC" }],
  ["every morning at 8", EVERY_DAY, "08:00"],
  ["every evening at 8", EVERY_DAY, "20:00"],
  ["every day at nine (UTC+8)", EVERY_DAY, "09:00", { zone: "Etc/GMT-8" }],
  ["every day at 12 am", EVERY_DAY, "00:00"],
  ["daily 9 o'clock", EVERY_DAY, "09:00"],
  ["monthly", monthly(1), "09:00"],
  ["monthly on the 15th at 10:00", monthly(15), "10:00"],
  ["on the 1st of every month at noon on organoids", monthly(1), "12:00", { topic: "organoids" }],
  ["last day of every month at 18:00 full", monthly(31), "18:00", { length: "full" }],
  [
    "every day at 8am about Shanghai in Chinese brief",
    EVERY_DAY,
    "08:00",
    { topic: "Shanghai", language: "zh-Hans", length: "brief" },
  ],
  ["Shanghai news every Monday at 9", on(1), "09:00", { topic: "Shanghai" }],
  [
    "please send a briefing on education every Friday at 16:00 Tokyo time",
    on(5),
    "16:00",
    { topic: "education", zone: "Asia/Tokyo" },
  ],
  ["every Monday at 9, only if there is something new", on(1), "09:00", { silent: true }],
  ["every Monday at 9 Pacific time", on(1), "09:00", { zone: "America/Los_Angeles" }],
  ["每周一上午九点", on(1), "09:00"],
  ["每周一上午９：００", on(1), "09:00"],
  ["每週一上午九點", on(1), "09:00"],
  ["每周一三点", on(1), "03:00"],
  ["每周一三五上午九点", on(1, 3, 5), "09:00"],
  ["每周一、三、五下午三点半", on(1, 3, 5), "15:30"],
  ["周二和周四 21：00", on(2, 4), "21:00"],
  ["每星期天晚上八点", on(0), "20:00"],
  ["每个礼拜日早上7点15分", on(0), "07:15"],
  ["周一到周五 8:30", WORKDAYS, "08:30"],
  ["每个工作日上午十点一刻", WORKDAYS, "10:15"],
  ["每天早上8点", EVERY_DAY, "08:00"],
  ["每日21时", EVERY_DAY, "21:00"],
  ["每晚九点", EVERY_DAY, "21:00"],
  ["每周", on(1), "09:00"],
  ["每月1号", monthly(1), "09:00"],
  ["每月十五日下午三点，北京时间", monthly(15), "15:00", { zone: "Asia/Shanghai" }],
  ["每个月最后一天中午", monthly(31), "12:00"],
  [
    "每周三晚上八点，简短，中文，关于产教融合",
    on(3),
    "20:00",
    { topic: "产教融合", language: "zh-Hans", length: "brief" },
  ],
  ["每週一上午九點（臺北時間）關於上海的簡報", on(1), "09:00", { topic: "上海", zone: "Asia/Taipei" }],
  ["每周一上午九点发一份类器官的新闻，用英文", on(1), "09:00", { topic: "类器官", language: "en" }],
  ["每周一九点，没有新内容就不发", on(1), "09:00", { silent: true }],
  ["请每周五下午五点给我们发教育简报", on(5), "17:00", { topic: "教育" }],
  ["weekly 周一 09:00 Asia/Shanghai", on(1), "09:00", { zone: "Asia/Shanghai" }],
  ["每周日 09：00 纽约时间", on(0), "09:00", { zone: "America/New_York" }],
];

const OTHERS: readonly (readonly [string, BriefingRequest])[] = [
  ["", { kind: "list" }],
  ["list", { kind: "list" }],
  ["查看", { kind: "list" }],
  ["help", { kind: "help" }],
  ["用法", { kind: "help" }],
  ["stop", { kind: "stop", which: null }],
  ["stop 2", { kind: "stop", which: 2 }],
  ["stop all", { kind: "stop", which: "all" }],
  ["停止第二个", { kind: "stop", which: 2 }],
  ["取消全部", { kind: "stop", which: "all" }],
  ["pause", { kind: "pause", which: null }],
  ["暂停 1", { kind: "pause", which: 1 }],
  ["resume #3", { kind: "resume", which: 3 }],
  ["恢复", { kind: "resume", which: null }],
  ["skip next", { kind: "skip", which: null }],
  ["skip the next one", { kind: "skip", which: null }],
  ["跳过下次", { kind: "skip", which: null }],
  ["preview 1", { kind: "preview", which: 1 }],
  ["预览", { kind: "preview", which: null }],
  ["move to Friday at 5 pm", { kind: "edit", which: null, wish: { days: on(5), time: "17:00" } }],
  ["move 2 to Friday 17:00", { kind: "edit", which: 2, wish: { days: on(5), time: "17:00" } }],
  ["move to 17:00", { kind: "edit", which: null, wish: { time: "17:00" } }],
  ["改到周五下午五点", { kind: "edit", which: null, wish: { days: on(5), time: "17:00" } }],
  ["edit 1 about education in English", { kind: "edit", which: 1, wish: { topic: "education", language: "en" } }],
  ["修改 2 主题为教育，详细", { kind: "edit", which: 2, wish: { topic: "教育", length: "full" } }],
  [
    "edit any topic, normal length, always",
    { kind: "edit", which: null, wish: { topic: null, length: null, silent: false } },
  ],
];

/** What is wrong with each, and the words that are shown. */
const UNCLEAR: readonly (readonly [string, string, string])[] = [
  ["every Monday at 25:00", "time", "at 25:00"],
  ["every Monday at 9:75", "time", "at 9:75"],
  ["每周一上午九点七十分", "time", "上午九点七十分"],
  ["every Monday at 13am", "time", "at 13am"],
  ["every Monday at 9 Mars/Olympus", "zone", "Mars/Olympus"],
  ["every Monday at 9 Gotham time", "zone", "Gotham time"],
  ["每周一九点，火星时间", "zone", "火星时间"],
  ["weekly MONDAY 24:00", "time", "24:00"],
  ["weekly MONDAY 09:00 EST", "zone", "EST"],
  ["weekly MONDAY 09:00 Asia/Atlantis", "zone", "Asia/Atlantis"],
  ["weekly Mondey 9:00", "words", "Mondey"],
  ["monthly on the 32nd", "day", "monthly on the 32nd"],
  ["每月三十五号", "day", "每月三十五号"],
  ["about Shanghai", "when", ""],
  ["at 9", "when", ""],
  ["every Monday at 9 about Shanghai since 2024", "period", "about Shanghai since 2024"],
  ["edit 1", "nothing", ""],
  ["stop Shanghai", "words", "Shanghai"],
];

describe("what is asked of briefings", () => {
  test.each(CREATED.map(([text, days, time, more]) => [text, { days, time, ...more }] as const))("%s", (text, wish) => {
    expect(readBriefingRequest(text, TODAY)).toEqual({ kind: "create", wish });
  });
  test.each(OTHERS)("%s", (text, asked) => {
    expect(readBriefingRequest(text, TODAY)).toEqual(asked);
  });
  test.each(UNCLEAR)("%s is unclear: %s", (text, problem, written) => {
    expect(readBriefingRequest(text, TODAY)).toEqual({ kind: "unclear", problem, written });
  });
  test("any text is read as something, and what is made of it can be due", () => {
    const words = fc.constantFrom(
      "every",
      "Monday",
      "at",
      "9",
      "每周",
      "一",
      "点",
      "25:00",
      "Asia/",
      "第",
      " ",
      "，",
      "about",
      "time",
    );
    const text = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.array(words).map((all) => all.join(" ")),
    );
    fc.assert(
      fc.property(text, (written) => {
        const asked = readBriefingRequest(written, TODAY);
        if (asked.kind !== "create") return;
        expect(asked.wish.time).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/u);
      }),
      { numRuns: 300 },
    );
  });
});
