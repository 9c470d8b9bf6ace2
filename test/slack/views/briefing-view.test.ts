import { expect, test } from "vitest";
import { briefingFailed, briefingMessages } from "../../../src/slack/views/briefing-view.ts";
import { planText, subscriptionLine } from "../../../src/slack/views/briefing-words.ts";
import { subscription } from "../../ports/store-contract.ts";
import { citation, digest } from "../samples.ts";

const DUE = Date.parse("2025-06-09T01:00:00Z");
const english = subscription({ language: "en" });

test("a briefing is titled with what it is, and says when it comes late", () => {
  const [message] = briefingMessages(digest([citation()]), english);
  expect(message!.text).toContain("Briefing every Monday at 09:00 (Asia/Shanghai)");
  const [late] = briefingMessages(digest([citation()]), english, DUE);
  expect(late!.text).toMatch(/^This briefing was due Mon, Jun 9, 09:00\./u);
});

test("of nothing new is one line", () => {
  const nothing = { ...digest([]), receipt: { read: 5, matched: 0, toldBefore: 0 } };
  expect(briefingMessages(nothing, english).map(({ text }) => text)).toEqual([
    "Briefing every Monday at 09:00 (Asia/Shanghai): nothing is new.",
  ]);
  expect(briefingMessages(nothing, subscription({ topic: "教育" }))[0]!.text).toContain("关于“教育”没有新内容");
});

test("its owner is told why it could not be posted, and when the next comes", () => {
  const { text, blocks } = briefingFailed(english, DUE, "Slack did not take it", DUE);
  expect(text).toContain(
    "due Mon, Jun 9, 09:00 could not be posted: Slack did not take it. The next one is due Mon, Jun 16",
  );
  expect(JSON.stringify(blocks)).toContain('{"type":"channel","channel_id":"C1"}');
});

test.each([
  [{}, "every Monday at 09:00 (Asia/Shanghai)", "每周一 09:00(Asia/Shanghai)"],
  [
    { days: { kind: "weekly", weekdays: [0, 1, 4] } },
    "every Monday and Thursday and Sunday at 09:00 (Asia/Shanghai)",
    "每周一、周四、周日 09:00(Asia/Shanghai)",
  ],
  [
    { days: { kind: "weekly", weekdays: [0, 1, 2, 3, 4, 5, 6] }, topic: "教育" },
    "every day at 09:00 (Asia/Shanghai), about 教育",
    "每天 09:00(Asia/Shanghai),关于教育",
  ],
  [
    { days: { kind: "monthly", day: 31 }, length: "brief", silent: true },
    "on the last day of every month at 09:00 (Asia/Shanghai), brief, nothing when nothing is new",
    "每月最后一天 09:00(Asia/Shanghai),简短,没有新内容就不发",
  ],
] as const)("a plan in words: %j", (over, inEnglish, inChinese) => {
  expect(planText("en", { ...english, ...over })).toBe(inEnglish);
  expect(planText("zh-Hans", subscription(over))).toBe(inChinese);
});

test("in a list it has its number and its state", () => {
  expect(subscriptionLine("en", 2, english, DUE)).toBe(
    "2. every Monday at 09:00 (Asia/Shanghai) – next: Mon, Jun 9, 09:00",
  );
  expect(subscriptionLine("en", 1, { ...english, paused: true }, DUE)).toContain("– paused");
});
